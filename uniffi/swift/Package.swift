// swift-tools-version: 5.9
// The package for development. On Linux, the engine is the library from `cargo build -p numplan-uniffi`:
// `swift build -Xlinker -L<its folder>`. On macOS, it is the XCFramework from xcframework.sh.

import PackageDescription

#if os(Linux)
let engine: Target = .systemLibrary(name: "CNumplan")
let swiftUI: [Target] = [.target(name: "SwiftUI", path: "Tests/SwiftUIStub")]
#else
let engine: Target = .binaryTarget(name: "CNumplan", path: "CNumplan.xcframework")
let swiftUI: [Target] = []
#endif

let package = Package(
    name: "numplan",
    platforms: [.iOS(.v15), .macOS(.v12)],
    products: [.library(name: "Numplan", targets: ["Numplan"])],
    targets: [
        engine,
        .target(name: "Numplan", dependencies: ["CNumplan"]),
        .executableTarget(name: "admin", dependencies: ["AdminModels", "Numplan"], path: "Samples/Admin"),
        .target(name: "AdminModels", dependencies: ["Numplan"], path: "Samples/AdminModels"),
        .target(
            name: "Screens", dependencies: ["AdminModels", "Numplan"] + swiftUI.map { .byName(name: $0.name) },
            path: "Samples/Screens"),
        .testTarget(name: "NumplanTests", dependencies: ["Numplan", "admin"]),
        .testTarget(name: "AdminModelsTests", dependencies: ["AdminModels", "Numplan"]),
    ] + swiftUI
)
