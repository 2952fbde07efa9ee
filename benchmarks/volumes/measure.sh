#!/usr/bin/env bash
# How many findings a record makes by profile, as a table for docs/finding.md. Told: by itself; inside: in the finding of another rule of the same
# fault; left out: fails that the profile does not tell.
#
#   benchmarks/volumes/measure.sh [BINARY] [FOLDER OF LABELLED RECORDS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tripline=$(readlink -f "${1:-target/debug/tripline}")
corpora=${2:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

count() { # count TEXT: the number before it in the last line of counts, or 0
  sed -n "s/.*[:,] \\([0-9]*\\) $1.*/\\1/p" "$work/counts" | tail -n 1 | grep . || echo 0
}

row() { # row NAME PATH
  local cells="" profile
  for profile in recommended strict; do
    # 1: findings.
    "$tripline" scan --profile "$profile" "$2" >"$work/text" 2>/dev/null || [ $? -eq 1 ]
    grep -E '^[0-9]+ resources? in ' "$work/text" >"$work/counts"
    cells+=" $(count fail) | $(count 'more told inside') |"
  done
  echo "| $1 |$cells"
}

echo "| input | recommended: told | inside | strict: told | inside |"
echo "|---|---|---|---|---|"
here=benchmarks/volumes
row "one security group, port 22 open" $here/security_group.json
row "nginx Deployment as \`kubectl create\` makes it" $here/nginx_deployment.yaml
row "ClusterRole \`*/*/*\`" $here/cluster_role.yaml
row "RDS instance, minimal" $here/rds_instance.yaml
row "S3 bucket, PublicRead" $here/s3_bucket.yaml
row "one Azure Activity Log entry, account not seen before" $here/activity_log.json
if [ -n "$corpora" ]; then
  python3 - "$corpora" "$work/records" <<'PYTHON'
import gzip, json, pathlib, sys
source, target = map(pathlib.Path, sys.argv[1:])
target.mkdir()
seen = set()
for path in sorted(source.glob("*.jsonl.gz")):
    for line in gzip.open(path, "rt"):
        case = json.loads(line)
        text = json.dumps(case.get("template") or case.get("resource"))
        if text not in seen:
            seen.add(text)
            (target / f"{path.name.split('.')[0]}-{len(seen)}.json").write_text(text)
print(f"{len(seen)} labelled records", file=sys.stderr)
PYTHON
  row "$(find "$work/records" -type f | wc -l) labelled records as one import" "$work/records"
fi
