#!/bin/sh
# Makes what docker/compose.yaml takes by file: passwords, the key of the replica set, a certificate authority with
# certificates for EventStoreDB and the proxy. Usage: docker/make-secrets.sh HOSTNAME [FOLDER]
# HOSTNAME is how people reach the server. Files that are there already stay, so it may be run again.
set -eu
hostname=${1:?how do people reach the server? Usage: docker/make-secrets.sh HOSTNAME [FOLDER]}
folder=${2:-$(dirname "$0")/secrets}
days=3650
mkdir -p "$folder"
# Containers read the files as users of their own; on this machine the folder keeps everybody else out.
chmod 700 "$folder"
cd "$folder"

secret() { [ -e "$1" ] || openssl rand -hex 24 | tr -d '\n' >"$1"; }

# The master key opens every name that is stored: keep a copy of it where no backup of the stores lies.
master_key() {
  [ -e "$1" ] && return
  (umask 077 && openssl rand -out "$1" 32)
  # Jejak refuses a key that others may read, so the file belongs to the user that the containers run as.
  [ "$(id -u)" -ne 0 ] || chown 10001 "$1"
}

# certificate NAME SUBJECT-ALTERNATIVE-NAMES, signed by the authority
certificate() {
  [ -e "$1.crt" ] && return
  openssl req -newkey rsa:3072 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$1" 2>/dev/null
  printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth,clientAuth\n' "$2" >"$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -set_serial "0x$(openssl rand -hex 16)" -days "$days" -extfile "$1.ext" \
    -out "$1.crt" 2>/dev/null
  rm "$1.csr" "$1.ext"
}

secret eventstoredb-admin-password
secret eventstoredb-jejak-password
secret eventstoredb-ops-password
secret mongodb-root-password
secret mongodb-jejak-password
secret mongodb-replica-set-key
master_key master-key
if [ ! -e ca.crt ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -keyout ca.key -out ca.crt -days "$days" -subj '/CN=Jejak CA' \
    -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign' 2>/dev/null
fi
# EventStoreDB accepts nodes whose certificates bear this name.
certificate eventstoredb-node 'DNS:eventstoredb,DNS:localhost,IP:127.0.0.1'
certificate proxy "DNS:$hostname"
chmod 444 ./*
chmod 400 ca.key master-key
echo "Secrets are in $(pwd)"
[ "$(id -u)" -eq 0 ] || echo "Then, as root: chown 10001 $(pwd)/master-key"
