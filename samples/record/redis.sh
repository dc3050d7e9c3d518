#!/bin/bash
# Records plugins/parser-redis/src/test/captures/{logins,commands,replica}.pcap: redis-server with redis-cli and a few
# plain sockets, on a loopback of their own.
# Usage: samples/record/redis.sh [FOLDER]   as root; needs redis-server, redis-tools, tcpdump, iproute2.
# Takes about 20 seconds, leaves nothing behind.
set -euo pipefail

if [ "${RECORDING:-}" != inside ]; then
  out=$(realpath -m "${1:-$(dirname "$0")/../../plugins/parser-redis/src/test/captures}")
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  chmod 777 "$work"
  RECORDING=inside timeout 90 unshare --net --pid --fork --mount-proc "$0" "$work"
  mkdir -p "$out"
  for name in logins commands replica; do install -m 644 "$work/$name.pcap" "$out/$name.pcap"; done
  ls -l "$out"
  exit
fi

cd "$1"
ip link set lo up

serve() { # port, further lines of its configuration
  local port=$1
  shift
  printf '%s\n' "port $port" 'bind 127.0.0.1 ::1' 'save ""' "dir $PWD" 'enable-debug-command yes' \
    'repl-diskless-sync-delay 2' "$@" > "redis-$port.conf"
  setpriv --reuid nobody --regid nogroup --clear-groups redis-server "$PWD/redis-$port.conf" > "redis-$port.log" &
}
serve 6379 'requirepass "correct horse"' 'user alice on >battery ~* &* +@all' 'user bob on >staple ~news:* +get'
serve 7000 'rename-command AUTH ""'
sleep 1

record() {
  tcpdump -i lo -Z root --immediate-mode -B 65536 -U -w "$1.pcap" tcp 2> tcpdump.log &
  recorder=$!
  sleep 1
}
stop() {
  sleep 0.5
  kill -INT $recorder
  wait $recorder || true
}
# Commands on standard input, one at a time. The client first asks for 170 KB of help, unless it has to log in for it.
cli() { redis-cli "$@" > /dev/null 2>&1 || true; }
say() { # host, port, what is sent at once (with backslash escapes)
  exec 3<> "/dev/tcp/$1/$2"
  printf "$3" | cat >&3
  timeout 0.5 cat <&3 > /dev/null || true
  exec 3>&-
}

# ---- logins: each way, right and wrong

record logins
cli <<'SAY'
PING
AUTH wrong
AUTH "correct horse"
PING
AUTH alice wrong
AUTH alice battery
ACL WHOAMI
AUTH bob staple
GET secret
QUIT
SAY
cli -h ::1 <<'SAY'
HELLO 3
HELLO 3 AUTH alice wrong
HELLO 3 AUTH alice battery SETNAME reader
ACL WHOAMI
HELLO 2
SAY
cli -3 --user alice --pass battery PING
say 127.0.0.1 6379 'AUTH wrong\r\nauth alice "battery"\r\nGET a\r\n'
say ::1 6379 '*2\r\n$4\r\nAUTH\r\n$1\r\na\r\n*2\r\n$4\r\nAUTH\r\n$1\r\nb\r\n*3\r\n$4\r\nAUTH\r\n$5\r\nalice\r\n$7\r\nbattery\r\n'
cli <<'SAY'
AUTH alice battery
ACL SETUSER carol on >cedilla <cedilla #7bf33bf9c0b8e1d9b17d0b7e0ba43ffdf6b3d1cc4a50a4fbd7ec7e29aa0b1c6f ~*
ACL GETUSER carol
ACL LIST
ACL GENPASS
CONFIG SET requirepass "correct horse"
CONFIG GET requirepass
SENTINEL SET mymaster auth-pass cedilla
SAY
say 127.0.0.1 7000 'AUTH alice battery\r\nHELLO 9 AUTH alice battery\r\nPING\r\n'
stop

# ---- commands: all kinds of replies, with and without pairs

record commands
cli <<'SAY'
AUTH alice battery
SELECT 1
CLIENT SETNAME sample
SET k v EX 100
GET k
GET nothing
INCR counter
RPUSH list a b c
LRANGE list 0 -1
LPUSH k x
HSET hash f 1 g 2
HGETALL hash
MULTI
SET k 2
INCR counter
EXEC
CONFIG GET dir
CONFIG SET dbfilename shell.php
EVAL "return {1,'two',{3}}" 0
SLOWLOG GET 1
NOSUCH command
FLUSHALL
SAY
types=$(printf 'DEBUG PROTOCOL %s\\r\\n' attrib double bignum true verbatim push set null)
say ::1 6379 "HELLO 3 AUTH alice battery\r\nHSET hash f 1\r\nHGETALL hash\r\n$types"
say 127.0.0.1 6379 'AUTH alice battery\r\nCLIENT REPLY OFF\r\nSET a 1\r\nCLIENT REPLY ON\r\nCLIENT REPLY SKIP\r\nSET b 1\r\nGET b\r\nSET c "x\r\n'
say 127.0.0.1 6379 'AUTH alice battery\r\n\r\n*0\r\nSUBSCRIBE a b\r\nPSUBSCRIBE n*\r\nPING\r\nUNSUBSCRIBE\r\nPUNSUBSCRIBE\r\nRESET\r\nPING\r\n'
say 127.0.0.1 6379 'HELLO 3 AUTH alice battery\r\nCLIENT TRACKING ON\r\nGET k\r\nSUBSCRIBE a\r\nSET k 3\r\nPUBLISH a hello\r\nUNSUBSCRIBE a\r\nQUIT\r\n'
(
  exec 4<> /dev/tcp/127.0.0.1/6379
  printf 'AUTH alice battery\r\nMONITOR\r\n' >&4
  timeout 2 cat <&4 > /dev/null || true
) &
(
  exec 5<> /dev/tcp/::1/6379
  printf 'AUTH alice battery\r\nPSUBSCRIBE n*\r\n' >&5
  timeout 2 cat <&5 > /dev/null || true
) &
sleep 0.5
cli <<'SAY'
AUTH alice battery
PUBLISH news "hello, readers"
SET "quoted \"key\"" "\x00\xff"
MIGRATE 127.0.0.1 7000 k 0 100 COPY AUTH2 alice battery
SAY
sleep 2
for i in $(seq 1 30); do printf 'SET key:%d %d\r\n' "$i" "$i"; done | cli --user alice --pass battery --pipe
cli -p 7000 SET moved port
stop

# ---- a replica that logs in, gets a snapshot and follows

record replica
serve 6380 'replicaof 127.0.0.1 6379' 'masteruser alice' 'masterauth battery'
sleep 4
cli <<'SAY'
AUTH alice battery
SELECT 2
SET followed yes
WAIT 1 1000
SAY
sleep 1.5
stop
