import Testing

/// What a compiler does not see: imports beside the manifest, the world let in by the back door, files grown too long.
struct SourcesTests {
    private let manifest: Manifest

    init() throws { manifest = try Manifest.result.get() }

    @Test func `a file imports only what its target declares`() throws {
        let ours = Set(manifest.targets.map(\.name))
        let foreign = Floors.modulesOfOthers
        for target in manifest.targets {
            let allowed = Set(target.siblings).union(target.products.flatMap(Floors.modules(of:)))
            for file in try Sources.files(in: target.path) {
                let imports = file.imports
                let undeclared = imports.intersection(ours.union(foreign)).subtracting(allowed)
                #expect(undeclared.isEmpty, "\(file.path) imports what \(target.name) does not declare")
                let strange = imports.subtracting(ours).subtracting(foreign).subtracting(Floors.toolchain)
                #expect(
                    strange.isEmpty, "\(file.path) imports what is no module of ours, of a package or the toolchain")
            }
        }
    }

    @Test func `every phrase that a source says has words`() throws {
        let words = try Sources.files(in: "Modules/Wording").map(\.text).joined()
        let files = try Sources.files(in: "Modules").filter { !$0.path.hasPrefix("Modules/Wording/") }
        var count = 0
        for file in try files + Sources.files(in: "Apps") {
            let said = file.text.matches(of: /(?:Phrase\(|Failure\(\s*\.\w+,)\s*"([a-z-]+)"/).map(\.1)
            let hints = file.text.matches(of: /"(hint-[a-z-]+)"/).map(\.1)
            for code in said + hints {
                count += 1
                #expect(words.contains("\"\(code)\","), "\(file.path) says \(code)")
            }
        }
        #expect(count > 100)
    }

    @Test func `the domain imports nothing`() throws {
        let files = try Sources.files(in: "Modules/Domain")
        #expect(!files.isEmpty)
        for file in files { #expect(file.imports.isEmpty, "\(file.path)") }
    }

    @Test func `modifiers and kinds do not hide an import`() {
        let text = """
            @testable import A
            public import B
            import struct C.D
                import E
            // import F
            let text = "import G"
            """
        #expect(Sources.File(path: "x.swift", text: text).imports == ["A", "B", "C", "E"])
    }

    /// A clock, chance, the environment, and ways to end the program.
    static let forbidden = ["Date()", "ProcessInfo", "getenv", ".random(", "try!", "fatalError"]

    /// Where one of them may stand nevertheless, as `path: word`.
    static let exceptions: Set<String> = []

    @Test(arguments: ["Modules", "Plugins"]) func `no module and no plugin reaches for the world`(floor: String) throws
    {
        let files = try Sources.files(in: floor)
        #expect(!files.isEmpty)
        for file in files {
            for (number, line) in file.lines.enumerated() {
                let code = line.drop { $0 == " " }
                if code.hasPrefix("//") { continue }
                for word in Self.forbidden
                where code.contains(word) && !Self.exceptions.contains("\(file.path): \(word)") {
                    Issue.record("\(file.path):\(number + 1) says \(word)")
                }
            }
        }
    }

    @Test(arguments: ["Modules", "Plugins", "Apps", "Tests"]) func `no file is longer than 400 lines`(floor: String)
        throws
    {
        let files = try Sources.files(in: floor)
        #expect(!files.isEmpty)
        for file in files { #expect(file.lines.count <= 401, "\(file.path)") }
    }
}
