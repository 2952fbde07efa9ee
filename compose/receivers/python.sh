#!/bin/sh
# Makes a Python environment with requirements.txt once and prints where its interpreter is.
# It is kept outside the clone: in $TRIPLINE_CACHE, else ~/.cache/tripline.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${TRIPLINE_CACHE:-$HOME/.cache/tripline}/receivers-python
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
# Made anew when the list changed, and when the interpreter that it was made with is gone.
if ! cmp -s "$here/requirements.txt" "$cache/made-from.txt" || ! "$cache/venv/bin/python" -c '' 2>/dev/null; then
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
