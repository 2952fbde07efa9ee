#!/usr/bin/env bash
# Checks the content for SIEMs with what their makers give: KQL against the table's columns by Microsoft's parser, the Splunk app by
# AppInspect, Prometheus' rules by promtool. Tools are kept outside the clone, in $TRIPLINE_CACHE/content.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. compose/environment.sh
tools=$TRIPLINE_CACHE/content
mkdir -p "$tools"

missing=()
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv)
ldconfig -p | grep libmagic >/dev/null || missing+=(libmagic1)
if [ ${#missing[@]} -gt 0 ]; then
  echo "content: installing ${missing[*]}"
  sudo=
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

kusto=@kusto/language-service-next
[ -d "$tools/node_modules/$kusto" ] || npm install --prefix "$tools" --ignore-scripts --no-audit --no-fund --silent "$kusto@12.4.1"
if ! "$tools/venv/bin/python" -c '' 2>/dev/null; then
  python3 -m venv --clear "$tools/venv"
  "$tools/venv/bin/pip" install --quiet --disable-pip-version-check splunk-appinspect==4.3.1
fi

# Taken out of its package, which would start a server.
promtool=$tools/prometheus/usr/bin/promtool
[ -x "$promtool" ] || (cd "$tools" && apt-get download -qq prometheus && dpkg -x prometheus_*.deb prometheus)

echo "Sentinel: KQL"
NODE_PATH=$tools/node_modules node compose/content/check_kql.js compose/sentinel/check/tables.json compose/sentinel/check/queries.json

echo "Sentinel: Bicep"
bicep=$tools/bicep/bin/python
if ! "$bicep" -c 'import pycep' 2>/dev/null; then
  python3 -m venv --clear "$tools/bicep"
  "$tools/bicep/bin/pip" install --quiet --disable-pip-version-check pycep-parser==0.7.1
fi
"$bicep" compose/content/check_bicep.py compose/sentinel

echo "Splunk: AppInspect"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo run --quiet --locked -p tripline -- content splunk "$work" >/dev/null
tar -C "$work" -czf "$work/tripline.tgz" tripline
"$tools/venv/bin/splunk-appinspect" inspect "$work/tripline.tgz" --mode precert --included-tags cloud --data-format json --output-file "$work/report.json" >/dev/null
# Its exit code is 0 whatever it finds.
python3 - "$work/report.json" <<'PYTHON'
import json, sys
report = json.load(open(sys.argv[1]))
print(report["summary"])
bad = [
    f'{check["name"]}: {message["message"]}'
    for one in report["reports"]
    for group in one["groups"]
    for check in group["checks"]
    if check["result"] in ("failure", "error")
    for message in check["messages"]
]
print("\n".join(bad))
sys.exit(bool(bad) or report["summary"]["success"] == 0)
PYTHON

echo "Prometheus: promtool"
"$promtool" check rules compose/prometheus/alerts.yaml
