#!/usr/bin/env bash
# A Swift toolchain for a Debian machine that has none: a small system in a folder, entered by chroot.
#
#   root.sh install          makes it; does nothing where it is whole already
#   root.sh run COMMAND...   runs a command of it, in the folder from which it is called
#
# It lies in target/swift-root, or where SWIFT_ROOT says. Whatever is mounted is mounted in a namespace of the
# command's own, so the kernel undoes it when the command ends, also when it is killed. Root alone can do this.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
project="$(cd "$here/../.." && pwd)"
root="${SWIFT_ROOT:-$project/target/swift-root}"
suite=trixie
packages="swiftlang libswiftlang swiftlang-dev libc6-dev gcc g++ binutils"
# Names what a whole root was made of; another recipe makes another root.
recipe="$suite $packages"

die() {
    echo "numplan: $*" >&2
    exit 1
}

# Starts this script again in a mount namespace of its own.
alone() {
    [ "$(id -u)" = 0 ] || die "a Swift root is made and entered by root"
    exec env SWIFT_ROOT="$root" unshare --mount --propagation private -- "${BASH_SOURCE[0]}" "$@"
}

mount_system() {
    mount --bind /proc "$root/proc"
    mount --rbind /dev "$root/dev"
}

# The system's own archive, as this machine's apt knows it; where that is no Debian, the environment says it.
mirror() {
    local uri="${DEBIAN_MIRROR:-}"
    if [ -z "$uri" ]; then
        uri="$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1)"
    fi
    [ -n "$uri" ] || die "apt knows no archive of Debian here: run 'apt-get update', or set DEBIAN_MIRROR"
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
    # How this machine reaches its archive holds in there as well.
    apt-config dump | grep -iE '^Acquire::https?::' >"$root/etc/apt/apt.conf.d/00machine" || true
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    chroot "$root" env DEBIAN_FRONTEND=noninteractive sh -c \
        "apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages && apt-get clean"
    echo "$recipe" >"$root/.recipe"
}

run() {
    local folder="$PWD"
    [ -f "$root/.recipe" ] || die "there is no Swift root in $root: 'make swift-root' makes it"
    mount_system
    # The project stands where it stands outside, so that paths mean the same on both sides.
    mkdir -p "$root$project"
    mount --bind "$project" "$root$project"
    if [ -n "${CARGO_TARGET_DIR:-}" ]; then
        mkdir -p "$root$CARGO_TARGET_DIR"
        mount --bind "$CARGO_TARGET_DIR" "$root$CARGO_TARGET_DIR"
    fi
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
