#!/bin/sh
# Lays out what the image carries, starts it as the image does, and asks it by the image's own health command.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
port=$((20000 + $$ % 20000))
server=
cleanup() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
docker/assemble.sh "$work/jejak"
cd "$work/jejak"
if [ -e node_modules/jest ] || [ -e apps/api/src ]; then
  echo "the image carries tools or sources" >&2
  exit 1
fi
PATH="$work/jejak/bin:$PATH"
JEJAK_DATA="$work/data" JEJAK_PORT="$port" node apps/cli/dist/main.js serve >"$work/log" 2>&1 &
server=$!
tries=0
until node docker/health.mjs "http://127.0.0.1:$port/health/ready" 2>/dev/null; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { cat "$work/log" >&2; exit 1; }
  sleep 0.5
done
kill -TERM "$server"
wait "$server"
server=
echo "the image holds $(du -sm . | cut -f1) MiB and stops in order"
