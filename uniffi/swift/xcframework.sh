#!/usr/bin/env bash
# Builds the engine for Apple's systems as an XCFramework, and the package that refers to it.
#
#   xcframework.sh URL     URL: the future address of the zip on the release page
#
# Requires a Mac with Xcode and the Rust targets below. Writes to target/swift-package: `package`, the content of the
# package's repository, and CNumplan.xcframework.zip, an asset of the release.
set -euo pipefail
url="${1:?usage: xcframework.sh URL}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
target="$here/../../target"
out="$target/swift-package"
export IPHONEOS_DEPLOYMENT_TARGET=15.0 MACOSX_DEPLOYMENT_TARGET=12.0

for triple in aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios aarch64-apple-darwin x86_64-apple-darwin; do
    cargo build --manifest-path "$here/../../Cargo.toml" --package numplan-uniffi --release --locked --target "$triple"
done

rm -rf "$out"
mkdir -p "$out/headers" "$out/simulator" "$out/macos" "$out/package"
# The framework contains the library, so nothing is linked by name.
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
# SwiftPM reads no files outside of the package.
rm -rf "$here/CNumplan.xcframework"
cp -R "$out/CNumplan.xcframework" "$here/"
(cd "$out" && zip -qry CNumplan.xcframework.zip CNumplan.xcframework)

checksum="$(swift package --package-path "$here" compute-checksum "$out/CNumplan.xcframework.zip")"
sed -e "s|{URL}|$url|" -e "s|{CHECKSUM}|$checksum|" "$here/Package.swift.template" >"$out/package/Package.swift"
mkdir "$out/package/Sources"
cp -R "$here/Sources/Numplan" "$out/package/Sources/"
echo "$out/package"
