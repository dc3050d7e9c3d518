#!/bin/sh
# Unpacks the archive as a user would and tries the main things: smoke.sh ARCHIVE. Fails at the first that is wrong.
set -eu

archive=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tar xzf "$archive" -C "$folder"
home=$(echo "$folder"/wirestash-*)
engine=$home/bin/engine
sample=$home/samples/dns.pcap

# exits CODE COMMAND...: runs it, expects the exit code, and leaves its output in $folder/out and $folder/err.
exits() {
  expected=$1
  shift
  code=0
  "$@" >"$folder/out" 2>"$folder/err" </dev/null || code=$?
  [ "$code" = "$expected" ] && return
  printf 'FAILED: %s\n  exit code %s instead of %s\n' "$*" "$code" "$expected"
  cat "$folder/err"
  exit 1
}

expect() {
  what=$1
  shift
  "$@" || { printf 'FAILED: %s\n' "$what"; exit 1; }
  printf 'ok: %s\n' "$what"
}

exits 0 "$engine" --version
expect 'says its version' grep -q '^engine ' "$folder/out"
expect 'is quiet about it' [ ! -s "$folder/err" ]

exits 0 "$engine" list
expect 'lists its plugins' grep -q 'pcap_file' "$folder/out"

for pipeline in "$home"/pipelines/*.yaml; do
  exits 0 "$engine" validate "$pipeline"
  expect "finds $(basename "$pipeline") valid" true
done

exits 0 env WIRESTASH_CACHE=off "$engine" run "$home/pipelines/dns.yaml"
cp "$folder/out" "$folder/first"
expect 'turns the sample into events' grep -q '^{"type":"dns".*}$' "$folder/first"
expect 'writes nothing but events to standard output' [ "$(grep -vc '^{.*}$' "$folder/first")" = 0 ]
expect 'makes Java warn of nothing' [ "$(grep -ci 'warning:' "$folder/err")" = 0 ]

exits 0 "$engine" warm-up
exits 0 "$engine" run "$home/pipelines/dns.yaml"
expect 'gives the same events with a start-up archive' cmp "$folder/first" "$folder/out"

WIRESTASH_CACHE=$folder/fresh
export WIRESTASH_CACHE
for n in 1 2 3 4; do
  "$engine" run "$home/pipelines/dns.yaml" >"$folder/out$n" 2>"$folder/err$n" </dev/null &
done
wait
for n in 1 2 3 4; do cat "$folder/out$n"; done >"$folder/out"
for n in 1 2 3 4; do cat "$folder/first"; done >"$folder/expected"
expect 'gives the same events in four first starts at once' cmp "$folder/expected" "$folder/out"
waited=0
until [ -n "$(find "$folder/fresh" -name 'start-*.archive')" ] || [ "$waited" = 120 ]; do
  sleep 1
  waited=$((waited + 1))
done
expect 'makes its start-up archive by itself' [ -n "$(find "$folder/fresh" -name 'start-*.archive')" ]
unset WIRESTASH_CACHE

ln -s "$engine" "$folder/link"
exits 0 "$folder/link" run "$home/pipelines/dns.yaml" -r "$sample"
expect 'runs through a symbolic link' cmp "$folder/first" "$folder/out"

exits 0 sh -c "cat '$sample' | '$engine' run '$home/pipelines/dns.yaml' -r -"
expect 'reads a capture from a pipe' [ "$(wc -l <"$folder/out")" = "$(wc -l <"$folder/first")" ]

exits 0 sh -c "{ '$engine' run '$home/pipelines/dns.yaml' || echo \$? >'$folder/code'; } | head -1"
expect 'ends quietly when its reader leaves' [ ! -e "$folder/code" ]

exits 66 "$engine" run "$home/pipelines/dns.yaml" -r "$folder/missing.pcap"
expect 'names a capture that is missing' grep -q 'missing.pcap' "$folder/err"

printf 'inputs:\n  - pcap_file: {path: x}\nparsers:\n  - dnss\noutputs:\n  - stdout\n' >"$folder/wrong.yaml"
exits 78 "$engine" run "$folder/wrong.yaml"
expect 'points at what is wrong in a pipeline' grep -q 'wrong.yaml:4:5' "$folder/err"

if [ -c /dev/full ]; then
  exits 74 sh -c "'$engine' run '$home/pipelines/dns.yaml' >/dev/full"
  expect 'says that the disk is full' grep -q 'standard output' "$folder/err"
fi
