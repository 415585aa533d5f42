#!/bin/sh
# Lays out what the image carries, starts server and projector as the containers do, and asks them by their own health
# commands.
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
# As the container has it: what the image holds belongs to root, and the process may write in its data folder alone.
as_user=
mkdir -m 700 "$work/data"
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null; then
  as_user="setpriv --reuid 10001 --regid 10001 --clear-groups"
  chmod 755 "$work"
  chown 10001:10001 "$work/data"
fi

# starts URL APP…: the app answers its health command, and stops in order when it is told to.
starts() {
  url=$1
  shift
  JEJAK_DATA="$work/data" JEJAK_PORT="$port" JEJAK_PROJECTOR_PORT="$port" $as_user node "$@" >"$work/log" 2>&1 &
  server=$!
  tries=0
  until node docker/health.mjs "$url" 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 120 ] || { cat "$work/log" >&2; exit 1; }
    sleep 0.5
  done
  kill -TERM "$server"
  wait "$server"
  server=
}
starts "http://127.0.0.1:$port/health/ready" apps/cli/dist/main.js serve
starts "http://127.0.0.1:$port/health" apps/projector/dist/main.js
echo "the image holds $(du -sm . | cut -f1) MiB; server and projector start without root and stop in order"
