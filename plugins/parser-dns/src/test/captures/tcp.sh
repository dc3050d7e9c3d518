#!/bin/bash
# Records tcp.pcap: BIND, dig and a pipelining client in network namespaces of their own.
# Usage: tcp.sh [FILE]   as root; needs bind9, bind9-dnsutils, iproute2, python3, tcpdump. Leaves nothing behind.
set -euo pipefail

if [ "${RECORDING:-}" != inside ]; then
  out=$(realpath -m "${1:-$(dirname "$0")/tcp.pcap}")
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
  RECORDING=inside SERVER=$server timeout 60 ip netns exec $client "$(realpath "$0")" "$work"
  install -m 644 "$work/tcp.pcap" "$out"
  ls -l "$out"
  exit
fi

cd "$1"
setup() { # address, then how to run in the namespace
  local there=("${@:2}")
  "${there[@]}" ip link set wire up
  "${there[@]}" ip address add "$1" dev wire
  # Virtual interfaces leave checksums undone unless told otherwise (ethtool -K wire tx off, without ethtool).
  "${there[@]}" python3 - <<'PY'
import array, fcntl, socket, struct
value = array.array('B', struct.pack('II', 0x17, 0))
fcntl.ioctl(socket.socket(), 0x8946, struct.pack('16sP', b'wire', value.buffer_info()[0]))
PY
}
setup 192.0.2.10/24 env
setup 192.0.2.53/24 ip netns exec "$SERVER"

{
  echo '$TTL 300'
  echo '@ SOA ns hostmaster 7 7200 3600 1209600 300'
  echo '@ NS ns'
  echo 'ns A 192.0.2.53'
  for i in 1 2 3 4; do echo "host$i A 192.0.2.10$i"; done
  for i in $(seq 1 20); do echo "big TXT \"$i: $(printf 'x%.0s' $(seq 1 200))\""; done
} > zone
cat > named.conf <<CONF
options {
  directory "$PWD"; pid-file none; session-keyfile none; managed-keys-directory "$PWD";
  listen-on port 53 { 192.0.2.53; }; listen-on port 10053 { 192.0.2.53; }; listen-on-v6 { none; };
  recursion no; dnssec-validation no; transfer-format one-answer;
};
controls {};
zone "test" { type primary; file "$PWD/zone"; allow-transfer { any; }; };
CONF
ip netns exec "$SERVER" named -g -n 1 -c "$PWD/named.conf" 2> named.log &
tcpdump -i wire -Z root -B 8192 --immediate-mode -U -w tcp.pcap 'port 53 or port 10053' 2> tcpdump.log &
sleep 2

ask() { dig @192.0.2.53 +tries=1 +time=2 "$@" > /dev/null; }
ask +tcp host1.test A
ask +tcp +keepopen host2.test A host3.test A nothing.test A # one connection
ask big.test TXT                                            # truncated, again by TCP: many segments
ask +tcp test AXFR                                          # each record a message
ask test IXFR=1
ask -p 10053 +tcp host4.test A                              # an odd port
python3 - <<'PY'
import socket, struct, time
def query(id, name, kind=1):
    labels = b''.join(bytes([len(l)]) + l.encode() for l in name.split('.')) + b'\0'
    message = struct.pack('!6H', id, 0, 1, 0, 0, 0) + labels + struct.pack('!2H', kind, 1)
    return struct.pack('!H', len(message)) + message
with socket.create_connection(('192.0.2.53', 53)) as wire:
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    three = query(1, 'host1.test') + query(2, 'big.test', 16) + query(3, 'host3.test')
    for part in (three[:1], three[1:20], three[20:]):       # cut within the length and within a name
        wire.sendall(part)
        time.sleep(0.1)
    time.sleep(0.5)
    wire.recv(65536)
PY
sleep 1
kill $(jobs -p)
wait || true
