#!/usr/bin/env bash
# `./run`: Tripline on the embedded bus, a local receiver that stands for Splunk, Sentinel and a webhook, and a story of nine
# changes. Goes on until Ctrl-C.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

tripline=${CARGO_TARGET_DIR:-target}/debug/tripline
folder=.tripline/demo
received=$folder/received.jsonl
rm -rf "$folder"
mkdir -p "$folder"

receiver= poster= pipeline=
stop() {
  trap - EXIT INT TERM
  for process in $poster $pipeline $receiver; do kill "$process" 2>/dev/null || true; done
  wait
  echo "stopped"
}
trap stop EXIT
trap 'exit 0' INT TERM

"$tripline" receive --json >"$received" 2>"$folder/receiver.log" &
receiver=$!
cat <<'TEXT'
Nine changes will come in by HTTP, two seconds apart: a storage account with customer data is opened to the public and closed
again, beside a security group and a Kubernetes deployment. Each finding is printed as it is made.

TEXT
"$tripline" run --config compose/demo/tripline.toml --print 2>"$folder/tripline.log" &
pipeline=$!

story() {
  "$tripline" post --quiet --wait 60s --pace 2s compose/demo/changes || return
  sleep 1 # the last findings are on their way
  cat <<TEXT

The story is told. What the three destinations got is in $received, the log in $folder/tripline.log;
$tripline post FILE posts your own.
TEXT
}
story &
poster=$!

# Whatever ends first of the two that should go on has failed.
wait -n "$receiver" "$pipeline" || true
echo "a process ended early; its last words:" >&2
tail -n 5 "$folder/receiver.log" "$folder/tripline.log" >&2
exit 1
