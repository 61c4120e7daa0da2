import Foundation
import Testing

/// The manifest's arrows, against the floors.
struct ManifestTests {
    private let manifest: Manifest

    init() throws { manifest = try Manifest.result.get() }

    @Test func `every arrow is one that the floors allow`() {
        for target in manifest.targets where target.type != "test" {
            let forbidden = Floors.forbiddenArrows(of: target, in: manifest)
            #expect(forbidden.isEmpty, "\(target.name) must not depend on these")
        }
    }

    @Test func `every target stands in the folder of its name`() {
        for target in manifest.targets where target.type == "test" {
            #expect(target.path == "Tests/\(target.name)")
            #expect(Floors.forbiddenArrows(of: target, in: manifest).allSatisfy { Floors.modulesOfOthers.contains($0) })
        }
    }

    /// Arrows that somebody could draw, and the one that must be found.
    static let mistakes: [(name: String, path: String, arrow: String)] = [
        ("Domain", "Modules/Domain", "Classification"), ("Storage", "Modules/Storage", "Wording"),
        ("Scheduling", "Modules/Scheduling", "Storage2"), ("Policy", "Modules/Policy", "Scheduling"),
        ("Exchange", "Modules/Exchange", "Workflows"), ("Workflows", "Modules/Workflows", "Assembly"),
        ("Workflows", "Modules/Workflows", "SQLite"), ("Grade", "Plugins/Classifiers/Grade", "Scheduling"),
        ("Grade", "Plugins/Classifiers/Grade", "Stage"), ("SQLite", "Plugins/Stores/SQLite", "Memory"),
        ("CLI", "Apps/CLI", "SQLite"), ("API", "Apps/API", "Assembly"),
        ("Server", "Apps/Server", "CLI"), ("Assembly", "Apps/Assembly", "CLI"),
        ("Odd", "Elsewhere/Odd", "stands on no floor"),
    ]

    @Test(arguments: mistakes) func `a forbidden arrow is found`(name: String, path: String, arrow: String) throws {
        let text =
            #"{"name":"\#(name)","type":"regular","path":"\#(path)","dependencies":[{"byName":["\#(arrow)",null]}]}"#
        let target = try JSONDecoder().decode(Manifest.Target.self, from: Data(text.utf8))
        let found = Floors.forbiddenArrows(of: target, in: manifest)
        #expect(found.count == 1 && found.allSatisfy { $0.hasSuffix(arrow) })
    }

    @Test func `a package of others is found where it is not allowed`() throws {
        let text =
            #"{"name":"Domain","type":"regular","path":"Modules/Domain","dependencies":[{"product":["Yams","Yams"]}]}"#
        let target = try JSONDecoder().decode(Manifest.Target.self, from: Data(text.utf8))
        #expect(Floors.forbiddenArrows(of: target, in: manifest) == ["Yams"])
    }

    @Test(arguments: ["Modules", "Plugins/Classifiers", "Plugins/Stores", "Apps"])
    func `the folders are the manifest's targets`(floor: String) throws {
        let folders = try Sources.folders(in: floor)
        let targets = manifest.targets.map(\.path).filter { $0.hasPrefix("\(floor)/") }
        #expect(folders == targets.map { String($0.dropFirst(floor.count + 1)) }.sorted())
        #expect(!folders.isEmpty)
    }

    @Test func `the assembly composes every plugin there is`() throws {
        let plugins = Set(manifest.targets.filter { $0.path.hasPrefix("Plugins/") }.map(\.name))
        let assembly = try #require(manifest.targets.first { $0.name == "Assembly" })
        #expect(plugins == Set(assembly.siblings).intersection(plugins))
        let imported = try Sources.files(in: "Apps/Assembly").reduce(into: Set()) { $0.formUnion($1.imports) }
        #expect(plugins == imported.intersection(plugins))
        let list = try Sources.files(in: "Apps/Assembly").map(\.text).joined()
        for classifier in try Sources.folders(in: "Plugins/Classifiers") {
            #expect(list.contains("\(classifier)Classifier."), "Assembly.classifiers does not name it")
        }
    }
}
