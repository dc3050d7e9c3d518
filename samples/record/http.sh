#!/bin/bash
# Records samples/http.pcap: nginx with curl, and what nginx does not do (trailers, early hints, WebSocket, a tunnel, old
# versions) from a small server of its own, in two network namespaces.
# Usage: samples/record/http.sh [FILE]   as root; needs nginx, libnginx-mod-http-brotli-filter, curl, zstd, openssl,
# iproute2, python3, tcpdump. Takes about 10 seconds, leaves nothing behind.
set -euo pipefail

if [ "${RECORDING:-}" != inside ]; then
  out=$(realpath -m "${1:-$(dirname "$0")/../http.pcap}")
  work=$(mktemp -d)
  chmod 755 "$work"
  client=wirestash-client-$$ server=wirestash-server-$$
  trap 'for space in $client $server; do
      ip netns pids $space | xargs -r kill 2>/dev/null || true
      ip netns del $space
    done; rm -rf "$work"' EXIT
  ip netns add $client
  ip netns add $server
  ip link add wire address 02:00:00:00:00:10 netns $client \
    type veth peer name wire address 02:00:00:00:00:80 netns $server
  RECORDING=inside SERVER=$server timeout 60 ip netns exec $client "$0" "$work"
  install -m 644 "$work/http.pcap" "$out"
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
addresses '192.0.2.10/24 2001:db8::10/64' env
addresses '192.0.2.80/24 2001:db8::80/64' at_server

# ---- what is served

mkdir site
for i in $(seq 1 40); do echo "<p>Line $i of a page that is worth compressing.</p>"; done > lines
{ echo '<!DOCTYPE html><html><body>'; cat lines; echo '</body></html>'; } > site/page.html
printf 'caf\xe9 \xe0 la carte\n' > site/latin1.txt
printf '{"name":"wirestash","tags":["a","b"]}\n' > site/data.json
printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR and nothing more' > site/picture.png
zstd -q site/page.html -o site/page.zst
echo "alice:$(openssl passwd -apr1 -salt samples1 'correct horse')" > users

cat > nginx.conf <<CONF
load_module /usr/lib/nginx/modules/ngx_http_brotli_filter_module.so;
daemon off; pid $PWD/nginx.pid; error_log $PWD/error.log; worker_processes 1;
events {}
http {
  access_log off; types { text/html html; application/json json; image/png png; }
  client_body_temp_path $PWD/body; proxy_temp_path $PWD/proxy; fastcgi_temp_path $PWD/fastcgi;
  uwsgi_temp_path $PWD/uwsgi; scgi_temp_path $PWD/scgi;
  if_modified_since before; gzip on; gzip_http_version 1.0; gzip_proxied any; brotli on; brotli_min_length 20;
  server {
    listen 192.0.2.80:80; listen [2001:db8::80]:80; listen 192.0.2.80:8888;
    server_name www.example; root $PWD/site;
    location = /latin1.txt { default_type 'text/plain; charset=iso-8859-1'; }
    location = /page.zst { default_type text/html; add_header Content-Encoding zstd; }
    location /private/ { auth_basic staff; auth_basic_user_file $PWD/users; alias $PWD/site/; }
    location /form { return 200 "thank you\n"; }
  }
}
CONF
chmod -R a+rX .
at_server nginx -c "$PWD/nginx.conf" &

cat > other.py <<'PY'
import socketserver
class Other(socketserver.BaseRequestHandler):
    def handle(self):
        line = self.request.recv(65536).split(b'\r\n')[0]
        send = self.request.sendall
        if b'/trailers' in line:
            send(b'HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n')
            send(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Checksum\r\n\r\n')
            send(b'6;note="an extension"\r\nchunk \r\n4\r\ntext\r\n0\r\nX-Checksum: 1234\r\n\r\n')
        elif b'/close' in line:
            send(b'HTTP/1.0 200 OK\nContent-Type: text/plain\n\nup to the end of the connection\n')
        elif b'/folded' in line:
            send(b'HTTP/1.1 200 OK\r\nX-Folded: one\r\n two\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nok\n')
        elif b'/chat' in line:
            send(b'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n\x81\x05hello')
            self.request.recv(100)
        elif line.startswith(b'CONNECT'):
            send(b'HTTP/1.1 200 Connection established\r\n\r\n')
            send(b'SSH-2.0-inside\r\n')
            self.request.recv(100)
        elif b'/old' in line:
            send(b'<html>HTTP/0.9</html>\n')
        elif b'/silent' in line:
            self.request.recv(100)
socketserver.ThreadingTCPServer.allow_reuse_address = True
socketserver.ThreadingTCPServer(('192.0.2.80', 8080), Other).serve_forever()
PY
at_server python3 other.py &

tcpdump -i wire -Z root --immediate-mode -U -w http.pcap 'tcp' 2> tcpdump.log &
sleep 2

# ---- the conversation

ask() { curl -s --max-time 2 --resolve www.example:80:192.0.2.80 "$@" > /dev/null || true; }
say() { # port, and what is sent at once (with backslash escapes)
  exec 3<> "/dev/tcp/192.0.2.80/$1"
  printf "$2" | cat >&3
  timeout 0.5 cat <&3 > /dev/null || true
  exec 3>&-
}
site=http://www.example
ask $site/page.html $site/data.json $site/picture.png $site/latin1.txt          # one connection
ask -H 'Accept-Encoding: gzip' $site/page.html                                  # chunks
ask -H 'Accept-Encoding: br' $site/page.html
ask $site/page.zst
ask --head $site/page.html
ask -H 'If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT' $site/page.html       # 304
ask -r 0-99 $site/page.html                                                     # 206
ask -r 0-9,20-29 $site/page.html                                                # several parts
ask $site/missing
ask -0 -H 'Accept-Encoding: gzip' $site/page.html                               # HTTP/1.0
ask -d 'user=alice&password=not+for+the+log' $site/form
ask -F 'file=@site/picture.png' -F 'note=a form of several parts' $site/form
ask -H 'Expect: 100-continue' -d "$(printf 'x%.0s' {1..2000})" $site/form
ask -H 'Transfer-Encoding: chunked' -d 'sent in chunks' $site/form
ask -u alice:wrong $site/private/data.json
ask -u 'alice:correct horse' $site/private/data.json $site/private/latin1.txt
ask -H 'Cookie: session=0123456789; theme=dark' -A 'Mozilla/5.0 (sample)' -e $site/page.html "$site/data.json?token=abc&n=1"
ask --globoff 'http://[2001:db8::80]/data.json'
ask http://192.0.2.80:8888/data.json                                            # an odd port
ask --proxy http://192.0.2.80:80 http://www.example/data.json                   # absolute target
say 80 'GET /data.json HTTP/1.1\r\nHost: www.example\r\n\r\nGET /latin1.txt HTTP/1.1\r\nHost: www.example\r\n\r\nHEAD /page.html HTTP/1.1\r\nHost: www.example\r\nConnection: close\r\n\r\n'
say 80 'POST /form HTTP/1.1\r\nHost: www.example\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: www.example\r\n\r\n'
other=http://192.0.2.80:8080
ask $other/trailers
ask $other/close
ask $other/folded
ask -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: c2FtcGxlIHNhbXBsZSBzYQ==' $other/chat
ask --proxytunnel --proxy $other http://inside.example:22/
ask --http0.9 $other/old
ask $other/silent                                                               # no answer
sleep 0.5
kill $(jobs -p)
wait || true
