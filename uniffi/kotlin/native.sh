#!/usr/bin/env bash
# Puts a built library where the jar takes it from, under the name by which JNA looks for it.
#
#   native.sh LIBRARY PLATFORM   as: native.sh ../../target/release/libnumplan_uniffi.so linux-x86-64
#
# Platforms are JNA's: linux-x86-64, linux-aarch64, darwin-aarch64, darwin-x86-64, win32-x86-64.
set -euo pipefail
library="${1:?the library}" platform="${2:?the platform}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
folder="${NUMPLAN_NATIVE:-$here/../../target/kotlin-native}/$platform"
mkdir -p "$folder"
cp "$library" "$folder/"
