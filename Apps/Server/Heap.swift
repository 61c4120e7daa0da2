#if canImport(Glibc)
    import Glibc
#endif

/// What the C library keeps of memory that was given back.
enum Heap {
    /// Two arenas for all threads, where glibc makes eight for each core and keeps in each what any thread once needed:
    /// after hours two thirds of the process were free memory. To be called before there are threads.
    static func limit() {
        #if canImport(Glibc)
            // The module of glibc has no malloc.h.
            typealias Option = @convention(c) (Int32, Int32) -> Int32
            guard let mallopt = dlsym(dlopen(nil, RTLD_NOW), "mallopt") else { return }
            _ = unsafeBitCast(mallopt, to: Option.self)(Self.arenas, 2)
        #endif
    }

    /// `M_ARENA_MAX`.
    private static let arenas: Int32 = -8
}
