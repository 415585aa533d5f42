#!/bin/sh
# Has Compose's own loader read docker/compose.yaml, with the variable that the operator sets and without it.
set -eu
cd "$(dirname "$0")"
checker=$(mktemp -d)
trap 'rm -rf "$checker"' EXIT
(cd compose-go && go build -o "$checker/compose-check" .)
JEJAK_PUBLIC_URL=https://jejak.example "$checker/compose-check" ../../docker/compose.yaml
if env -u JEJAK_PUBLIC_URL "$checker/compose-check" ../../docker/compose.yaml 2>"$checker/said"; then
  echo "without JEJAK_PUBLIC_URL it should have been refused" >&2
  exit 1
fi
grep -q JEJAK_PUBLIC_URL "$checker/said"
