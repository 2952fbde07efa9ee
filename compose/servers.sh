# What the scripts share that run somebody else's server for tests. Sourced.

# A port that nobody listens on now.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

# obtain VARIABLE WHAT FUNCTION COMMAND…: installs a server by the function. Where that fails and `./test` allows it (TRIPLINE_MAY_SKIP),
# it is said, and the command runs with VARIABLE=SKIPPED, so that the tests on this server are left out.
obtain() {
    local variable=$1 what=$2 function=$3 status
    shift 3
    # Not in a condition: there `set -e` would not hold within the function.
    set +e
    (set -e; "$function") >&2
    status=$?
    set -e
    [[ $status -ne 0 ]] || return 0
    echo "$what could not be installed" >&2
    [[ -n ${TRIPLINE_MAY_SKIP:-} && $# -gt 0 ]] || exit 1
    echo "SKIPPED: tests on $what" >&2
    export "$variable=SKIPPED"
    exec "$@"
}
