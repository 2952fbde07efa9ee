#!/bin/sh
# Builds the OpenTelemetry Collector of otelcol.builder.yaml once (3 to 5 minutes, 33 MB) and prints where it is.
# It is kept outside the clone: in $TRIPLINE_CACHE, else ~/.cache/tripline.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${TRIPLINE_CACHE:-$HOME/.cache/tripline}/otelcol
binary=$cache/0.145.0/otelcol
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
if "$binary" --version >/dev/null 2>&1 && cmp -s "$here/otelcol.builder.yaml" "$cache/0.145.0/built-from.yaml"; then
    echo "$binary"
    exit 0
fi
# From 1.21 on go fetches the toolchain that a module asks for.
if [ -z "$(go env GOTOOLCHAIN 2>/dev/null)" ]; then
    echo "go 1.21 or newer is missing: the tests against a foreign Splunk HEC need it; install it from https://go.dev/dl" >&2
    exit 1
fi
echo "building the OpenTelemetry Collector once, 3 to 5 minutes" >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
GOBIN=$work GOFLAGS=-modcacherw go install go.opentelemetry.io/collector/cmd/builder@v0.145.0 >&2
sed "s|^dist:|dist:\n  output_path: $work/out|" "$here/otelcol.builder.yaml" >"$work/builder.yaml"
"$work/builder" --config "$work/builder.yaml" --ldflags="-s -w" >&2
mkdir -p "$cache/0.145.0"
mv "$work/out/otelcol" "$binary"
cp "$here/otelcol.builder.yaml" "$cache/0.145.0/built-from.yaml"
echo "$binary"
