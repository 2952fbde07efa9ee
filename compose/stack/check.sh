#!/usr/bin/env bash
# Checks compose/compose.yaml as far as a machine without containers can: the file is read by Docker Compose's own loader, and the same
# config runs on a real Kafka: four roles as processes, what compose names by host set by the environment, a record in at the door, its
# findings at the receiver.
#
#   compose/stack/check.sh [BINARY]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. compose/environment.sh
tripline=$(readlink -f "${1:-$CARGO_TARGET_DIR/debug/tripline}")
. compose/check/tools.sh
if check; then "$tools/check" compose compose/compose.yaml; else echo "SKIPPED compose: its loader cannot be had here"; fi

if [ -z "${TRIPLINE_KAFKA:-}" ]; then exec compose/kafka/run.sh "$0" "$tripline"; fi

work=$(mktemp -d)
processes=()
leave() {
  trap - EXIT INT TERM
  for process in ${processes[@]+"${processes[@]}"}; do kill "$process" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap leave EXIT
trap 'exit 130' INT TERM
fail() { echo "stack: FAILED: $*" >&2; tail -n 3 "$work"/*.log >&2; exit 1; }
port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

records=$(port) receiver=$(port)
export TRIPLINE_CONFIG=compose/stack/tripline TRIPLINE_TOKEN=try-me
export TRIPLINE_BUS__KIND=kafka TRIPLINE_BUS__KAFKA__BROKERS=$TRIPLINE_KAFKA TRIPLINE_BUS__KAFKA__PREFIX=stack.
export TRIPLINE_INGEST__HTTP__LISTEN=127.0.0.1:$records
export TRIPLINE_SINK__SPLUNK__URL=http://127.0.0.1:$receiver TRIPLINE_SINK__WEBHOOK__URL=http://127.0.0.1:$receiver/webhook

"$tripline" receive --json --listen "127.0.0.1:$receiver" >"$work/received" 2>"$work/receiver.log" &
processes+=($!)
"$tripline" topics create >"$work/topics.log"
pages=()
for role in ingest enrich "evaluate --enriched" sink; do
  page=$(port)
  pages+=("$page")
  # shellcheck disable=SC2086
  "$tripline" $role --telemetry "127.0.0.1:$page" 2>"$work/${role%% *}.log" &
  processes+=($!)
done
until_true() { # until_true WHAT COMMAND…
  local what=$1
  shift
  for _ in $(seq 240); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 0.5
  done
  fail "$what"
}
for page in "${pages[@]}"; do until_true "ready on $page" "$tripline" probe --ready --telemetry "127.0.0.1:$page"; done
echo "stack: four roles are ready"

template='{"Resources":{"Logs":{"Type":"AWS::S3::Bucket","Properties":{"PublicAccessBlockConfiguration":{"BlockPublicAcls":false}}}}}'
post() { curl --silent --output /dev/null --write-out '%{http_code}' "$@" --data-binary "$template" "http://127.0.0.1:$records/v1/changes?name=t.json"; }
code=$(post)
[ "$code" = 401 ] || fail "a caller without a token got $code"
code=$(post -H "Authorization: Bearer $TRIPLINE_TOKEN")
[ "$code" = 202 ] || fail "a record was answered $code"
until_true "findings at the receiver" grep -q finding_info "$work/received"
echo "stack: $(wc -l <"$work/received") findings arrived; holds"
