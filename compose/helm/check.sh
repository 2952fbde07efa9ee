#!/usr/bin/env bash
# Checks the chart: helm lint, then what it renders for each file of tripline/ci, decoded strictly into the API's own types
# (compose/check), laid before our own rules (nothing found at recommended), its config validated by the binary. Bad values must be refused.
# Tools are built by Go and kept in $TRIPLINE_CACHE; where they cannot be had the script says SKIPPED.
#
#   compose/helm/check.sh [BINARY]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. compose/environment.sh
tripline=$(readlink -f "${1:-$CARGO_TARGET_DIR/debug/tripline}")
. compose/check/tools.sh
tool helm helm.sh/helm/v3/cmd/helm@v3.22.0 || { echo "SKIPPED chart: helm cannot be had here"; exit 0; }
check || { echo "SKIPPED chart: the API's types cannot be had here"; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chart=compose/helm/tripline
# helm that go install builds knows no release of Kubernetes by itself.
render() { "$tools/helm" template tripline "$chart" --namespace tripline --kube-version 1.33.0 "$@"; }
for values in "$chart"/ci/*.yaml; do
  name=$(basename "$values" .yaml)
  "$tools/helm" lint "$chart" --strict --quiet --kube-version 1.33.0 --values "$values"
  render --values "$values" >"$work/$name.yaml"
  "$tools/check" kubernetes "$work/$name.yaml"
  # 1: findings, 2: not readable; both end this script.
  "$tripline" scan --profile recommended --fail-on informational "$work/$name.yaml" >"$work/$name.scan" || { cat "$work/$name.scan"; exit 1; }
  tail -n 1 "$work/$name.scan"
  mkdir "$work/$name"
  python3 - "$work/$name.yaml" "$work/$name" <<'PYTHON'
import pathlib, sys
# The config map's texts, without a YAML library: a key of `data` with `|`, and what is indented below it.
text, name = None, None
for line in open(sys.argv[1]):
    if line.startswith("---"):
        text = None
    elif line.startswith("  ") and line.rstrip().endswith(".toml: |"):
        name, text = line.strip().split(":")[0], []
    elif text is not None and (line.startswith("    ") or not line.strip()):
        text.append(line[4:] if line.strip() else "\n")
        pathlib.Path(sys.argv[2], name).write_text("".join(text))
    else:
        text = None
PYTHON
  "$tripline" validate --text --config "$work/$name" | sed 's/^/config: /'
done

refused() { # refused WHAT VALUE…
  local what=$1
  shift
  if render "$@" >/dev/null 2>"$work/refused"; then echo "chart: $what was not refused" >&2; exit 1; fi
  grep -q "$what" "$work/refused" || { cat "$work/refused" >&2; exit 1; }
}
refused /kafka/brokers --set mode=kafka
refused /mode --set mode=kafak
refused /image/tag --set image.tag=latest
refused /autoscaling/enabled --set autoscaling.enabled=true
refused replicaz --set ingest.replicaz=2
echo "chart: holds"
