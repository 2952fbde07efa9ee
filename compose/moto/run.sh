#!/usr/bin/env bash
# A moto server (SQS, SNS, S3, Config, IAM as AWS answers) for as long as a command runs:
#
#   compose/moto/run.sh COMMAND…   runs COMMAND with TRIPLINE_MOTO=http://127.0.0.1:PORT set, then stops it
#   compose/moto/run.sh            runs it until Ctrl-C and prints its address
#
# From PyPI, once, into ${TRIPLINE_CACHE:-~/.cache/tripline}/moto. If TRIPLINE_MOTO is set already, nothing is started.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/../servers.sh"
version=5.2.5
cache=${TRIPLINE_CACHE:-$HOME/.cache/tripline}/moto/$version

say() { echo "moto: $*" >&2; }

if [[ -n ${TRIPLINE_MOTO:-} && $# -gt 0 ]]; then
    exec "$@"
fi

install() {
    say "installing moto $version from PyPI (317 MB, once)"
    python3 -m venv --clear "$cache"
    "$cache/bin/pip" install --quiet --disable-pip-version-check "moto[server]==$version"
}
[[ -x $cache/bin/moto_server ]] || obtain TRIPLINE_MOTO "moto $version" install "$@"

folder=$(mktemp -d "${TMPDIR:-/tmp}/tripline-moto.XXXXXX")
server=
stop() {
    trap - EXIT INT TERM HUP
    [[ -z $server ]] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

for _ in 1 2 3; do
    port=$(free_port)
    "$cache/bin/moto_server" -H 127.0.0.1 -p "$port" >"$folder/log" 2>&1 &
    server=$!
    for _ in {1..300}; do
        kill -0 "$server" 2>/dev/null || break
        if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            export TRIPLINE_MOTO=http://127.0.0.1:$port
            break 2
        fi
        sleep 0.1
    done
done
[[ -n ${TRIPLINE_MOTO:-} ]] || { say "it did not start:"; tail -n 5 "$folder/log" >&2; exit 1; }
if [[ $# -gt 0 ]]; then
    "$@"
else
    say "$TRIPLINE_MOTO; Ctrl-C stops it"
    wait "$server"
fi
