#!/bin/sh
# Records every sample again, on Debian, as root: sample-captures/lab/record.sh
# or only some of them, by their names in record.js: sample-captures/lab/record.sh phone phoneOpened phoneIncognito
# Everything happens in namespaces of its own, which vanish with the last process in them.
set -eu
cd "$(dirname "$0")"

missing=
need() { command -v "$1" >/dev/null || missing="$missing $2"; }
need node nodejs; need ip iproute2; need tcpdump tcpdump; need dumpcap wireshark-common
need dnsmasq dnsmasq-base; need openssl openssl; need certutil libnss3-tools; need chromium chromium
need firefox-esr firefox-esr; need mitmdump mitmproxy; need curl curl; need dig bind9-dnsutils
need nghttp nghttp2-client; need tshark tshark
[ -e /usr/share/doc/mitmproxy/examples/contrib/har_dump.py ] || missing="$missing mitmproxy(examples)"
[ -x /usr/bin/python3 ] || missing="$missing python3"
if [ -n "$missing" ]; then echo "missing Debian packages:$missing" >&2; exit 1; fi
if [ ! -d ../../node_modules/playwright-core ]; then echo "run npm ci first" >&2; exit 1; fi
if [ "$(id -u)" != 0 ]; then echo "namespaces and packet capture need root" >&2; exit 1; fi

work=$(mktemp -d /tmp/lab.XXXXXX)
trap 'rm -rf "$work"' EXIT
unshare --net --mount --uts --pid --fork --kill-child --mount-proc sh -ec '
  hostname lab
  exec node record.js "$@"' lab "$work" "$@"
node rewrite.js "$work" ..
node check.js
