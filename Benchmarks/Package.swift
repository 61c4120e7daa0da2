// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

// A package of its own, so that neither a build of Rapport nor its gate fetches or compiles the tool.
let package = Package(
    name: "rapport-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "rapport", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        .target(
            name: "Taking",
            dependencies: [.product(name: "Rapport", package: "rapport")],
            path: "Taking",
            swiftSettings: settings),
        .executableTarget(
            name: "Harness",
            dependencies: [
                "Taking",
                .product(name: "Rapport", package: "rapport"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Harness",
            swiftSettings: settings),
        .executableTarget(
            name: "Measures",
            dependencies: [
                "Taking",
                .product(name: "Rapport", package: "rapport"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Measures",
            swiftSettings: settings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
    ])
