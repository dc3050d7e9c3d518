#!/bin/sh
# Floods an engine that has 512 MiB of heap and tells what it took: floods.sh [PACKETS [KIND ...]]
#
# Each flood (see Flood.java) hides DNS lookups and HTTP requests in PACKETS other packets, three million unless given.
# Prints for each kind the peak of resident memory, the speed, the lookups and requests found complete, and whether the
# ledger balances; fails if memory goes beyond 800 MiB, the ledger does not balance, or fewer than 99 % (95 % among
# holes) are complete. Events are made of all that is found: messages, requests, flows and anomalies.
#
#   WIRESTASH         the distribution to try (default: the one just built)
#   WIRESTASH_HEAP    most memory for the Java heap (default 512m)
#   VERBOSE           any text: print the engine's whole report, too
set -eu

here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
home=${WIRESTASH:-$here/../../dist/target/wirestash}
packets=${1:-3000000}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- syn udp colliding questions pending first_fragments last_fragments overlaps pings holes reversed \
  unanswered_http
export WIRESTASH_HEAP="${WIRESTASH_HEAP:-512m}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sources=$here/src/test/java
javac -proc:none -d "$folder" -sourcepath "$sources" "$sources/io/wirestash/fuzz/Flood.java"

[ "$packets" -ge 2400000 ] && planted=1000 || planted=$((packets / 2400))
planted=$((2 * planted))
found='"qname":"planted-[0-9]*\.example\.".*"rtt"|"req_uri":"/planted-[0-9]*".*"resp_status":"?200'

# The peak of a process's resident memory in MiB, watched until it ends.
peak() {
  most=0
  while now=$(sed -n 's/^VmHWM:[[:space:]]*\([0-9]*\) kB/\1/p' "/proc/$1/status" 2>/dev/null) && [ -n "$now" ]; do
    most=$now
    sleep 0.05
  done
  echo $((most / 1024))
}

# A number of the report.
number() {
  sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p" "$folder/report"
}

failures=0
printf '%-16s %9s %9s %10s %9s %9s %s\n' flood packets 'MiB peak' packets/s complete ledger verdict
for kind in "$@"; do
  java -cp "$folder" io.wirestash.fuzz.Flood "$kind" "$packets" >"$folder/flood.pcap"
  mkfifo "$folder/events"
  grep -Ec "$found" <"$folder/events" >"$folder/found" &
  counter=$!
  "$home/bin/engine" run "$home/pipelines/all.yaml" -r "$folder/flood.pcap" --no-progress --summary json \
    >"$folder/events" 2>"$folder/report" &
  engine=$!
  memory=$(peak $engine)
  code=0
  wait $engine || code=$?
  wait $counter || true
  rm "$folder/events"
  complete=$(cat "$folder/found")
  [ "$kind" = holes ] && share=95 || share=99
  seconds=$(number wall_seconds)
  speed=$(awk -v n="$(number packets)" -v s="${seconds:-1}" 'BEGIN { printf "%d", n / s }')
  grep -q '"balanced":true' "$folder/report" && ledger=balances || ledger=wrong
  verdict=ok
  [ "$code" = 0 ] && [ "$ledger" = balances ] && [ "$memory" -le 800 ] && [ $((complete * 100)) -ge $((planted * share)) ] ||
    { verdict="FAILED, exit $code: $(cat "$folder/report")"; failures=$((failures + 1)); }
  printf '%-16s %9s %9s %10s %9s %9s %s\n' "$kind" "$packets" "$memory" "$speed" "$complete/$planted" "$ledger" "$verdict"
  [ -z "${VERBOSE:-}" ] || cat "$folder/report"
done
[ "$failures" = 0 ]
