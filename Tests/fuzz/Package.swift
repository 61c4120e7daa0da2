// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let rapport = Target.Dependency.product(name: "Rapport", package: "rapport")

// A package of its own, so that neither a build of Rapport nor its gate makes anything with the sanitizers: `run.sh`
// builds it. What no product of Rapport has is compiled once more from links, under another name.
let package = Package(
    name: "rapport-fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "rapport", path: "../..")],
    targets: [
        .target(name: "BorrowedAPI", dependencies: [rapport], path: "Borrowed/API", swiftSettings: settings),
        .target(name: "BorrowedServer", path: "Borrowed/Server", swiftSettings: settings),
        .executableTarget(
            name: "Fuzz", dependencies: [rapport, "BorrowedAPI", "BorrowedServer"], path: "Targets",
            swiftSettings: settings),
    ])
