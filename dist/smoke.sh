#!/bin/sh
# Unpacks the archive as a user would and tries what users do: smoke.sh ARCHIVE. Fails at the first thing that is wrong.
# What a machine lacks (root, another Java, jq) is left out, and said.
set -eu

archive=$1
folder=$(mktemp -d)
chmod 755 "$folder"
mounted=
trap '[ -z "$mounted" ] || umount "$mounted"; rm -rf "$folder"' EXIT
tar xzf "$archive" -C "$folder"
home=$(echo "$folder"/wirestash-*)
engine=$home/bin/engine
dns=$home/pipelines/dns.yaml
sample=$home/samples/dns.pcap
sample_packets=165
sample_events=99

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
  "$@" || { printf 'FAILED: %s\n' "$what"; cat "$folder/err"; exit 1; }
  printf 'ok: %s\n' "$what"
}

left_out() {
  printf 'left out: %s\n' "$1"
}

lines() {
  wc -l <"$1"
}

same_events() {
  cmp "$folder/first" "${1:-$folder/out}"
}

# Events name the capture they come from; apart from that, those of two runs are the same.
same_events_but_capture() {
  sed 's/"capture":"[^"]*"//' "$folder/first" >"$folder/expected"
  sed 's/"capture":"[^"]*"//' "$folder/out" | cmp "$folder/expected"
}

no_java_warning() {
  ! grep -i 'warning:' "$folder/err"
}

strict_json() {
  if command -v jq >/dev/null; then
    jq -e . "$1" >"$folder/parsed"
  else
    python3 -c 'import json, sys; [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]' "$1"
  fi
}

# Waits up to a minute for a command to succeed.
await() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || return
    sleep 0.1
  done
}

# ---- before any capture is read

exits 0 "$engine" --version
expect 'says its version' grep -q '^engine ' "$folder/out"
expect 'is quiet about it' [ ! -s "$folder/err" ]

exits 0 "$engine" list
expect 'lists its plugins' grep -q 'pcap_file' "$folder/out"

for pipeline in "$home"/pipelines/*.yaml; do
  exits 0 "$engine" validate "$pipeline"
  expect "finds $(basename "$pipeline") valid" true
done

for jar in "$home"/lib/*.jar; do
  name=$(basename "$jar" .jar)
  case $name in
    engine-*) ;;
    *) expect "names the licence of $name" grep -q "^| ${name%-*} | ${name##*-} | [ABM]" "$home/THIRD-PARTY.md" ;;
  esac
done

# ---- the sample

WIRESTASH_CACHE=off # the archive of the start-up is tried further down, from nothing
export WIRESTASH_CACHE
exits 0 "$engine" run "$dns"
cp "$folder/out" "$folder/first"
expect "turns the sample into $sample_events events" [ "$(lines "$folder/first")" = "$sample_events" ]
expect 'writes strict JSON' strict_json "$folder/first"
expect 'writes one object a line' [ "$(grep -vc '^{"type":"dns",.*}$' "$folder/first")" = 0 ]
expect 'makes Java warn of nothing' no_java_warning
expect 'accounts for every packet' grep -q "packets *$sample_packets *= $sample_packets decoded" "$folder/err"
expect 'accounts for every event' grep -q "events *$sample_events *= $sample_events delivered to stdout" "$folder/err"

exits 0 "$engine" run "$dns" --set outputs.0.stdout.format=ecs
expect 'writes ECS' [ "$(grep -c '^{"@timestamp":"20.*"dataset":"dns"' "$folder/out")" = "$sample_events" ]
expect 'writes ECS as strict JSON' strict_json "$folder/out"

exits 0 "$engine" run "$dns" --workers 1
expect 'gives the same events with one worker' same_events
exits 0 "$engine" run "$dns" --workers 4
expect 'gives the same events with four workers' same_events

exits 0 "$engine" run "$dns" -n 10 --summary json
expect 'stops after the packets asked for' grep -q '"packets":10,' "$folder/err"

# ---- packets

exits 0 "$engine" print "$sample"
expect 'prints a line for each packet' [ "$(lines "$folder/out")" = "$sample_packets" ]
exits 0 "$engine" print "$sample" --port 10053
expect 'prints the packets of a port only' [ -s "$folder/out" ]
expect 'and no others' [ "$(grep -vc ':10053' "$folder/out")" = 0 ]
exits 2 "$engine" print "$sample" --host example.com

# ---- Java: archives of its start-up, versions

WIRESTASH_CACHE=$folder/fresh
export WIRESTASH_CACHE
for n in 1 2 3 4; do
  "$engine" run "$dns" >"$folder/out$n" 2>"$folder/err$n" </dev/null &
done
wait
for n in 1 2 3 4; do
  expect "gives the same events in four first starts at once: $n" same_events "$folder/out$n"
done
archive_made() { [ -n "$(find "$folder/fresh" -name 'start-*.archive')" ]; }
expect 'makes its start-up archive by itself' await archive_made
unset WIRESTASH_CACHE

exits 0 "$engine" warm-up
exits 0 "$engine" run "$dns"
expect 'gives the same events with a start-up archive' same_events
expect 'makes Java warn of nothing then, either' no_java_warning

for java in /usr/lib/jvm/*; do
  [ -x "$java/bin/java" ] && [ -r "$java/release" ] && ! [ -L "$java" ] || continue
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$java/release")
  [ "$version" -ge 17 ] || continue
  exits 0 env WIRESTASH_CACHE=off WIRESTASH_JAVA="$java" "$engine" run "$dns"
  expect "gives the same events on Java $version" same_events
  expect "makes Java $version warn of nothing" no_java_warning
done

# ---- where it stands

ln -s "$engine" "$folder/link"
exits 0 "$folder/link" run "$dns"
expect 'runs through a symbolic link' same_events

if [ "$(id -u)" != 0 ]; then
  chmod -R a-w "$home"
  exits 0 env XDG_CACHE_HOME="$folder/own" "$engine" run "$dns"
  chmod -R u+w "$home"
  expect 'runs from a folder it cannot write to' same_events
elif setpriv --reuid=65534 --regid=65534 --clear-groups "$engine" --version >/dev/null 2>&1; then
  mv "$home/cache" "$folder/cache"
  exits 0 setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$folder/nobody" "$engine" run "$dns"
  expect 'runs from a folder it cannot write to' same_events
  expect 'leaves no trace there' [ ! -e "$home/cache" ]
  mv "$folder/cache" "$home/cache"
else
  left_out 'running as a user who cannot write to the folder'
fi

mkdir "$folder/more"
mv "$home"/plugins/parser-dns-*.jar "$folder/more"
exits 78 "$engine" run "$dns"
expect 'says that a plugin is missing' grep -q 'dns' "$folder/err"
exits 0 "$engine" run "$dns" --plugins "$folder/more"
expect 'loads a plugin from another folder' same_events
mv "$folder"/more/*.jar "$home/plugins"

# ---- captures

exits 0 sh -c "cat '$sample' | '$engine' run '$dns' -r -"
expect 'reads a capture from a pipe' same_events_but_capture

mkdir "$folder/captures"
gzip -c "$sample" >"$folder/captures/dns.pcap.gz"
exits 0 "$engine" run "$dns" -r "$folder/captures/dns.pcap.gz"
expect 'reads a packed capture' same_events_but_capture
exits 0 "$engine" run "$dns" -r "$folder/captures"
expect 'reads a folder of captures' same_events_but_capture

exits 66 "$engine" run "$dns" -r "$folder/missing.pcap"
expect 'names a capture that is missing' grep -q "^error: $folder/missing.pcap: " "$folder/err"

head -c 20000 "$sample" >"$folder/cut.pcap"
exits 66 "$engine" run "$dns" -r "$folder/cut.pcap"
expect 'says once where a capture is cut' [ "$(grep -c "^warning: $folder/cut.pcap: .* at byte [0-9]" "$folder/err")" = 1 ]
expect 'delivers what such a capture holds' [ "$(lines "$folder/out")" -gt 50 ]

# ---- pipelines that are wrong

cat >"$folder/lab.yaml" <<'END'
inputs:
  - pcap_file: {path: x}
parsers:
  - dns: {prots: [53, 5353]}
outputs:
  - stdout
END
cat >"$folder/expected" <<END
error[E104]: unknown option "prots" in parser dns
  --> $folder/lab.yaml:4:11
   |
 4 |   - dns: {prots: [53, 5353]}
   |           ^^^^^ did you mean "ports"?
   = options: ports, answer_timeout
   = more: engine describe parser dns
END
exits 78 "$engine" run "$folder/lab.yaml"
expect 'points at what is wrong in a pipeline' cmp "$folder/expected" "$folder/err"

# ---- outputs that take no more

exits 0 sh -c "{ '$engine' run '$dns' || echo \$? >'$folder/code'; } | head -1"
expect 'ends quietly when its reader leaves' [ ! -e "$folder/code" ]

if [ -c /dev/full ]; then
  exits 74 sh -c "'$engine' run '$dns' >/dev/full"
  expect 'says that standard output is full' grep -q '^error: stdout: .*No space left' "$folder/err"
else
  left_out '/dev/full'
fi

cat >"$folder/file.yaml" <<END
inputs:
  - pcap_file: {path: $sample}
parsers:
  - dns
outputs:
  - json_file: {path: events/dns.jsonl, when_full: fail}
END
mkdir "$folder/events"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=16k,mode=700 none "$folder/events" 2>/dev/null; then
  mounted=$folder/events
  exits 74 "$engine" run "$folder/file.yaml"
  expect 'says that the disk is full' grep -q '^error: json_file: disk full: .*dns.jsonl' "$folder/err"
  expect 'leaves whole lines on a full disk' strict_json "$folder/events/dns.jsonl"
  umount "$mounted"
  mounted=
else
  left_out 'a full disk: needs root and the right to mount'
fi
exits 0 "$engine" run "$folder/file.yaml"
expect 'writes events to a file' [ "$(lines "$folder/events/dns.jsonl")" = "$sample_events" ]

# ---- signals

mkfifo "$folder/pipe"
"$engine" run "$dns" -r - <"$folder/pipe" >"$folder/out" 2>"$folder/err" &
running=$!
exec 3>"$folder/pipe"
cat "$sample" >&3
events_arrive() { [ "$(lines "$folder/out")" -gt 50 ]; }
expect 'delivers events while a pipe stays open' await events_arrive
kill -TERM "$running"
code=0
wait "$running" || code=$?
exec 3>&-
expect 'ends well when told to' [ "$code" = 0 ]
expect 'delivers all it has read before it ends' [ "$(lines "$folder/out")" = "$sample_events" ]
expect 'says that it was stopped' grep -q "^dns.yaml: stopped after .* $sample_packets packets" "$folder/err"
