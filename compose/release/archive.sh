#!/usr/bin/env bash
# Puts together the archive of a release: the binary, a service's unit and config, the README with all that it links to, and the records of the
# demo. The same binary gives the same bytes; SOURCE_DATE_EPOCH is the files' time.
#
#   compose/release/archive.sh BINARY NAME FOLDER      makes FOLDER/NAME.tar.gz, which unpacks to NAME/
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
binary=$(readlink -f "${1:?the binary}") name=${2:?the name} folder=$(readlink -m "${3:?the folder}")

mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/$name
mkdir -p "$root/compose"
install -m 0755 "$binary" "$root/tripline"
cp README.md LICENSE ARCHITECTURE.md CONTRIBUTING.md SECURITY.md "$root"
cp -r docs "$root"
cp -r compose/demo compose/systemd compose/grafana compose/prometheus compose/tripline.toml "$root/compose"
find "$root" -type d -exec chmod 0755 {} +
find "$root" -type f ! -perm /111 -exec chmod 0644 {} +
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-0}" -cf - "$name" | gzip -6 -n >"$work/$name.tar.gz"
mv "$work/$name.tar.gz" "$folder"
