#!/bin/sh
# Runs the JMH benchmarks with the allocation profiler; arguments go to JMH, such as: micro.sh Dns -f 3
# Build first: mvn -q -Pbench -pl engine/bench -am package -DskipTests
set -eu
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$here/target/classes:$here/target/lib/*" org.openjdk.jmh.Main -prof gc "$@"
