#!/usr/bin/env bash
# Builds the engine for Apple's systems as an XCFramework, and the package that refers to it.
#
#   xcframework.sh URL     URL: where the zip will lie, as the release's page has it
#
# Runs on a Mac with Xcode and the targets of Rust. What comes out, in target/swift-package: the folder that is pushed as
# the package's repository, and CNumplan.xcframework.zip beside it, to be attached to the release.
set -euo pipefail
url="${1:?where the zip will lie}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
target="$here/../../target"
out="$target/swift-package"
export IPHONEOS_DEPLOYMENT_TARGET=15.0 MACOSX_DEPLOYMENT_TARGET=12.0

for triple in aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios aarch64-apple-darwin x86_64-apple-darwin; do
    cargo build --manifest-path "$here/../../Cargo.toml" --package numplan-uniffi --release --locked --target "$triple"
done

rm -rf "$out"
mkdir -p "$out/headers" "$out/simulator" "$out/macos" "$out/package"
# The library is in the framework, so nothing is left to link by name.
grep -v '^ *link ' "$here/Sources/CNumplan/module.modulemap" >"$out/headers/module.modulemap"
cp "$here/Sources/CNumplan/CNumplan.h" "$out/headers/"
library=release/libnumplan_uniffi.a
lipo -create -output "$out/simulator/libnumplan_uniffi.a" \
    "$target/aarch64-apple-ios-sim/$library" "$target/x86_64-apple-ios/$library"
lipo -create -output "$out/macos/libnumplan_uniffi.a" \
    "$target/aarch64-apple-darwin/$library" "$target/x86_64-apple-darwin/$library"
xcodebuild -create-xcframework \
    -library "$target/aarch64-apple-ios/$library" -headers "$out/headers" \
    -library "$out/simulator/libnumplan_uniffi.a" -headers "$out/headers" \
    -library "$out/macos/libnumplan_uniffi.a" -headers "$out/headers" \
    -output "$out/CNumplan.xcframework"
# SwiftPM takes nothing from outside of the package.
rm -rf "$here/CNumplan.xcframework"
cp -R "$out/CNumplan.xcframework" "$here/"
(cd "$out" && zip -qry CNumplan.xcframework.zip CNumplan.xcframework)

checksum="$(swift package --package-path "$here" compute-checksum "$out/CNumplan.xcframework.zip")"
sed -e "s|{URL}|$url|" -e "s|{CHECKSUM}|$checksum|" "$here/Package.swift.template" >"$out/package/Package.swift"
mkdir "$out/package/Sources"
cp -R "$here/Sources/Numplan" "$out/package/Sources/"
echo "$out/package"
