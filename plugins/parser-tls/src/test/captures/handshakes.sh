#!/bin/bash
# Records handshakes.pcap: OpenSSL's server and client in network namespaces of their own.
# Usage: handshakes.sh [FILE]   as root; needs openssl 3, iproute2, python3, tcpdump. Leaves nothing behind.
# The client allows weak algorithms, so that TLS 1.0 can be recorded too.
set -euo pipefail

if [ "${RECORDING:-}" != inside ]; then
  out=$(realpath -m "${1:-$(dirname "$0")/handshakes.pcap}")
  work=$(mktemp -d)
  client=wirestash-client-$$ server=wirestash-server-$$
  trap 'for space in $client $server; do
      ip netns pids $space | xargs -r kill 2>/dev/null || true
      ip netns del $space
    done; rm -rf "$work"' EXIT
  ip netns add $client
  ip netns add $server
  ip link add wire address 02:00:00:00:00:10 netns $client \
    type veth peer name wire address 02:00:00:00:04:43 netns $server
  RECORDING=inside SERVER=$server timeout 60 ip netns exec $client "$(realpath "$0")" "$work"
  install -m 644 "$work/handshakes.pcap" "$out"
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
setup 192.0.2.44/24 ip netns exec "$SERVER"

certificate() { # file, subject, names
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -keyout "$1.key" -out "$1.pem" \
    -subj "$2" -addext "subjectAltName=$3" 2> /dev/null
}
certificate server '/C=NL/O=Sample/CN=www.sample.test' 'DNS:www.sample.test,DNS:*.sample.test,IP:192.0.2.44'
certificate client '/O=Sample/CN=a client' 'email:client@sample.test'

serve() { # port, further options
  ip netns exec "$SERVER" openssl s_server -quiet -accept "$1" -cert server.pem -key server.key \
    -alpn h2,http/1.1 "${@:2}" > /dev/null 2>&1 < <(sleep 60) &
}
serve 443
serve 8443 -verify 1 -cipher DEFAULT:@SECLEVEL=0
serve 993 -groups P-384
serve 12345 -tls1_2
tcpdump -i wire -Z root -B 8192 --immediate-mode -U -w handshakes.pcap tcp 2> tcpdump.log &
sleep 1

connect() { # port, further options
  { echo GET /; sleep 0.3; } | timeout 2 openssl s_client -quiet -no_ign_eof -connect "192.0.2.44:$1" "${@:2}" \
    > /dev/null 2>&1 || true
}
connect 443 -servername www.sample.test -alpn h2,http/1.1
connect 443 -servername www.sample.test -alpn http/1.1 -tls1_2 -sess_out session.pem
connect 443 -servername www.sample.test -tls1_2 -sess_in session.pem                 # resumed
connect 443 -servername www.sample.test -tls1_3 -sess_out session.pem
connect 443 -servername www.sample.test -tls1_3 -sess_in session.pem                 # resumed
connect 8443 -noservername -tls1_2 -cert client.pem -key client.key                  # client certificate
connect 8443 -tls1 -cipher DEFAULT:@SECLEVEL=0
connect 993 -servername imap.sample.test -groups X25519:P-384                        # retry
connect 443 -servername www.sample.test -tls1_2 -cipher AES128-SHA             # nothing in common
connect 12345 -servername odd.sample.test -tls1_3                                    # version refused
connect 12345 -servername odd.sample.test -tls1_2
sleep 0.5
kill $(jobs -p)
wait || true
