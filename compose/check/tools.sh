# Sourced by the checks of what is deployed: tools of theirs, built by Go from its module proxy and kept in $TRIPLINE_CACHE.
tools=$TRIPLINE_CACHE/deploy
mkdir -p "$tools"

tool() { # tool NAME MODULE@VERSION
  [ -x "$tools/$1" ] && return
  command -v go >/dev/null || return
  echo "checks: building $1 (once)" >&2
  GOBIN=$tools GOFLAGS=-mod=mod go install "$2" 2>"$tools/$1.log" || { tail -n 3 "$tools/$1.log" >&2; return 1; }
}

# compose/check, when it is not there or of another source.
check() {
  local source
  source=$(cat compose/check/*.go compose/check/go.* | sha256sum)
  [ -x "$tools/check" ] && [ "$source" = "$(cat "$tools/check.source" 2>/dev/null)" ] && return
  command -v go >/dev/null || return
  echo "checks: building the readers of Compose and Kubernetes (once)" >&2
  (cd compose/check && go build -o "$tools/check" .) 2>"$tools/check.log" || { tail -n 3 "$tools/check.log" >&2; return 1; }
  echo "$source" >"$tools/check.source"
}

# compose/check/terraform under the names that Terraform looks for, when it is not there or of another source.
standin() {
  local source
  source=$(cat compose/check/terraform/*.go compose/check/terraform/go.* | sha256sum)
  [ -x "$tools/terraform-provider-google" ] && [ "$source" = "$(cat "$tools/standin.source" 2>/dev/null)" ] && return
  command -v go >/dev/null || return
  echo "checks: building the stand-in for Terraform's providers (once)" >&2
  (cd compose/check/terraform && go build -o "$tools/terraform-provider-aws" .) 2>"$tools/standin.log" || { tail -n 3 "$tools/standin.log" >&2; return 1; }
  ln -sf terraform-provider-aws "$tools/terraform-provider-google"
  echo "$source" >"$tools/standin.source"
}
