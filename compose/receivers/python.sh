#!/bin/sh
# Makes a Python environment with requirements.txt once and prints where its interpreter is.
# It is kept outside the clone: in $TRIPLINE_CACHE, else ~/.cache/tripline.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# By the list: checkouts with other lists do not unmake each other's.
cache=${TRIPLINE_CACHE:-$HOME/.cache/tripline}/receivers-python/$(sha256sum <"$here/requirements.txt" | cut -c1-12)
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
# Made anew when it was not finished, and when the interpreter that it was made with is gone.
if [ ! -f "$cache/made-from.txt" ] || ! "$cache/venv/bin/python" -c '' 2>/dev/null; then
    if ! python3 -c 'import venv, ensurepip' >/dev/null 2>&1; then
        echo "python3 with venv is missing: the tests against foreign verifiers need it; on Debian: apt-get install python3-venv" >&2
        exit 1
    fi
    rm -rf "$cache/venv" "$cache/made-from.txt"
    python3 -m venv "$cache/venv" >&2
    "$cache/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt" >&2
    cp "$here/requirements.txt" "$cache/made-from.txt"
fi
echo "$cache/venv/bin/python"
