#!/usr/bin/env bash
# Google's own fake of Pub/Sub (pstest) behind the REST paths, for as long as a command runs:
#
#   compose/pubsub/run.sh COMMAND…   runs COMMAND with TRIPLINE_PUBSUB=http://127.0.0.1:PORT set, then stops it
#
# From the Go module proxy, built once into ${TRIPLINE_CACHE:-~/.cache/tripline}/pubsub. If TRIPLINE_PUBSUB is set already, nothing is
# started.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../servers.sh"
version=2.9.0
cache=${TRIPLINE_CACHE:-$HOME/.cache/tripline}/pubsub/$version

if [[ -n ${TRIPLINE_PUBSUB:-} && $# -gt 0 ]]; then
    exec "$@"
fi
install() {
    command -v go >/dev/null || { echo "pubsub: go is missing (compose/setup.sh test)"; return 1; }
    echo "pubsub: building pstest $version (once)"
    mkdir -p "$cache"
    build=$(mktemp -d "$cache/build.XXXXXX")
    cp "$here/server/main.go" "$build"
    cd "$build"
    export GOFLAGS=-buildvcs=false
    printf 'module server\ngo 1.24\nrequire cloud.google.com/go/pubsub/v2 v%s\n' "$version" >go.mod
    go mod tidy
    go build -trimpath -ldflags "-s -w" -o pstest .
    mv pstest "$cache/pstest"
    rm -rf "$build"
}
[[ -x $cache/pstest ]] || obtain TRIPLINE_PUBSUB "Pub/Sub's fake $version" install "$@"

folder=$(mktemp -d "${TMPDIR:-/tmp}/tripline-pubsub.XXXXXX")
mkfifo "$folder/url"
"$cache/pstest" >"$folder/url" &
server=$!
stop() {
    trap - EXIT INT TERM HUP
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
read -r TRIPLINE_PUBSUB <"$folder/url"
export TRIPLINE_PUBSUB
"$@"
