#!/usr/bin/env bash
# Installs Swift on a Debian machine that has none: a small Debian system in a folder, entered by chroot.
#
#   root.sh install          creates the system; does nothing if it is complete
#   root.sh run COMMAND...   runs a command in it, in the current folder
#
# The folder is target/swift-root, or SWIFT_ROOT. Mounts are made in a mount namespace of the command, so the kernel
# removes them when the command ends, even if it is killed. Requires root and debootstrap.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
project="$(cd "$here/../.." && pwd)"
root="${SWIFT_ROOT:-$project/target/swift-root}"
suite=trixie
packages="swiftlang libswiftlang swiftlang-dev libc6-dev gcc g++ binutils"
# Written into a complete root; a different recipe creates a new root.
recipe="$suite $packages"

die() {
    echo "numplan: $*" >&2
    exit 1
}

# Restarts this script in a mount namespace of its own.
alone() {
    [ "$(id -u)" = 0 ] || die "root.sh must run as root"
    exec env SWIFT_ROOT="$root" unshare --mount --propagation private -- "${BASH_SOURCE[0]}" "$@"
}

mount_system() {
    mount --bind /proc "$root/proc"
    mount --rbind /dev "$root/dev"
}

# The Debian archive of this machine's apt, or DEBIAN_MIRROR on other systems.
mirror() {
    local uri="${DEBIAN_MIRROR:-}"
    if [ -z "$uri" ]; then
        uri="$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1)"
    fi
    [ -n "$uri" ] || die "apt lists no Debian archive: run 'apt-get update', or set DEBIAN_MIRROR"
    echo "$uri"
}

install() {
    command -v debootstrap >/dev/null || die "debootstrap is missing: apt-get install debootstrap"
    local from
    from="$(mirror)"
    rm -rf --one-file-system "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase "$suite" "$root" "$from"
    mount_system
    # The new system uses this machine's proxy settings.
    apt-config dump | grep -iE '^Acquire::https?::' >"$root/etc/apt/apt.conf.d/00machine" || true
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    chroot "$root" env DEBIAN_FRONTEND=noninteractive sh -c \
        "apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages && apt-get clean"
    echo "$recipe" >"$root/.recipe"
}

run() {
    local folder="$PWD"
    [ -f "$root/.recipe" ] || die "no Swift root in $root: run 'make swift-root'"
    mount_system
    # The project has the same path inside, so that paths stay valid.
    mkdir -p "$root$project"
    mount --bind "$project" "$root$project"
    if [ -n "${CARGO_TARGET_DIR:-}" ]; then
        mkdir -p "$root$CARGO_TARGET_DIR"
        mount --bind "$CARGO_TARGET_DIR" "$root$CARGO_TARGET_DIR"
    fi
    # A folder outside of the project, as a test of a new project needs it.
    case "$folder/" in
        "$project"/*) ;;
        *) mkdir -p "$root$folder" && mount --bind "$folder" "$root$folder" ;;
    esac
    local kept=()
    local name
    for name in CI LD_LIBRARY_PATH CARGO_TARGET_DIR ${SWIFT_ROOT_ENV:-}; do
        [ -z "${!name:-}" ] || kept+=("$name=${!name}")
    done
    exec chroot "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/bin:/usr/bin:/bin "${kept[@]}" \
        sh -c 'cd "$1" && shift && exec "$@"' sh "$folder" "$@"
}

verb="${1:-}"
[ $# -gt 0 ] && shift
case "$verb" in
    install) [ "$(cat "$root/.recipe" 2>/dev/null)" = "$recipe" ] || alone inner-install ;;
    run) alone inner-run "$@" ;;
    inner-install) install ;;
    inner-run) run "$@" ;;
    *) die "root.sh install, or root.sh run COMMAND..." ;;
esac
