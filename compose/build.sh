#!/usr/bin/env bash
# Installs what a build needs and builds the program; says before a first build how long it takes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. compose/environment.sh

compose/setup.sh build
if ! compgen -G "$CARGO_TARGET_DIR/debug/deps/libdatafusion-*" >/dev/null; then
  echo "First build: DataFusion and some 400 other crates, about 20 minutes on 2 cores (this machine has $(nproc))."
  echo "They are kept in $CARGO_TARGET_DIR; later builds compile only what changed."
fi
cargo build --locked -p tripline
