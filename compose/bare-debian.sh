#!/usr/bin/env bash
# Shows that `./run` and `./test` set themselves up on a bare Debian: a debootstrap of the smallest variant, in which make, git,
# curl and a compiler are missing. Needs root, debootstrap (on Ubuntu debian-archive-keyring too) and the network; CI runs it weekly.
#
#   compose/bare-debian.sh          set-up, the demo's story, one test on a real Kafka, tools whose interpreter is gone
#   compose/bare-debian.sh --cold   the same with nothing of this machine: Rust by rustup, everything compiled (an hour)
#
# Without --cold the toolchain, cargo's registry and the build folder of this machine (CARGO_TARGET_DIR) are bound into it, so that our
# crates are all that may be compiled; what Debian, PyPI and Maven Central give is fetched in any case.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. compose/environment.sh

suite=bookworm
cold=${1:-}
if [ "$cold" != --cold ] && ! grep -q "^VERSION_CODENAME=$suite" /etc/os-release; then
  echo "bare-debian: this machine is not $suite, so its build does not run there: use --cold" >&2
  exit 2
fi
cache=/var/cache/tripline
target=$cache/target
root=$(mktemp -d "${TMPDIR:-/tmp}/tripline-debian.XXXXXX")
bound=()
leave() {
  trap - EXIT INT TERM
  local at
  for ((at = ${#bound[@]} - 1; at >= 0; at--)); do umount -R "${bound[at]}" 2>/dev/null || umount -l "${bound[at]}"; done
  # Nothing of this machine may be deleted through a mount that is still there.
  if findmnt -rno TARGET | grep "^$root/" >/dev/null; then
    echo "bare-debian: $root is still mounted: unmount it, then delete it" >&2
  else
    rm -rf "$root"
  fi
}
trap leave EXIT
trap 'exit 130' INT TERM

bind() { # bind FOLDER [TARGET]
  mkdir -p "$root${2:-$1}"
  mount --rbind "$1" "$root${2:-$1}"
  mount --make-rslave "$root${2:-$1}"
  bound+=("$root${2:-$1}")
}
step() { printf '\n== %s (%s)\n' "$*" "$(date +%H:%M:%S)"; }
inside() {
  chroot "$root" /usr/bin/env -i HOME="$HOME" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    TRIPLINE_CACHE="$cache" CARGO_TARGET_DIR="$target" bash -euo pipefail -c "cd '$PWD'; $1"
}

step "debootstrap $suite, smallest variant"
# Not every machine has both.
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
  sed -nE 's/^(URIs: |deb +(\[[^]]*\] +)?)(http[^ ]*\/debian)\/?( .*)?$/\3/p' | sed -n 1p || true)
debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} >"$root.log" || { tail "$root.log" >&2; exit 1; }
rm -f "$root.log"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# What this machine trusts and how it reaches registries goes along: its network may demand it.
if [ -e /etc/pip.conf ]; then cp /etc/pip.conf "$root/etc/pip.conf"; fi
mkdir -p "$root/usr/local/share/ca-certificates"
csplit -sz -n 4 -b '%04d.crt' -f "$root/usr/local/share/ca-certificates/machine-" /etc/ssl/certs/ca-certificates.crt \
  '/BEGIN CERTIFICATE/' '{*}'
bind "$PWD"
bind /proc
bind /dev
inside true
for missing in make git curl cc cargo python3 java; do
  if inside "command -v $missing" >/dev/null; then echo "bare-debian: $missing is there" >&2; exit 1; fi
done

if [ "$cold" != --cold ]; then
  target=$CARGO_TARGET_DIR
  bind "$target"
  for folder in "${CARGO_HOME:-$HOME/.cargo}" "${RUSTUP_HOME:-$HOME/.rustup}"; do bind "$folder"; done
fi

step "./run: set-up, build, the story"
inside 'timeout --signal INT 3000 ./run >/tmp/run.log 2>&1 & run=$!
  until grep -q "The story is told" /tmp/run.log; do
    kill -0 $run 2>/dev/null || { cat /tmp/run.log >&2; exit 1; }
    sleep 1
  done
  kill -INT $run; wait $run || true
  grep -E "^(setup:|OPENED|RESOLVED)" /tmp/run.log'

step "./test: set-up, and a test on a real Kafka"
inside './test -p pipeline --test conformance kafka 2>&1 | grep -E "^(setup:|kafka:|test result:)"'

step "a virtual environment whose interpreter is gone is made anew"
inside 'python=$(compose/receivers/python.sh); "$python" -c ""
  ln -sf /nowhere/python3 "$(dirname "$python")/python3"
  "$(compose/receivers/python.sh)" -c ""'

step "all of it holds on a bare Debian"
