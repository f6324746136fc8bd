#!/usr/bin/env bash
# Runs the sample against the sandbox.
#
#   run.sh                    opens the window
#   run.sh screenshots FOLDER writes pictures of the screens
#
# Needs the library in the local Maven repository (see ../README.md) and NUMPLAN_SANDBOX: the sandbox program, from
# `cargo build -p numplan-sandbox --example serve`.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) platform=linux-x64 ;;
    Linux-*) platform=linux-arm64 ;;
    Darwin-arm64) platform=macos-arm64 ;;
    Darwin-*) platform=macos-x64 ;;
    *) platform=windows-x64 ;;
esac
export NUMPLAN_SANDBOX="${NUMPLAN_SANDBOX:-$here/../../../target/debug/examples/serve}"
[ -x "$NUMPLAN_SANDBOX" ] || { echo "no sandbox at $NUMPLAN_SANDBOX: run \`cargo build -p numplan-sandbox --example serve\`" >&2; exit 1; }
classpath="$here/../../../target/kotlin-admin/classpath"
"${MVN:-mvn}" -q -B -ntp -f "$here/pom.xml" -Dskiko.platform="$platform" -Dmdep.outputFile="$classpath" \
    process-classes dependency:build-classpath
class=MainKt arguments=()
if [ "${1:-}" = screenshots ]; then
    class=ScreenshotsKt arguments=("${2:?usage: run.sh screenshots FOLDER}" "$here/../../../tests/plans/open.plan")
fi
exec java -cp "$here/../../../target/kotlin-admin/classes:$(cat "$classpath")" "dev.numplan.samples.admin.$class" "${arguments[@]}"
