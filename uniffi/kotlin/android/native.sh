#!/usr/bin/env bash
# Builds the engine for the Android ABIs into build/jniLibs, where Gradle expects it.
#
# Requires cargo-ndk, the NDK (27 or newer) as ANDROID_NDK_HOME, and the four Rust targets. Aligns to 16 KB pages, which newer
# devices require. TLS uses bundled roots on Android, so no JNI setup is needed.
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
