#!/usr/bin/env bash
# Builds the peers that install here; `compare` runs those that are built. Nothing of them is in the workspace or in CI.
set -euo pipefail
cd "$(dirname "$0")"
cargo build --release --locked --target-dir target
if command -v javac > /dev/null && command -v mvn > /dev/null; then
  mvn -q -f java/pom.xml dependency:build-classpath -Dmdep.outputFile="$PWD/target/classpath"
  javac -cp "$(cat target/classpath)" -d target/java java/Peer.java
fi
if command -v python3 > /dev/null; then
  python3 -m venv target/python
  target/python/bin/pip -q install duckdb
fi
