#!/usr/bin/env bash
# Checks what brings changes out of a cloud (compose/aws, azure, gcp, kubernetes): read by what its makers give, and laid before our own
# rules: nothing found at recommended.
#   CloudFormation: cfn-lint.   Terraform: fmt, validate, and a run against a stand-in that has the providers' schemas
#   (compose/check/terraform), for the providers are not in a package registry.   Bicep: its compiler is in none either; pycep-parser
#   reads it, and what it declares must be what the template beside it has.   Kubernetes: the API's own types.
# Tools are kept in $TRIPLINE_CACHE; where they cannot be had the script says SKIPPED.
#
#   compose/check/cloud.sh [BINARY]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. compose/environment.sh
tripline=$(readlink -f "${1:-$CARGO_TARGET_DIR/debug/tripline}")
. compose/check/tools.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

judge() { # judge WHAT FILE
  # 1: findings, 2: not readable; both end this script.
  "$tripline" scan --profile recommended --fail-on informational "$2" >"$work/scan" || { cat "$work/scan"; exit 1; }
  echo "$1: $(grep '0 fail' "$work/scan")"
}
judge "CloudFormation" compose/aws/tripline.yaml
judge "ARM" compose/azure/azuredeploy.json
judge "Kubernetes" compose/kubernetes/agent.yaml
if check; then "$tools/check" kubernetes compose/kubernetes/agent.yaml; else echo "SKIPPED Kubernetes: the API's types cannot be had here"; fi
# The config map's text: a key of `data` with `|`, and what is indented below it.
sed -n '/^  tripline.toml: |$/,/^---$/{s/^    //p}' compose/kubernetes/agent.yaml >"$work/agent.toml"
"$tripline" validate --config "$work/agent.toml" | sed 's/^/agent: /'

python=$tools/python/bin/python
if ! "$python" -c 'import cfnlint, pycep' 2>/dev/null; then
  python3 -m venv --clear "$tools/python" && "$tools/python/bin/pip" install --quiet --disable-pip-version-check cfn-lint==1.51.0 pycep-parser==0.7.1 || true
fi
if "$python" -c 'import cfnlint, pycep' 2>/dev/null; then
  "$tools/python/bin/cfn-lint" compose/aws/tripline.yaml
  echo "CloudFormation: cfn-lint has nothing to say"
  "$python" compose/check/bicep.py compose/azure
else
  echo "SKIPPED cfn-lint, Bicep: no virtual environment, or no package registry"
fi

if ! command -v terraform >/dev/null; then
  echo "SKIPPED Terraform: it is not installed"
elif ! standin; then
  echo "SKIPPED Terraform: the stand-in cannot be built here"
else
  terraform fmt -check -recursive compose/aws/terraform compose/gcp
  printf 'provider_installation {\n  dev_overrides {\n    "hashicorp/aws" = "%s"\n    "hashicorp/google" = "%s"\n  }\n}\n' "$tools" "$tools" >"$work/cli.tfrc"
  export TF_CLI_CONFIG_FILE=$work/cli.tfrc STANDIN_SCHEMAS=$PWD/compose/check/terraform TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1
  module() { # module NAME FOLDER [VARIABLE…]
    local name=$1 folder=$2 quiet
    shift 2
    rm -rf "$work/module" && cp -r "$folder" "$work/module"
    for step in "validate" "apply -input=false -auto-approve $*"; do
      # shellcheck disable=SC2086
      quiet=$(terraform -chdir="$work/module" $step -no-color 2>&1) || { echo "$quiet"; exit 1; }
    done
    terraform -chdir="$work/module" show -json >"$work/$name.json"
    judge "Terraform, $name" "$work/$name.json"
  }
  module aws compose/aws/terraform
  module aws-instance compose/aws/terraform -var=runs_on=ec2 -var=delivery_bucket=history \
    -var=key_arn=arn:aws:kms:eu-west-1:123456789012:key/own -var=aggregator_arn=arn:aws:config:eu-west-1:123456789012:config-aggregator/all
  module gcp compose/gcp -var=project=my-project
  module gcp-organization compose/gcp -var=project=my-project -var=organization=123456789 -var=folder=987654321
fi
echo "cloud: holds"
