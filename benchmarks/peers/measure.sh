#!/usr/bin/env bash
# measure.sh FOLDER ROUNDS: every peer that is built, over the records and rules that `compare` wrote; a JSON line a figure.
set -euo pipefail
built="$(dirname "$0")/target"
"$built/release/peers" "$@"
if [ -e "$built/java/Peer.class" ]; then
  java -XX:+UseSerialGC -cp "$(cat "$built/classpath"):$built/java" Peer "$@"
fi
if [ -e "$built/python/bin/python3" ]; then
  "$built/python/bin/python3" "$(dirname "$0")/python/duckdb_peer.py" "$@"
fi
