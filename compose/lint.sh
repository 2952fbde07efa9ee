#!/usr/bin/env bash
# Formatting, clippy, dependencies that nobody uses, licences and sources of those in use.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. compose/environment.sh

compose/setup.sh build
compose/setup.sh lint
cargo fmt --all -- --check
cargo clippy --locked --workspace --all-targets -- -D warnings
cargo machete .
cargo deny check licenses bans sources
