#!/usr/bin/env bash
# From a release's archive to the first finding in less than a minute: makes the archive of a binary, unpacks it into an empty folder, and does
# there what the README says under "From an archive", with an empty HOME, nothing on PATH and nothing in the environment: a scan, a process that
# runs, one change posted to it, its finding. Fails beyond 60 s.
#
#   compose/release/check.sh [BINARY]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. compose/environment.sh
binary=$(readlink -f "${1:-$CARGO_TARGET_DIR/debug/tripline}")
curl=$(command -v curl) tar=$(command -v tar) gzip=$(command -v gzip)

folder=$(mktemp -d "${TMPDIR:-/tmp}/tripline release.XXXXXX")
process=
leave() {
  trap - EXIT INT TERM
  if [ -n "$process" ]; then kill "$process" 2>/dev/null || true; wait "$process" 2>/dev/null || true; fi
  rm -rf "$folder"
}
trap leave EXIT
trap 'exit 130' INT TERM
fail() { echo "release: FAILED: $*" >&2; tail -n 5 "$folder"/*.log >&2; exit 1; }

name=tripline-check
compose/release/archive.sh "$binary" "$name" "$folder/made"
mkdir "$folder/home" "$folder/path" "$folder/here"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
# The one thing that is not as the README has it: 8088 may be taken here.
bare=(env -i "HOME=$folder/home" "PATH=$folder/path" "TRIPLINE_INGEST__HTTP__LISTEN=127.0.0.1:$port")

began=$(date +%s%N)
spent() { local ms=$((($(date +%s%N) - began) / 1000000)); printf '%d.%03d s' $((ms / 1000)) $((ms % 1000)); }
(cd "$folder/here" && "$gzip" -dc "$folder/made/$name.tar.gz" | "$tar" -xf -)
cd "$folder/here/$name"
echo "release: $(du -m "$folder/made/$name.tar.gz" | cut -f 1) MB are unpacked after $(spent)"

change=compose/demo/changes/05-aws-security-group-opened.json
code=0
"${bare[@]}" ./tripline scan "$change" >"$folder/scan.log" 2>&1 || code=$?
[ "$code" -eq 1 ] || fail "scan ended with $code; a finding ends with 1"
echo "release: scan finds something after $(spent)"

"${bare[@]}" ./tripline run --print >"$folder/findings" 2>"$folder/run.log" &
process=$!
until "$curl" --silent --output "$folder/answer" --fail --data-binary "@$change" "http://127.0.0.1:$port/v1/changes"; do
  kill -0 "$process" 2>/dev/null || fail "the process ended"
  [ $((($(date +%s%N) - began) / 1000000000)) -lt 60 ] || fail "no record was taken in a minute"
  sleep 0.1
done
until [ -s "$folder/findings" ]; do
  kill -0 "$process" 2>/dev/null || fail "the process ended"
  [ $((($(date +%s%N) - began) / 1000000000)) -lt 60 ] || fail "no finding in a minute"
  sleep 0.1
done
echo "release: the first finding after $(spent)"
kill -TERM "$process"
code=0
wait "$process" || code=$?
process=
[ "$code" -eq 0 ] || fail "SIGTERM ended it with $code"
[ -z "$(ls -A "$folder/home")" ] || fail "it wrote into HOME: $(ls -A "$folder/home")"
[ $((($(date +%s%N) - began) / 1000000000)) -lt 60 ] || fail "more than a minute: $(spent)"
echo "release: holds"
