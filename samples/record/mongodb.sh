#!/bin/bash
# Records plugins/parser-mongodb/src/test/captures/{commands,logins}.pcap: MongoDB's Java driver with mongo-java-server,
# and with a server made from the specification (MongodbLogins.java), on a loopback of their own.
# Usage: samples/record/mongodb.sh [FOLDER]   as root; needs Java 17, Maven, tcpdump, iproute2, and the network for Maven.
# Takes about 40 seconds, leaves nothing behind but what Maven keeps.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
if [ "${RECORDING:-}" != inside ]; then
  out=$(realpath -m "${1:-$here/../../plugins/parser-mongodb/src/test/captures}")
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cat > "$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>io.wirestash.samples</groupId><artifactId>record-mongodb</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>de.bwaldvogel</groupId><artifactId>mongo-java-server</artifactId><version>1.47.0</version></dependency>
    <dependency><groupId>org.mongodb</groupId><artifactId>mongodb-driver-sync</artifactId><version>5.6.1</version></dependency>
    <dependency><groupId>com.github.luben</groupId><artifactId>zstd-jni</artifactId><version>1.5.7-6</version></dependency>
  </dependencies>
</project>
POM
  mvn -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
    -DoutputDirectory="$work/lib"
  RECORDING=inside timeout 120 unshare --net --pid --fork --mount-proc "$0" "$work"
  mkdir -p "$out"
  for name in commands logins; do install -m 644 "$work/$name.pcap" "$out/$name.pcap"; done
  ls -l "$out"
  exit
fi

cd "$1"
ip link set lo up
for name in commands logins; do
  tcpdump -i lo -Z root --immediate-mode -B 65536 -U -w "$name.pcap" tcp 2> tcpdump.log &
  recorder=$!
  sleep 1
  timeout 50 java -cp 'lib/*' "$here/MongodbLogins.java" "$name" > "$name.log" 2>&1 || cat "$name.log" >&2
  sleep 0.5
  kill -INT $recorder
  wait $recorder || true
done
