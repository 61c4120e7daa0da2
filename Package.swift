// swift-tools-version: 6.2
import PackageDescription

// The manifest is the architecture: docs/architecture.md tells what each floor may see, and the suite
// `ManifestTests` reads the dump of this file and fails on an arrow that the table there does not allow.

/// What a room of ours may ask of the outside: the products of well-kept packages, named once.
enum External {
    static let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
    static let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
    static let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
    static let yams = Target.Dependency.product(name: "Yams", package: "Yams")
    static let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
    static let hashTrees = Target.Dependency.product(name: "HashTreeCollections", package: "swift-collections")
    static let scrypt = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
    static let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
    static let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
    static let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
    static let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
    static let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
    static let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
    static let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
    static let nioHTTPTypesHTTP1 = Target.Dependency.product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
    static let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
    static let compression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
    static let services = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
    static let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
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

func assembly(sees modules: [String], _ external: [Target.Dependency]) -> Target {
    .target(
        name: "Assembly", dependencies: modules.map { .byName(name: $0) } + external, path: "Apps/Assembly")
}

/// What several apps stand on and is no module: it knows HTTP or HTML, and no rules.
func appLibrary(_ name: String, sees modules: [String], _ external: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: modules.map { .byName(name: $0) } + external, path: "Apps/\(name)")
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
        .executable(name: "rapport-server", targets: ["Server"]),
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
        .package(
            url: "https://github.com/apple/swift-configuration", exact: "1.4.0",
            traits: [.defaults, "YAML"]),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // Floor 0
        module("Domain"),
        module("Markup"),
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
        assembly(sees: ["Domain", "Storage", "Policy", "Workflows"], [External.scrypt, External.crypto]),
        app(
            "CLI",
            sees: [
                "Domain", "Classification", "Storage", "Wording", "Policy", "Exchange", "Workflows", "Assembly", "API",
                "Client",
            ],
            [External.argumentParser, External.crypto]),
        appLibrary("API", sees: ["Domain", "Storage", "Exchange", "Wording", "Workflows"]),
        appLibrary(
            "Client", sees: ["Domain", "Wording", "Workflows", "API"],
            [External.httpClient, External.nio, External.nioHTTP1]),
        appLibrary("Web", sees: ["Domain", "Classification", "Wording", "Workflows", "Markup"]),
        app(
            "Server",
            sees: [
                "Domain", "Storage", "Wording", "Policy", "Exchange", "Workflows", "Markup", "Assembly", "API", "Web",
            ],
            [
                External.hummingbird, External.hummingbirdCore, External.httpTypes, External.nio, External.nioPosix,
                External.nioHTTP1, External.nioHTTPTypes, External.nioHTTPTypesHTTP1, External.compression,
                External.services, External.signals, External.logging, External.configuration, External.system,
                External.crypto, External.yams,
            ]),

        // Kits for authors of plugins, and our own suites
        kit("ClassifierLaws", for: ["Domain", "Classification"]),
        kit("StoreConformance", for: ["Domain", "Storage"]),
        kit("Houses", for: ["Domain", "Storage", "Exchange", "Workflows"]),
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
                "Memory", "Assembly", "Houses",
            ]),
        suite(
            "Authority",
            of: [
                "Domain", "Exchange", "Storage", "Wording", "Workflows", "Memory", "Assembly", "API", "Server",
                "Houses",
            ],
            [External.hummingbird, External.hummingbirdTesting, External.httpTypes, External.logging, External.nio]),
        suite("CLI", of: ["CLI", "Server"]),
        suite("Client", of: ["Domain", "Workflows", "API", "Client"]),
        suite("Markup", of: ["Markup"]),
        suite("API", of: ["Domain", "Wording", "Workflows", "API"]),
        suite("Web", of: ["Domain", "Wording", "Workflows", "Markup", "Web"]),
        suite(
            "Server", of: ["Domain", "Exchange", "Storage", "Workflows", "Assembly", "API", "Server", "Houses"],
            [
                External.hummingbird, External.hummingbirdTesting, External.httpTypes, External.logging, External.nio,
                External.nioPosix,
            ]),
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
