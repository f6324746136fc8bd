#!/usr/bin/env bash
# Follows the steps of README.md from an empty project to the first update, outside of this folder: the files come from the
# text. Needs the engine in CARGO_TARGET_DIR, or target, from `cargo build -p numplan-uniffi`.
#
#   first-update.sh SANDBOX   SANDBOX: the program from `cargo build -p numplan-sandbox --example serve`
#
# SWIFT: the command for Swift, `swift` by default.
set -euo pipefail

sandbox="$(realpath "${1:?usage: first-update.sh SANDBOX}")"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
engine="${CARGO_TARGET_DIR:-$root/target}/debug"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

# The block of the README that follows the name of a file.
block() {
    awk -v file="\`$1\`" '$0 == file { found = 1; next } found && /^```./ { inside = 1; next }
        inside && $0 == "```" { exit } inside' "$here/README.md"
}
ln -s "$root" "$folder/numplan"
mkdir -p "$folder/first-update/Sources"
for file in Package.swift Sources/main.swift; do
    block "$file" >"$folder/first-update/$file"
    [ -s "$folder/first-update/$file" ] || { echo "first-update.sh: README.md has no $file" >&2; exit 1; }
done

coproc "$sandbox"
# shellcheck disable=SC2153 # bash sets COPROC
read -r line <&"${COPROC[0]}"
url="$(sed -E 's/.*"url" *: *"([^"]+)".*/\1/' <<<"$line")"

cd "$folder"
read -ra swift <<<"${SWIFT:-swift}"
said="$(LD_LIBRARY_PATH="$engine" "${swift[@]}" run --package-path first-update -Xlinker "-L$engine" first-update "$url")"
echo "$said"
[ "$said" = "alias applied" ] || { echo "first-update.sh: expected: alias applied" >&2; exit 1; }
