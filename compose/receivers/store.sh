#!/usr/bin/env bash
# Runs an object store that others wrote, at a port of this machine, until it is stopped:
#
#   store.sh s3|blob|gcs PORT
#
# S3 by moto, Blob Storage by Azurite (Microsoft's own), Cloud Storage by gcp-storage-emulator. Installed once, outside the clone.
set -euo pipefail
kind=$1 port=$2
cache=${TRIPLINE_CACHE:-$HOME/.cache/tripline}
mkdir -p "$cache/stores"
# Two tests that install at once would write into one another.
exec 9>"$cache/stores/lock"
flock 9

python() { # python FOLDER PACKAGE COMMAND
  [ -x "$1/bin/$3" ] && return
  python3 -m venv --clear "$1" >&2
  "$1/bin/pip" install --quiet --disable-pip-version-check "$2" >&2
}

case $kind in
s3)
  python "$cache/moto/5.2.5" "moto[server]==5.2.5" moto_server
  command=("$cache/moto/5.2.5/bin/moto_server" -H 127.0.0.1 -p "$port")
  ;;
blob)
  azurite=$cache/stores/azurite-3.35.0
  [ -x "$azurite/node_modules/.bin/azurite-blob" ] ||
    npm install --prefix "$azurite" --ignore-scripts --no-audit --no-fund --silent azurite@3.35.0 >&2
  command=("$azurite/node_modules/.bin/azurite-blob" --blobHost 127.0.0.1 --blobPort "$port" --inMemoryPersistence --silent --skipApiVersionCheck --disableTelemetry)
  ;;
gcs)
  emulator=$cache/stores/gcp-storage-emulator-2026.7.19
  python "$emulator" gcp-storage-emulator==2026.7.19 gcp-storage-emulator
  command=("$emulator/bin/gcp-storage-emulator" start --host 127.0.0.1 --port "$port" --in-memory --quiet)
  ;;
*)
  echo "store.sh: s3, blob or gcs, not $kind" >&2
  exit 2
  ;;
esac
flock -u 9
exec 9>&-
exec "${command[@]}"
