#!/bin/sh
# Lays out what an image carries, from a built checkout: apps, libraries, standards, the pinned Node; no sources, no
# tools. Usage: docker/assemble.sh FOLDER, which must not be there yet.
set -eu
target=$1
[ ! -e "$target" ] || { echo "$target is there already" >&2; exit 2; }
mkdir -p "$target/bin"
cp package.json package-lock.json .npmrc "$target"
for workspace in apps/* libs/* standards; do
  mkdir -p "$target/$workspace"
  cp "$workspace/package.json" "$target/$workspace"
  cp -R "$workspace/dist" "$target/$workspace"
done
cp -R standards/catalogue standards/calendars standards/decrees "$target/standards"
mkdir "$target/docker"
cp docker/health.mjs docker/eventstoredb-setup.mjs "$target/docker"
cd "$target"
npm ci --omit=dev --no-audit --no-fund --loglevel=error
cp -L node_modules/node/bin/node bin/node
rm -rf node_modules/node node_modules/.bin
find . -name '*.js.map' -path '*/dist/*' -delete
