#!/usr/bin/env bash
# Puts together the root filesystem of the image: the binary, the shared libraries that it is linked to, certificates, the list of users,
# and an empty folder for state. The Dockerfile and compose/image/check.sh both call it.
#
#   compose/image/assemble.sh BINARY FOLDER
set -euo pipefail
binary=${1:?the binary} root=${2:?the folder}

mkdir -p "$root"/{etc/ssl/certs,usr/bin,tmp,var/lib/tripline}
install -m 0755 "$binary" "$root/usr/bin/tripline"

# Each library where the loader looks for it, and the loader itself. Links are followed: the files stand there under the names asked for.
ldd "$binary" | awk '$2 == "=>" && $3 ~ /^\// { print $3 } $1 ~ /^\// { print $1 }' | while read -r library; do
  install -D -m 0755 "$(readlink -f "$library")" "$root$library"
done

certificates=/etc/ssl/certs/ca-certificates.crt
[ -s "$certificates" ] || { echo "assemble: there is no $certificates: install ca-certificates" >&2; exit 1; }
install -m 0644 "$certificates" "$root$certificates"
printf 'root:x:0:0:root:/:/nologin\ntripline:x:65532:65532:Tripline:/var/lib/tripline:/nologin\n' >"$root/etc/passwd"
printf 'root:x:0:\ntripline:x:65532:\n' >"$root/etc/group"
# Names are looked up by files and DNS; without it glibc asks services that are not there.
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
# glibc loads these by name when a host is looked up, so ldd does not show them.
for name in libnss_files.so.2 libnss_dns.so.2 libresolv.so.2; do
  library=$(ldconfig -p | awk -v name="$name" '$1 == name && !found++ { print $NF }')
  [ -z "$library" ] || install -D -m 0755 "$(readlink -f "$library")" "$root$library"
done
chown 65532:65532 "$root/var/lib/tripline" 2>/dev/null || echo "assemble: not root: the state's folder is not given to user 65532" >&2
chmod 0700 "$root/var/lib/tripline"
chmod 1777 "$root/tmp"
