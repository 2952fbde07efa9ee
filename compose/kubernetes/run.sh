#!/usr/bin/env bash
# A real kube-apiserver with etcd for as long as a command runs:
#
#   compose/kubernetes/run.sh COMMAND…   runs COMMAND with TRIPLINE_KUBERNETES=folder set, then stops both
#
# Kubernetes' and etcd's own code from the Go module proxy, built once into ${TRIPLINE_CACHE:-~/.cache/tripline}/kubernetes (some four
# minutes). No controllers and no nodes: objects stay as they are written. In the folder: `url`, `ca.crt`, `etcd` (its URL), the tokens
# `admin` and `reader` (user `tripline`, without any right). If TRIPLINE_KUBERNETES is set already, nothing is started.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../servers.sh"
version=1.37.2 staging=0.37.2
cache=${TRIPLINE_CACHE:-$HOME/.cache/tripline}/kubernetes/$version

say() { echo "kubernetes: $*" >&2; }

if [[ -n ${TRIPLINE_KUBERNETES:-} && $# -gt 0 ]]; then
    exec "$@"
fi
install() {
    for tool in go openssl curl; do
        command -v "$tool" >/dev/null || { say "$tool is missing (compose/setup.sh test)"; return 1; }
    done
    say "building kube-apiserver $version and etcd (minutes, once)"
    mkdir -p "$cache"
    build=$(mktemp -d "$cache/build.XXXXXX")
    cp -r "$here/server/." "$build"
    cd "$build"
    export GOFLAGS=-buildvcs=false
    printf 'module server\ngo 1.26\nrequire k8s.io/kubernetes v%s\n' "$version" >go.mod
    # The modules of its staging folder are published beside it under a version of their own.
    module=$(go mod download -json "k8s.io/kubernetes@v$version" | sed -n 's/.*"GoMod": "\(.*\)".*/\1/p')
    sed -nE 's#^\s*(k8s.io/\S+) => ./staging.*#replace \1 => \1 v'"$staging"'#p' "$module" >>go.mod
    go mod tidy
    names="-X k8s.io/component-base/version.gitVersion=v$version -X k8s.io/component-base/version.gitMajor=1"
    names+=" -X k8s.io/component-base/version.gitMinor=37"
    go build -trimpath -ldflags "-s -w $names" -o kube-apiserver ./apiserver
    go build -trimpath -ldflags "-s -w" -o etcd-server ./etcd
    mv kube-apiserver "$cache/kube-apiserver"
    mv etcd-server "$cache/etcd"
    rm -rf "$build"
}
[[ -e $cache/etcd ]] || obtain TRIPLINE_KUBERNETES "kube-apiserver $version" install "$@"

folder=$(mktemp -d "${TMPDIR:-/tmp}/tripline-kubernetes.XXXXXX")
etcd= server=
end() { # end PID
    kill "$1" 2>/dev/null || return 0
    for _ in {1..100}; do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}
stop() {
    trap - EXIT INT TERM HUP
    # The API server first: without etcd it does not end.
    [[ -z $server ]] || end "$server"
    [[ -z $etcd ]] || end "$etcd"
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

openssl genrsa -out "$folder/sa.key" 2048 2>/dev/null
openssl rsa -in "$folder/sa.key" -pubout -out "$folder/sa.pub" 2>/dev/null
printf 'admin-token,admin,admin,system:masters\nreader-token,tripline,tripline,\n' >"$folder/tokens.csv"
printf admin-token >"$folder/admin"
printf reader-token >"$folder/reader"

ready=
for _ in 1 2 3; do
    client=$(free_port) peer=$(free_port) port=$(free_port)
    "$cache/etcd" --data-dir "$folder/etcd-data" --listen-client-urls "http://127.0.0.1:$client" \
        --advertise-client-urls "http://127.0.0.1:$client" --listen-peer-urls "http://127.0.0.1:$peer" \
        --initial-advertise-peer-urls "http://127.0.0.1:$peer" --initial-cluster "default=http://127.0.0.1:$peer" \
        --unsafe-no-fsync >"$folder/etcd.log" 2>&1 &
    etcd=$!
    "$cache/kube-apiserver" "--etcd-servers=http://127.0.0.1:$client" --cert-dir="$folder/certificates" --bind-address=127.0.0.1 \
        --secure-port="$port" --service-account-issuer=https://kubernetes.default.svc \
        --service-account-key-file="$folder/sa.pub" --service-account-signing-key-file="$folder/sa.key" \
        --token-auth-file="$folder/tokens.csv" --authorization-mode=RBAC --service-cluster-ip-range=10.0.0.0/24 \
        --disable-admission-plugins=ServiceAccount --etcd-compaction-interval=0 >"$folder/apiserver.log" 2>&1 &
    server=$!
    for _ in {1..300}; do
        kill -0 "$server" 2>/dev/null && kill -0 "$etcd" 2>/dev/null || break
        if [[ $(curl -sk -H 'Authorization: Bearer admin-token' "https://127.0.0.1:$port/readyz" || true) == ok ]]; then
            ready=yes
            break 2
        fi
        sleep 0.2
    done
    end "$server"
    end "$etcd"
    rm -rf "$folder/etcd-data"
done
[[ -n $ready ]] || { say "it did not start:"; tail -n 5 "$folder"/*.log >&2; exit 1; }

printf 'https://127.0.0.1:%s' "$port" >"$folder/url"
printf 'http://127.0.0.1:%s' "$client" >"$folder/etcd"
cp "$folder/certificates/apiserver.crt" "$folder/ca.crt"
export TRIPLINE_KUBERNETES=$folder
if [[ $# -gt 0 ]]; then
    "$@"
else
    say "$(cat "$folder/url"), folder $folder; Ctrl-C stops it"
    wait "$server"
fi
