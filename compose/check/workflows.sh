#!/usr/bin/env bash
# Checks what only GitHub runs, as far as it can be read: actionlint over the workflows, and that the files of ours which they name are there.
#
#   compose/check/workflows.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. compose/environment.sh
. compose/check/tools.sh

missing=0
while read -r path; do
  if [ ! -e "$path" ]; then echo "workflows: there is no $path" >&2; missing=1; fi
done < <(grep -ohE '(compose|\.ci)/[A-Za-z0-9_./-]+' .github/workflows/*.yml Dockerfile | sed 's/[.,]$//' | sort -u)
[ "$missing" -eq 0 ]
if grep -nE 'uses: [^ ]+@v[0-9.]+ *$' .github/workflows/release.yml; then
  echo "workflows: what may write names its actions by commit" >&2
  exit 1
fi
if ! tool actionlint github.com/rhysd/actionlint/cmd/actionlint@v1.7.7; then
  echo "SKIPPED workflows: actionlint cannot be had here"
  exit 0
fi
"$tools/actionlint" -no-color -shellcheck= -pyflakes=
echo "workflows: actionlint has nothing to say"
