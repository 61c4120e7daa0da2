// swift-tools-version: 6.2
import PackageDescription

// What the HTTP library can do by itself: the measure for the server (load.py).
let package = Package(
    name: "rapport-load",
    platforms: [.macOS(.v15)],
    dependencies: [.package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0")],
    targets: [
        .executableTarget(
            name: "Hello", dependencies: [.product(name: "Hummingbird", package: "hummingbird")], path: "Hello")
    ])
