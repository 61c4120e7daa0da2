// swift-tools-version: 6.2
import PackageDescription

// A package of somebody else: it brings a classifier of its own. `run.sh` builds it outside the repository.
let package = Package(
    name: "silence",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Silence", targets: ["Silence"])],
    dependencies: [.package(name: "rapport", path: Context.environment["RAPPORT_PATH"] ?? "../..")],
    targets: [
        .target(name: "Silence", dependencies: [.product(name: "Rapport", package: "rapport")]),
        .testTarget(
            name: "SilenceTests",
            dependencies: [
                "Silence", .product(name: "Rapport", package: "rapport"),
                .product(name: "ClassifierLaws", package: "rapport"),
            ]),
    ]
)
