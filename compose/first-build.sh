#!/usr/bin/env bash
# Says before a first build how long it takes.
set -euo pipefail
target=${CARGO_TARGET_DIR:-target}
if ! compgen -G "$target/debug/deps/libdatafusion-*" >/dev/null; then
  cores=$(nproc 2>/dev/null || echo "?")
  echo "First build: DataFusion and some 400 other crates, about 20 minutes on 2 cores (this machine has $cores)."
  echo "They are kept in $target; later builds compile only what changed."
fi
