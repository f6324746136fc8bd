// swift-tools-version: 5.9
// Benchmarks in Swift: a package of its own, so that apps which use numplan do not get it.

import PackageDescription

let package = Package(
    name: "bench",
    platforms: [.macOS(.v12)],
    dependencies: [.package(name: "numplan", path: "..")],
    targets: [
        .executableTarget(
            name: "work", dependencies: [.product(name: "Numplan", package: "numplan")], path: "Sources/work")
    ]
)
