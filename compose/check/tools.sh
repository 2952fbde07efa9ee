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
