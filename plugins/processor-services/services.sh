#!/bin/sh
# Writes the list of service names that the plugin carries: name, port and transport as IANA has assigned them, from the
# list of a Debian system (package netbase). Facts only: no comments, no aliases.
set -eu
out=$(dirname "$0")/src/main/resources/io/wirestash/processor/services/services.txt
{
  echo "# Names of services by port and transport. Source: IANA's registry of service names and port numbers (RFC 6335)."
  awk '!/^#/ && $2 ~ /(tcp|udp|sctp|dccp)$/ { print $1, $2 }' /etc/services | sort -t' ' -k2,2n -k1,1
} > "$out"
