#!/usr/bin/env bash
# Shows that the image works, without a container engine: assembles its root filesystem as the Dockerfile does, mounts it read-only but
# for the state's folder, and runs the binary in it by chroot as the image's user: version, a scan, and a running process that is asked
# for its health, takes a record and stops on SIGTERM. Needs root. Ends with a SKIPPED line where it cannot run.
#
#   compose/image/check.sh BINARY
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
binary=$(readlink -f "${1:?usage: compose/image/check.sh BINARY}")

if [ "$(id -u)" -ne 0 ]; then echo "SKIPPED image: needs root for chroot"; exit 0; fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/tripline-image.XXXXXX")
root=$folder/root
process=
leave() {
  trap - EXIT INT TERM
  if [ -n "$process" ]; then kill -KILL "$process" 2>/dev/null || true; wait "$process" 2>/dev/null || true; fi
  for at in "$root/var/lib/tripline" "$root/tmp" "$root"; do umount "$at" 2>/dev/null || true; done
  if findmnt -rno TARGET | grep "^$folder/" >/dev/null; then echo "image: $folder is still mounted" >&2; else rm -rf "$folder"; fi
}
trap leave EXIT
trap 'exit 130' INT TERM

compose/image/assemble.sh "$binary" "$folder/made"
mkdir -p "$root"
if ! mount --bind "$folder/made" "$root" 2>/dev/null; then echo "SKIPPED image: mounting is not allowed here"; exit 0; fi
mount -o remount,bind,ro "$root"
mount -t tmpfs -o mode=0700,uid=65532,gid=65532 state "$root/var/lib/tripline"
mount -t tmpfs -o mode=1777 tmp "$root/tmp"

# As the image's entry point is run; each of these becomes the next, so a signal reaches the binary.
variables=()
prefix() {
  entry=(env -i PATH=/usr/bin SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt ${variables[@]+"${variables[@]}"}
    "$(command -v setpriv)" --no-new-privs "$(command -v chroot)" --userspec=65532:65532 "$root")
}
inside() { # inside COMMAND…
  prefix
  "${entry[@]}" "$@"
}
say() { printf 'image: %s\n' "$*"; }
fail() { echo "image: FAILED: $*" >&2; exit 1; }

say "$(find "$root" -xdev -type f | wc -l) files, $(du -sm --apparent-size "$folder/made" | cut -f 1) MB"
[ ! -e "$root/bin/sh" ] || fail "there is a shell in it"
if (: >"$root/etc/no") 2>/dev/null; then fail "the root filesystem can be written"; fi
version=$(inside /usr/bin/tripline --version)
say "$version"

template='{"Resources":{"Logs":{"Type":"AWS::S3::Bucket","Properties":{"PublicAccessBlockConfiguration":{"BlockPublicAcls":false}}}}}'
code=0
printf '%s' "$template" | inside /usr/bin/tripline scan - >"$folder/scan" || code=$?
[ "$code" -eq 1 ] || fail "scan ended with $code, a finding ends with 1: $(cat "$folder/scan")"
say "scan finds: $(grep -E '^[0-9]+ resource' "$folder/scan" | tail -n 1)"

free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
records=$(free) pages=$(free)
mkdir -p "$folder/config"
cat >"$root/var/lib/tripline/tripline.toml" <<TOML
[bus.embedded]
path = "/var/lib/tripline/bus"
[ingest.http]
listen = "127.0.0.1:$records"
TOML
prefix
"${entry[@]}" /usr/bin/tripline run --config /var/lib/tripline/tripline.toml --telemetry "127.0.0.1:$pages" 2>"$folder/log" &
process=$!
answers() { curl --silent --fail "http://127.0.0.1:$pages/$1"; }
until_true() { # until_true WHAT COMMAND…: for 60 s, or until the process is gone
  local what=$1
  shift
  for _ in $(seq 120); do
    if "$@"; then return; fi
    kill -0 "$process" 2>/dev/null || break
    sleep 0.5
  done
  tail "$folder/log" >&2
  fail "$what"
}
until_true /healthz answers healthz >/dev/null
until_true /readyz answers readyz >"$folder/ready"
say "ready: $(cat "$folder/ready")"
status=$(cat "/proc/$process/status")
grep -q $'^Uid:\t65532\t65532' <<<"$status" || fail "it does not run as user 65532"
grep -qE $'^CapEff:\t0+$' <<<"$status" || fail "it has capabilities: $(grep Cap <<<"$status")"
# The image's own health check, where this build has it.
variables=(TRIPLINE_TELEMETRY="127.0.0.1:$pages")
if inside /usr/bin/tripline help probe >/dev/null 2>&1; then
  inside /usr/bin/tripline probe || fail "the health check"
  say "the health check says the same"
fi
accepted=$(curl --silent --data-binary "$template" "http://127.0.0.1:$records/v1/changes?name=template.json" --write-out ' %{http_code}')
case $accepted in *" 202") ;; *) fail "a record was not taken: $accepted" ;; esac
found() { curl --silent "http://127.0.0.1:$pages/metrics" | grep '^tripline_findings_total{' >/dev/null; }
until_true "no finding of the record" found
say "a record became findings"
kill -TERM "$process"
code=0
wait "$process" || code=$?
process=
[ "$code" -eq 0 ] || { tail "$folder/log" >&2; fail "SIGTERM ended it with $code"; }
say "SIGTERM ended it in order"

say "holds: read-only root, user 65532, no capability, no shell"
