#!/bin/sh
# Unpacks Debian's rsyslog once, without installing it, and prints the folder that it is in. Kept outside the clone: in $TRIPLINE_CACHE,
# else ~/.cache/tripline.
set -eu
cache=${TRIPLINE_CACHE:-$HOME/.cache/tripline}/rsyslog
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
if [ ! -x "$cache/root/usr/sbin/rsyslogd" ]; then
    if ! command -v apt-get >/dev/null; then
        echo "apt-get is missing: the tests against a foreign syslog receiver need Debian's or Ubuntu's packages" >&2
        exit 1
    fi
    rm -rf "$cache/packages" "$cache/root"
    mkdir -p "$cache/packages"
    cd "$cache/packages"
    apt-get download -q rsyslog rsyslog-openssl libestr0 libfastjson4 liblognorm5 >&2 || {
        echo "the packages cannot be had: run apt-get update" >&2
        exit 1
    }
    for package in *.deb; do dpkg -x "$package" "$cache/unpacked"; done
    mv "$cache/unpacked" "$cache/root"
fi
echo "$cache/root"
