#!/usr/bin/env bash
# Checks the unit with systemd's own tools: nothing unknown in it, and its exposure below 2.0 of 10 (systemd-analyze security). Where they
# are missing it says SKIPPED.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
command -v systemd-analyze >/dev/null || { echo "SKIPPED unit: systemd-analyze is missing"; exit 0; }
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root"/{usr/bin,etc/tripline}
install -m 0755 /dev/null "$root/usr/bin/tripline"
install -D -m 0644 tripline.service "$root/etc/systemd/system/tripline.service"
# What is not ours is not there in this root.
said=$(systemd-analyze verify --root="$root" "$root/etc/systemd/system/tripline.service" 2>&1 | grep -F tripline.service || true)
said=$(grep -viE 'not found|is not executable' <<<"$said" || true)
[ -z "$said" ] || { echo "unit: $said" >&2; exit 1; }
systemd-analyze security --offline=yes --root="$root" --threshold=20 tripline.service | tail -n 1
