// swift-tools-version: 6.2
import PackageDescription

// The manifest is the architecture: docs/architecture.md tells what each floor may see, and the suite
// `ManifestTests` reads the dump of this file and fails on an arrow that the table there does not allow.

/// What a room of ours may ask of the outside: the products of well-kept packages, named once.
enum External {
    static let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
    static let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
    static let yams = Target.Dependency.product(name: "Yams", package: "Yams")
    static let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
    static let hashTrees = Target.Dependency.product(name: "HashTreeCollections", package: "swift-collections")
}

func module(_ name: String, sees modules: [String] = [], _ external: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: modules.map { .byName(name: $0) } + external, path: "Modules/\(name)")
}

func classifier(_ name: String) -> Target {
    .target(name: name, dependencies: ["Domain", "Classification"], path: "Plugins/Classifiers/\(name)")
}

func store(_ name: String, _ external: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: ["Domain", "Storage"] + external, path: "Plugins/Stores/\(name)")
}

func assembly(sees modules: [String]) -> Target {
    .target(name: "Assembly", dependencies: modules.map { .byName(name: $0) }, path: "Apps/Assembly")
}

func app(_ name: String, sees modules: [String], _ external: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: modules.map { .byName(name: $0) } + external, path: "Apps/\(name)")
}

func kit(_ name: String, for modules: [String]) -> Target {
    .target(name: name, dependencies: modules.map { .byName(name: $0) }, path: "Tests/\(name)")
}

func suite(_ name: String, of targets: [String], _ external: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: targets.map { .byName(name: $0) } + external, path: "Tests/\(name)Tests")
}

let package = Package(
    name: "rapport",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "rapport", targets: ["CLI"]),
        .library(
            name: "Rapport",
            targets: [
                "Domain", "Classification", "Scheduling", "Storage", "Policy", "Exchange", "Wording", "Workflows",
                "Assembly",
            ]),
        .library(name: "ClassifierLaws", targets: ["ClassifierLaws"]),
        .library(name: "StoreConformance", targets: ["StoreConformance"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // Floor 0
        module("Domain"),
        // Floor 1
        module("Classification", sees: ["Domain"]),
        module("Storage", sees: ["Domain"]),
        module("Wording", sees: ["Domain"]),
        // Floor 2
        module("Scheduling", sees: ["Domain", "Classification"]),
        module("Policy", sees: ["Domain", "Classification"], [External.yams]),
        module("Exchange", sees: ["Domain"], [External.yams]),
        // Floor 3
        module(
            "Workflows",
            sees: ["Domain", "Classification", "Storage", "Wording", "Scheduling", "Policy", "Exchange"],
            [External.crypto]),

        // Plugins: one line each
        classifier("Stage"),
        classifier("Negotiation"),
        classifier("Demand"),
        classifier("Grade"),
        classifier("Stars"),
        classifier("Relationship"),
        classifier("Importance"),
        classifier("Urgency"),
        classifier("Power"),
        classifier("RFM"),
        classifier("Priority"),
        classifier("Hot"),
        classifier("Custom"),
        store("Memory", [External.hashTrees]),
        store("SQLite", [External.grdb]),

        // Apps
        assembly(sees: ["Domain", "Storage", "Policy", "Workflows"]),
        app(
            "CLI",
            sees: ["Domain", "Classification", "Storage", "Wording", "Policy", "Exchange", "Workflows", "Assembly"],
            [External.argumentParser, External.crypto]),

        // Kits for authors of plugins, and our own suites
        kit("ClassifierLaws", for: ["Domain", "Classification"]),
        kit("StoreConformance", for: ["Domain", "Storage"]),
        suite("Domain", of: ["Domain", "Classification", "ClassifierLaws"]),
        suite("Classification", of: ["Domain", "Classification"]),
        suite("Classifiers", of: ["Domain", "Classification", "ClassifierLaws"]),
        suite("Scheduling", of: ["Domain", "Classification", "Scheduling"]),
        suite("Policy", of: ["Domain", "Classification", "Policy"]),
        suite("Exchange", of: ["Domain", "Exchange", "Wording"]),
        suite("Stores", of: ["Domain", "Storage", "StoreConformance"], [External.grdb]),
        suite(
            "Workflows",
            of: [
                "Domain", "Classification", "Scheduling", "Storage", "Policy", "Exchange", "Wording", "Workflows",
                "Memory",
                "Assembly",
            ]),
        suite("CLI", of: ["CLI"]),
        suite("Manifest", of: []),
    ]
)

// Assembly sees every plugin, and the suites of plugins see their kind: one line above is all that a plugin takes here.
for plugin in package.targets where plugin.path?.hasPrefix("Plugins/") ?? false {
    let readers =
        plugin.path?.hasPrefix("Plugins/Stores/") ?? false
        ? ["Assembly", "StoresTests"] : ["Assembly", "ClassifiersTests"]
    for target in package.targets where readers.contains(target.name) {
        target.dependencies.append(.byName(name: plugin.name))
    }
}

// Settings of every target: what the language will become, today (SE-0335, SE-0444, SE-0409, SE-0461), and no warnings.
for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
