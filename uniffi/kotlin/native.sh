#!/usr/bin/env bash
# Copies a built library into the resources of the jar, in the folder of its platform.
#
#   native.sh LIBRARY [PLATFORM]   as: native.sh ../../target/release/libnumplan_uniffi.so linux-x86-64
#
# Platforms of JNA: linux-x86-64, linux-aarch64, darwin-aarch64, darwin-x86-64, win32-x86-64. The default is this machine.
set -euo pipefail

own() {
    local system machine
    system="$(uname -s | tr '[:upper:]' '[:lower:]')"
    machine="$(uname -m)"
    case "$system" in msys* | mingw* | cygwin*) system=win32 ;; esac
    case "$machine" in x86_64) machine=x86-64 ;; arm64) machine=aarch64 ;; esac
    echo "$system-$machine"
}

library="${1:?usage: native.sh LIBRARY [PLATFORM]}" platform="${2:-$(own)}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
folder="${NUMPLAN_NATIVE:-$here/../../target/kotlin-native}/$platform"
mkdir -p "$folder"
cp "$library" "$folder/"
