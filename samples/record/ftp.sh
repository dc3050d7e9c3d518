#!/bin/bash
# Records plugins/parser-ftp/src/test/captures/{logins,transfers}.pcap: vsftpd, with curl and lftp, on a loopback of their
# own.
# Usage: samples/record/ftp.sh [FOLDER]   as root; needs vsftpd, curl, lftp, openssl, tcpdump, iproute2.
# Takes about 15 seconds, leaves nothing behind: its users exist in its own mount namespace only.
set -euo pipefail

if [ "${RECORDING:-}" != inside ]; then
  out=$(realpath -m "${1:-$(dirname "$0")/../../plugins/parser-ftp/src/test/captures}")
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  chmod 755 "$work"
  RECORDING=inside timeout 90 unshare --net --mount --pid --fork --mount-proc "$0" "$work"
  mkdir -p "$out"
  for name in logins transfers; do install -m 644 "$work/$name.pcap" "$out/$name.pcap"; done
  ls -l "$out"
  exit
fi

cd "$1"
ip link set lo up
mkdir -p /run/vsftpd/empty

# ---- users of this namespace, and what they find

cp /etc/passwd /etc/shadow .
printf '%s\n' "alice:x:60001:60001::$PWD/alice:/bin/sh" >> passwd
printf '%s\n' "alice:$(openssl passwd -6 -salt wirestash 'correct horse'):19000:0:99999:7:::" >> shadow
for file in passwd shadow; do mount --bind $file /etc/$file; done
mkdir -p alice/in public
seq 1 2000 > alice/numbers.txt
echo 'Hello, anonymous.' > public/hello.txt
chown -R 60001 alice
openssl req -x509 -newkey rsa:2048 -nodes -keyout tls.pem -out cert.pem -days 3650 -subj /CN=ftp.example 2> openssl.log
cat cert.pem >> tls.pem

serve() { # port, further lines of its configuration
  local port=$1
  shift
  printf '%s\n' listen=NO listen_ipv6=YES listen_port="$port" background=NO seccomp_sandbox=NO local_enable=YES \
    write_enable=YES anonymous_enable=YES anon_root="$PWD/public" delay_failed_login=0 max_login_fails=3 \
    connect_from_port_20=YES chroot_local_user=YES allow_writeable_chroot=YES \
    pasv_min_port=40000 pasv_max_port=40100 "$@" > "vsftpd-$port.conf"
  vsftpd "$PWD/vsftpd-$port.conf" 2>> vsftpd.log &
}
serve 21 'ftpd_banner=(vsFTPd 3.0.3) files of example.test'
serve 2121 ssl_enable=YES require_ssl_reuse=NO rsa_cert_file="$PWD/tls.pem" force_local_logins_ssl=YES
sleep 1

record() {
  tcpdump -i lo -Z root --immediate-mode -U -w "$1.pcap" 'tcp' 2> tcpdump.log &
  recorder=$!
  sleep 1
}
stop() {
  sleep 0.5
  kill -INT $recorder
  wait $recorder || true
}
say() { # host, port, lines: each after the reply to the one before
  local line
  exec 3<> "/dev/tcp/$1/$2"
  shift 2
  for line in "$@"; do
    reply
    printf "$line\r\n" >&3 || true
  done
  while read -r -t 1 <&3; do true; done
  exec 3>&-
}
reply() { # up to its last line
  local line
  while read -r -t 5 line <&3; do
    if [[ $line =~ ^[0-9]{3}\  ]]; then return; fi
  done
}
alice='alice:correct horse'
fetch() { curl -sS --max-time 5 -o /dev/null "$@" || true; }

# ---- logins

record logins
say 127.0.0.1 21 'USER alice' 'PASS correct horse' SYST FEAT PWD 'BOGUS command' 'CWD in' PWD QUIT
say ::1 21 'user alice' 'pass wrong' 'USER alice' 'PASS' 'USER nobody-here' 'PASS guess'  # the server hangs up
say 127.0.0.1 21 'USER anonymous' 'PASS me@example.test' 'STAT' QUIT
say 127.0.0.1 21 'PASS too early' 'USER root' QUIT
say 127.0.0.1 21 'USER alice\r\nPASS correct horse\r\nNOOP\r\nQUIT'            # pipelined
say 127.0.0.1 2121 'USER alice' QUIT                                      # refused without TLS
fetch --ssl-reqd -k -u "$alice" ftp://127.0.0.1:2121/numbers.txt          # AUTH TLS
stop

# ---- transfers

record transfers
fetch -u "$alice" --disable-epsv ftp://127.0.0.1/numbers.txt              # PASV
fetch -u "$alice" ftp://127.0.0.1/                                        # EPSV, LIST
fetch -u "$alice" 'ftp://[::1]/numbers.txt'                               # EPSV over IPv6
fetch -u "$alice" --disable-eprt -P - ftp://127.0.0.1/numbers.txt         # PORT
fetch -u "$alice" -P ::1 'ftp://[::1]/numbers.txt'                        # EPRT over IPv6
seq 1 100 | fetch -u "$alice" -T - ftp://127.0.0.1/in/upload.txt          # STOR
seq 101 110 | fetch -u "$alice" -a -T - ftp://127.0.0.1/in/upload.txt     # APPE
fetch -u "$alice" -Q 'RNFR in/upload.txt' -Q 'RNTO in/kept.txt' -Q 'DELE in/kept.txt' -r 100-199 ftp://127.0.0.1/numbers.txt
fetch ftp://127.0.0.1/hello.txt                                           # anonymous
fetch -u "$alice" ftp://127.0.0.1/missing.txt                             # 550
lftp -e 'set net:timeout 5; set net:max-retries 1; set ftp:ssl-allow no; cls; get numbers.txt -o copy.txt; bye' \
  -u alice,'correct horse' ftp://127.0.0.1 > /dev/null || true
say 127.0.0.1 21 'USER alice' 'PASS correct horse' 'PORT 192,0,2,1,16,0' 'PORT 127,0,0,1,0,22' 'EPRT |2|2001:db8::1|4096|' QUIT
stop

kill $(jobs -p) 2> /dev/null || true
wait || true
