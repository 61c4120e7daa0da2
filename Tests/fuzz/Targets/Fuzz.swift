import Foundation

/// `Fuzz TARGET [OPTION OF LIBFUZZER | FILE | FOLDER]…`
///
/// One program for all targets, for linking it takes longer than compiling one. What is exported here libFuzzer calls,
/// whose `main` this program has: it mutates inputs, watches which code they reach, and keeps what crashes.
enum Fuzz {
    /// Takes one input. It must neither trap nor take long, whatever is in it, and calls ``broken(_:)`` when a promise was
    /// not kept.
    typealias Body = @Sendable ([UInt8]) -> Void

    static let targets: [(name: String, body: Body)] = [
        ("calls", Calls.run),
        ("customers", Files.customers),
        ("headers", Headers.run),
        ("history", Histories.run),
        ("json", Bodies.run),
        ("mapping", Files.mapped),
        ("policy", Policies.run),
        ("rules", OwnRules.run),
        ("search", Searches.run),
        ("timeline", Files.timeline),
        ("values", Values.run),
    ]

    static let body: Body = {
        let name = CommandLine.arguments.dropFirst().first
        guard let target = targets.first(where: { $0.name == name }) else { broken("no target") }
        return target.body
    }()
}

/// Takes the name of the target from the arguments; without one it tells them all and ends.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
    let name = CommandLine.arguments.dropFirst().first
    guard Fuzz.targets.contains(where: { $0.name == name }) else {
        for target in Fuzz.targets { print(target.name) }
        exit(64)
    }
    // The program stays its own first argument.
    arguments.pointee[1] = arguments.pointee[0]
    arguments.pointee += 1
    count.pointee -= 1
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func take(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    Fuzz.body(Array(UnsafeBufferPointer(start: bytes, count: size)))
    return 0
}

/// Ends the process: what was promised was not kept.
func broken(_ what: @autoclosure () -> String) -> Never { fatalError("broken: \(what())") }

func expect(_ holds: Bool, _ what: @autoclosure () -> String) { if !holds { broken(what()) } }
