#!/bin/sh
# Writes these pages anew, or with --check only says which are out of date: generate.sh [--check] [ENGINE].
# They are what the built distribution says of itself.
set -eu

pages=$(CDPATH='' cd "$(dirname "$0")" && pwd)
check=
[ "${1:-}" != --check ] || { check=1; shift; }
engine=${1:-$pages/../../dist/target/wirestash/bin/engine}
new=$(mktemp)
trap 'rm -f "$new"' EXIT

for kind in input decoder flows reassembler parser processor output; do
  "$engine" describe "$kind" --markdown >"$new"
  if [ -z "$check" ]; then
    cat "$new" >"$pages/$kind.md"
  elif ! cmp -s "$new" "$pages/$kind.md"; then
    printf '%s is out of date: run docs/reference/generate.sh\n' "docs/reference/$kind.md" >&2
    exit 1
  fi
done
