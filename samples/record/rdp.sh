#!/bin/bash
# Records plugins/parser-rdp/src/test/captures/logins.pcap: xrdp and FreeRDP's client on a loopback of their own.
# Usage: samples/record/rdp.sh [FOLDER]   as root; needs xrdp, freerdp2-x11, xvfb, openssl, tcpdump, iproute2.
# Takes about 30 seconds, leaves nothing behind.
set -euo pipefail

if [ "${RECORDING:-}" != inside ]; then
  out=$(realpath -m "${1:-$(dirname "$0")/../../plugins/parser-rdp/src/test/captures}")
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  RECORDING=inside timeout 120 unshare --net --mount --pid --fork --mount-proc "$0" "$work"
  mkdir -p "$out"
  install -m 644 "$work/logins.pcap" "$out/logins.pcap"
  ls -l "$out"
  exit
fi

cd "$1"
ip link set lo up
export HOME=$PWD
openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=desktop.example -days 2 -keyout key.pem -out cert.pem 2> openssl.log
xrdp-keygen xrdp "$PWD/rsakeys.ini" > keygen.log 2>&1
mkdir -p /run/xrdp
# xrdp reads the keys of standard security from one place only
mount --bind "$PWD/rsakeys.ini" /etc/xrdp/rsakeys.ini
# FreeRDP 2 takes no port after an IPv6 address
echo '::1 six' > hosts
mount --bind hosts /etc/hosts

serve() { # port, security_layer, crypt_level, tcp6 for IPv6
  cat > "$1.ini" <<INI
[Globals]
ini_version=1
fork=true
port=${4:-tcp}://:$1
security_layer=$2
crypt_level=$3
certificate=$PWD/cert.pem
key_file=$PWD/key.pem
allow_channels=true
max_bpp=16
[Logging]
LogFile=$PWD/$1.log
LogLevel=INFO
EnableSyslog=false
[Xorg]
name=Xorg
lib=libxup.so
username=ask
password=ask
ip=127.0.0.1
port=-1
code=20
INI
  xrdp --nodaemon --config "$PWD/$1.ini" > "$1.out" 2>&1 &
  sleep 1
  rm -f /run/xrdp/xrdp.pid # so that the next one starts
}
serve 3389 negotiate high
serve 3390 rdp none
serve 3391 rdp low
serve 3392 tls high
serve 3393 rdp none tcp6

Xvfb :9 -screen 0 320x240x16 > xvfb.log 2>&1 &
export DISPLAY=:9
sleep 1
tcpdump -i lo -Z root --immediate-mode -U -w logins.pcap 'tcp portrange 3389-3393' 2> tcpdump.log &
recorder=$!
sleep 1

connect() { # options
  timeout 3 xfreerdp /cert:ignore /size:320x240 /bpp:16 /log-level:ERROR "$@" > /dev/null 2>&1 || true
}
connect /v:127.0.0.1:3389 /u:alice /p:'correct horse' /d:EXAMPLE                 # NLA wanted, TLS chosen
connect /v:127.0.0.1:3389 /u:alice /p:'correct horse' /sec:tls
connect /v:127.0.0.1:3390 /u:alice /p:'correct horse' /d:EXAMPLE /sec:rdp        # nothing encrypted
connect /v:six:3393 /u:bob /p:wrong /sec:rdp                                     # IPv6
connect /v:127.0.0.1:3391 /u:alice /p:'correct horse' /d:EXAMPLE /sec:rdp        # standard security, encrypted
connect /v:127.0.0.1:3392 /u:alice /p:'correct horse' /sec:rdp                   # TLS wanted: both give up
connect /v:127.0.0.1:3391 /u:alice /p:'correct horse' /sec:tls                   # no TLS to be had: the client gives up
connect /v:127.0.0.1:3390 /u:alice /p:'correct horse' /sec:rdp /load-balance-info:'Cookie: msts=3640205228.15629.0000'
sleep 1
kill -INT $recorder
wait $recorder || true
kill $(jobs -p)
wait || true
