#!/usr/bin/env bash
# A real Apache Kafka 4.3.1 for as long as a command runs:
#
#   compose/kafka/run.sh COMMAND…   runs COMMAND with TRIPLINE_KAFKA=host:port set, then stops the broker
#                                   (and TRIPLINE_KAFKA_SASL, TRIPLINE_KAFKA_CA: the same over TLS by SASL PLAIN, and by OAUTHBEARER
#                                   with tokens that the key in TRIPLINE_KAFKA_JWT signs)
#   compose/kafka/run.sh            runs the broker until Ctrl-C and prints its address
#
# The broker is Kafka's own, from Maven Central on Java 17, without containers: one node in KRaft mode on free ports, its data in
# a temporary folder. Its jars are fetched once into ${TRIPLINE_CACHE:-~/.cache/tripline}/kafka.
# If TRIPLINE_KAFKA is set already, that broker is used and nothing is started.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=4.3.1
cache=${TRIPLINE_CACHE:-$HOME/.cache/tripline}/kafka/$version

say() { echo "kafka: $*" >&2; }

if [[ -n ${TRIPLINE_KAFKA:-} && $# -gt 0 ]]; then
    exec "$@"
fi

for tool in java mvn openssl; do
    command -v "$tool" >/dev/null || { say "$tool is missing: apt-get install openjdk-17-jre-headless maven openssl"; exit 1; }
done

# Jars: fetched beside their place and moved there, so that a half-fetched folder is never used.
if [[ ! -e $cache/lib ]]; then
    say "fetching Kafka $version from Maven Central (43 MB, once)"
    mkdir -p "$cache"
    fetched=$(mktemp -d "$cache/fetch.XXXXXX")
    mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$fetched" -DincludeScope=runtime >&2
    mv -T "$fetched" "$cache/lib" 2>/dev/null || rm -rf "$fetched" # another run was faster
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/tripline-kafka.XXXXXX")
broker=
stop() {
    trap - EXIT INT TERM HUP
    if [[ -n $broker ]]; then
        kill "$broker" 2>/dev/null || true
        for _ in {1..100}; do kill -0 "$broker" 2>/dev/null || break; sleep 0.1; done
        kill -9 "$broker" 2>/dev/null || true
        wait "$broker" 2>/dev/null || true
    fi
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# A port that nobody listens on now. Somebody may take it before the broker does; then the broker ends and we try others.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

java_opts=(-Xms256m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$cache/lib/*"
    -Dlog4j2.configurationFile="$here/log4j2.xml"
    -Dorg.apache.kafka.sasl.oauthbearer.allowed.urls="file://$folder/jwks.json")

# Should this script itself be killed hard, the system takes the broker with it.
tied=()
if command -v setpriv >/dev/null && setpriv --pdeathsig KILL true 2>/dev/null; then tied=(setpriv --pdeathsig KILL); fi

# Ready when it has said that it serves and its port answers.
start() {
    local port=$1 controller=$2 sasl=$3
    rm -rf "$folder/data"
    sed -e "s|@BROKER_PORT@|$port|g; s|@CONTROLLER_PORT@|$controller|g; s|@SASL_PORT@|$sasl|g; s|@FOLDER@|$folder|g" \
        "$here/server.properties" >"$folder/server.properties"
    java "${java_opts[@]}" kafka.tools.StorageTool format -t AAAAAAAAAAAAAAAAAAAAAQ -c "$folder/server.properties" \
        --standalone >"$folder/format.log" 2>&1 || { cat "$folder/format.log" >&2; return 1; }
    "${tied[@]}" java "${java_opts[@]}" kafka.Kafka "$folder/server.properties" >"$folder/broker.log" 2>&1 &
    broker=$!
    for _ in {1..600}; do
        kill -0 "$broker" 2>/dev/null || { tail -20 "$folder/broker.log" >&2; broker=; return 1; }
        if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then return 0; fi
        sleep 0.1
    done
    say "no answer within a minute"; tail -20 "$folder/broker.log" >&2
    return 1
}

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 \
    -keyout "$folder/key.pem" -out "$folder/ca.pem" 2>/dev/null
cat "$folder/key.pem" "$folder/ca.pem" >"$folder/server.pem"
openssl genrsa -out "$folder/jwt.pem" 2048 2>/dev/null
modulus=$(openssl rsa -in "$folder/jwt.pem" -noout -modulus | sed 's/^Modulus=//; s/../\\x&/g')
modulus=$(printf '%b' "$modulus" | base64 -w 0 | tr '+/' '-_' | tr -d '=')
printf '{"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "1", "e": "AQAB", "n": "%s"}]}' "$modulus" >"$folder/jwks.json"

for attempt in 1 2 3; do
    port=$(free_port) sasl=$(free_port)
    if start "$port" "$(free_port)" "$sasl"; then break; fi
    [[ $attempt -lt 3 ]] || { say "could not be started"; exit 1; }
done
export TRIPLINE_KAFKA=127.0.0.1:$port TRIPLINE_KAFKA_SASL=127.0.0.1:$sasl TRIPLINE_KAFKA_CA=$folder/ca.pem TRIPLINE_KAFKA_JWT=$folder/jwt.pem
say "Apache Kafka $version serves at $TRIPLINE_KAFKA"

if [[ $# -eq 0 ]]; then
    echo "$TRIPLINE_KAFKA"
    wait "$broker"
else
    # In the background and waited for, so that a signal to us stops the broker at once.
    "$@" <&0 &
    command=$!
    trap 'kill "$command" 2>/dev/null; exit 130' INT
    trap 'kill "$command" 2>/dev/null; exit 143' TERM HUP
    status=0
    wait "$command" || status=$?
    exit "$status"
fi
