#!/usr/bin/env bash
# Follows the steps of README.md from an empty project to the first update, outside of this folder: the files come from the
# text. The project is compiled with the oldest supported Kotlin. Needs the library in the local Maven repository.
#
#   first-update.sh SANDBOX   SANDBOX: the program from `cargo build -p numplan-sandbox --example serve`
set -euo pipefail

sandbox="$(realpath "${1:?usage: first-update.sh SANDBOX}")"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
project="$(mktemp -d)"
trap 'rm -rf "$project"' EXIT

# The first block of a language in the README.
block() {
    awk -v language="$1" '$0 == "```" language { inside = 1; next } inside && $0 == "```" { exit } inside' "$here/README.md"
}
mkdir "$project/src"
block xml >"$project/pom.xml"
block kt >"$project/src/Main.kt"

coproc "$sandbox"
# shellcheck disable=SC2153 # bash sets COPROC
read -r line <&"${COPROC[0]}"
url="$(sed -E 's/.*"url" *: *"([^"]+)".*/\1/' <<<"$line")"

cd "$project"
# Maven writes colors, also with -B.
said="$(timeout 600 "${MVN:-mvn}" -q -B -ntp compile exec:java -Dexec.mainClass=MainKt "-Dexec.args=$url" \
    | sed -E 's/\x1b\[[0-9;]*m//g; /^$/d')"
echo "$said"
[ "$said" = "alias applied" ] || { echo "first-update.sh: expected: alias applied" >&2; exit 1; }
