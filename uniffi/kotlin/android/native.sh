#!/usr/bin/env bash
# Builds the engine for Android's processors into build/jniLibs, where Gradle takes it from.
#
# Needs cargo-ndk, the NDK (27 or newer) as ANDROID_NDK_HOME, and the four targets of Rust. Pages are of 16 KB: newer
# devices load no library that is aligned to less. TLS brings its own roots there, so no JNI set-up is needed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export RUSTFLAGS="${RUSTFLAGS:-} -C link-arg=-Wl,-z,max-page-size=16384 -C link-arg=-Wl,-z,common-page-size=16384"
cargo ndk --platform 24 --output-dir "$PWD/build/jniLibs" \
    -t arm64-v8a -t armeabi-v7a -t x86_64 -t x86 \
    build --manifest-path ../../../Cargo.toml --package numplan-uniffi --release --locked

for library in build/jniLibs/arm64-v8a/*.so build/jniLibs/x86_64/*.so; do
    "$(dirname "$(find "$ANDROID_NDK_HOME/toolchains/llvm/prebuilt" -name llvm-readelf -print -quit)")/llvm-readelf" -lW "$library" \
        | awk -v library="$library" '$1 == "LOAD" && $NF != "0x4000" { print library ": aligned to " $NF > "/dev/stderr"; bad = 1 } END { exit bad }'
done
