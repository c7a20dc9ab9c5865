#!/bin/bash
# Starts a private Dovecot on loopback: IMAP in plain text and with a self-signed certificate. Prints what to export for the tests.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../common.sh"
require_root dovecot
ports=${CORDON_PORT_BASE:-$(free_base)}
IMAP_PORT=$((ports + 3)) IMAPS_PORT=$((ports + 4)) BASE=$STATE/dovecot
[ -x /usr/lib/dovecot/imap ] || { echo "Dovecot is not installed: run testkit/servers/install.sh" >&2; exit 2; }
[ ! -e "$BASE/run/master.pid" ] || { echo "already started: $BASE/run/master.pid" >&2; exit 2; }
rm -rf "$BASE"
mkdir -p "$BASE"/{run,state,mail}
for user in $USERS; do echo "$user@example.test:{PLAIN}$PASSWORD"; done >"$BASE/users"
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=Authority of the test servers" -addext basicConstraints=critical,CA:TRUE \
  -keyout "$BASE/ca-key.pem" -out "$BASE/ca.pem" 2>"$BASE/openssl.log"
openssl req -x509 -CA "$BASE/ca.pem" -CAkey "$BASE/ca-key.pem" -newkey rsa:2048 -nodes -days 3650 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -addext basicConstraints=CA:FALSE \
  -keyout "$BASE/key.pem" -out "$BASE/cert.pem" 2>>"$BASE/openssl.log"
# Tokens for XOAUTH2 are JSON web tokens signed with this key (HS256): in a file of its own: <azp>/<alg>/<kid>.
mkdir -p "$BASE/token-keys/default/HS256"
printf %s "$PASSWORD" | base64 >"$BASE/token-keys/default/HS256/default"
printf 'introspection_mode = local\nlocal_validation_key_dict = fs:posix:prefix=%s/token-keys/\nusername_attribute = sub\n' "$BASE" >"$BASE/oauth2.conf"
sed -e "s#@BASE@#$BASE#g;s#@IMAP_PORT@#$IMAP_PORT#g;s#@IMAPS_PORT@#$IMAPS_PORT#g" "$here/dovecot.conf.in" >"$BASE/dovecot.conf"
chown -R mail:mail "$BASE/mail"; chmod 755 "$STATE" "$BASE"
dovecot -c "$BASE/dovecot.conf"
wait_for "$IMAP_PORT" "$BASE/run/master.pid" "$BASE/dovecot.log"
echo "CORDON_TEST_DOVECOT_IMAP=imap://127.0.0.1:$IMAP_PORT"
echo "CORDON_TEST_DOVECOT_IMAPS=imaps://127.0.0.1:$IMAPS_PORT"
echo "CORDON_TEST_DOVECOT_CERTIFICATES=$BASE/ca.pem"
