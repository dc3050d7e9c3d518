#!/bin/bash
# Records samples/dns.pcap: two BIND name servers and dig in network namespaces of their own.
# Usage: samples/record/dns.sh [FILE]   as root; needs bind9, bind9-dnsutils, bind9-utils, iproute2, python3, tcpdump.
# Takes about 20 seconds, leaves nothing behind.
set -euo pipefail

if [ "${RECORDING:-}" != inside ]; then
  out=$(realpath -m "${1:-$(dirname "$0")/../dns.pcap}")
  work=$(mktemp -d)
  client=wirestash-client-$$ server=wirestash-server-$$
  trap 'for space in $client $server; do
      ip netns pids $space | xargs -r kill 2>/dev/null || true
      ip netns del $space
    done; rm -rf "$work"' EXIT
  ip netns add $client
  ip netns add $server
  ip link add wire address 02:00:00:00:00:10 netns $client \
    type veth peer name wire address 02:00:00:00:00:53 netns $server
  RECORDING=inside SERVER=$server timeout 60 ip netns exec $client "$0" "$work"
  cp "$work/dns.pcap" "$out"
  chmod 644 "$out"
  ls -l "$out"
  exit
fi

cd "$1"
at_server() { ip netns exec "$SERVER" "$@"; }
addresses() { # of the interface, in the namespace that the rest of the words run in
  local words=("${@:2}")
  "${words[@]}" ip link set wire up
  for address in $1; do "${words[@]}" ip address add "$address" dev wire $([[ $address == *:* ]] && echo nodad); done
  # Virtual interfaces leave checksums undone unless told otherwise (ethtool -K wire tx off, without ethtool).
  "${words[@]}" python3 - <<'PY'
import array, fcntl, socket, struct
STXCSUM, SIOCETHTOOL = 0x17, 0x8946
value = array.array('B', struct.pack('II', STXCSUM, 0))
fcntl.ioctl(socket.socket(), SIOCETHTOOL, struct.pack('16sP', b'wire', value.buffer_info()[0]))
PY
}
addresses '192.0.2.10/24 192.0.2.54/24 192.0.2.66/24 2001:db8::10/64' env
addresses '192.0.2.53/24 2001:db8::53/64' at_server
ip route add 224.0.0.0/4 dev wire

# ---- zones: example (signed, NSEC3), sec.example (signed, NSEC), test (dynamic, with a secondary)

cat > example.zone <<'ZONE'
$TTL 3600
@       SOA    ns hostmaster 2024010101 7200 3600 1209600 300
        NS     ns
        NS     ns2
        A      192.0.2.80
        AAAA   2001:db8::80
        MX     10 mail
        MX     20 mail.backup
        TXT    "v=spf1 mx -all"
        TXT    "quotes \" and \\ and semicolons; all fine"
        CAA    0 issue "ca.example.net"
        CAA    0 iodef "mailto:security@example"
        HTTPS  1 . alpn=h2,h3 ipv4hint=192.0.2.80 ipv6hint=2001:db8::80
ns      A      192.0.2.53
        AAAA   2001:db8::53
ns2     A      192.0.2.54
mail    A      192.0.2.25
www     CNAME  web
web     A      192.0.2.80
        A      192.0.2.81
        AAAA   2001:db8::80
_sip._udp SRV  1 2 5060 sip
sip     NAPTR  100 10 "S" "SIP+D2U" "" _sip._udp
_dns    SVCB   1 ns alpn=dot port=853
host    HINFO  "PDP-11/70" "UNIX"
        LOC    52 22 23.000 N 4 53 32.000 E -2.00m 1m 10000m 10m
        SSHFP  4 2 123456789abcdef67890123456789abcdef67890123456789abcdef123456789
_443._tcp.www TLSA 3 1 1 0d6fce13243aa7000000000000000000000000000000000000000000abcdef01
old     DNAME  new
a.new   A      192.0.2.90
*.wild  A      192.0.2.91
sp\ ace TXT    "a name with a blank"
sec     NS     ns
ZONE
for i in $(seq 1 12); do echo "big TXT \"$i: $(printf 'x%.0s' $(seq 1 100))\""; done >> example.zone
cat > sec.example.zone <<'ZONE'
$TTL 3600
@       SOA    ns.example. hostmaster.example. 1 7200 3600 1209600 300
        NS     ns.example.
a       A      192.0.2.101
c       A      192.0.2.103
ZONE
cat > test.zone <<'ZONE'
$TTL 3600
@       SOA    ns hostmaster 1 7200 3600 1209600 300
        NS     ns
        NS     ns2
ns      A      192.0.2.53
ns2     A      192.0.2.54
ZONE
cp test.zone closed.zone
for zone in sec.example example; do
  dnssec-keygen -q -a ECDSAP256SHA256 -f KSK $zone > /dev/null
  dnssec-keygen -q -a ECDSAP256SHA256 $zone > /dev/null
done
dnssec-signzone -q -S -g -o sec.example sec.example.zone > /dev/null
dnssec-signzone -q -S -g -3 aabbccdd -o example example.zone > /dev/null
tsig=c2FtcGxlLWtleS1ub3Qtc2VjcmV0LWF0LWFsbC4uLi4=

server() { # name, address, what to say of zone test, IPv6 address, how to run it
  mkdir -p "$1"
  cat > "$1.conf" <<CONF
options {
  directory "$PWD/$1"; pid-file none; session-keyfile none; managed-keys-directory "$PWD/$1";
  listen-on { $2; }; listen-on port 10053 { $2; }; listen-on-v6 { ${4:-none;} };
  query-source address $2; notify-source $2; transfer-source $2;
  recursion no; dnssec-validation no; notify explicit; server-id "$1"; version "sample"; blackhole { 192.0.2.66; };
};
controls {};
key "sample-key" { algorithm hmac-sha256; secret "$tsig"; };
zone "test" { $3 };
zone "example" { type primary; file "$PWD/example.zone.signed"; };
zone "sec.example" { type primary; file "$PWD/sec.example.zone.signed"; };
zone "closed.test" { type primary; file "$PWD/closed.zone"; allow-query { none; }; };
CONF
  ${5:-env} named -g -n 1 -c "$PWD/$1.conf" 2> "$1.log" &
}

tcpdump -i wire -Z root --immediate-mode -U -w dns.pcap 'port 53 or port 10053 or port 5353' 2> tcpdump.log &
sleep 1
primary="type primary; file \"$PWD/test.zone\"; allow-update { key sample-key; }; also-notify { 192.0.2.54; };"
server ns1 192.0.2.53 "$primary" '2001:db8::53;' at_server
sleep 1
server ns2 192.0.2.54 'type secondary; primaries { 192.0.2.53; }; file "test.zone";'
sleep 2

# ---- the conversation

ask() { dig -b 192.0.2.10 @192.0.2.53 +tries=1 +time=1 "$@" > /dev/null || true; }
for type in A AAAA MX TXT CAA HTTPS SOA NS; do ask +noall example. $type; done
ask +noedns www.example. A
ask _sip._udp.example. SRV
ask sip.example. NAPTR
ask _dns.example. SVCB
for type in HINFO LOC SSHFP; do ask host.example. $type; done
ask _443._tcp.www.example. TLSA
ask a.old.example. A
ask Any.WILD.example. A
ask 'sp\032ace.example.' TXT
ask +dnssec example. DNSKEY                                # RRSIG
ask +dnssec sec.example. DS                                # DS
ask +dnssec nothing.example. A                             # NXDOMAIN, NSEC3
ask +dnssec b.sec.example. A                               # NXDOMAIN, NSEC
ask web.example. MX                                        # no data
ask example. NSEC3PARAM
ask www.elsewhere.test. A                                  # NXDOMAIN
ask www.elsewhere.invalid. A                               # REFUSED
ask closed.test. SOA                                       # REFUSED, extended error
ask +bufsize=512 big.example. TXT                          # truncated, again by TCP
ask +tcp example. A
dig -b 2001:db8::10 @2001:db8::53 +tries=1 +time=1 web.example. AAAA > /dev/null
ask +nsid +subnet=198.51.100.0/24 +expire +padding=128 test. SOA
ask +ednsopt=65001:c0ffee +edns=1 +noednsneg example. A    # BADVERS
ask -c CH -t TXT version.bind.
ask example. ANY
ask example. TYPE65280
ask +opcode=STATUS example. A                              # NOTIMP
ask -p 10053 web.example. A                                # an odd port
ask +tcp example. AXFR
dig -b 192.0.2.66 @192.0.2.53 +tries=1 +time=1 silence.example. A > /dev/null || true  # unanswered
dig -b 192.0.2.10 @224.0.0.251 -p 5353 +tries=1 +time=1 +norecurse +noedns _http._tcp.local. PTR > /dev/null || true
nsupdate <<UPDATE
local 192.0.2.10
server 192.0.2.53
zone test
key hmac-sha256:sample-key $tsig
prereq nxdomain new.test.
update add new.test. 300 A 192.0.2.123
update delete gone.test. A
send
UPDATE
ask new.test. A
sleep 6 # NOTIFY, and the secondary's transfer

kill $(jobs -p)
wait || true
