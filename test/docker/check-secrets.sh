#!/bin/sh
# Makes the secrets of docker/compose.yaml twice and looks at what came of it.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
docker/make-secrets.sh jejak.example "$work/secrets" >/dev/null
sums=$(cd "$work/secrets" && sha256sum ./*)
docker/make-secrets.sh jejak.example "$work/secrets" >/dev/null
[ "$sums" = "$(cd "$work/secrets" && sha256sum ./*)" ] || { echo "a second run changed a secret" >&2; exit 1; }
cd "$work/secrets"
openssl verify -CAfile ca.crt eventstoredb-node.crt proxy.crt
openssl x509 -in proxy.crt -noout -checkhost jejak.example | grep -q 'does match'
openssl x509 -in eventstoredb-node.crt -noout -checkhost eventstoredb | grep -q 'does match'
[ "$(wc -c <master-key)" -eq 32 ]
[ "$(stat -c %a master-key)" = 400 ] && [ "$(stat -c %a .)" = 700 ]
