#!/bin/bash
# Starts a private Cyrus on loopback: JMAP over HTTP, IMAP, LMTP. Prints what to export for the tests.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../common.sh"
require_root cyrus
ports=${CORDON_PORT_BASE:-$(free_base)}
HTTP_PORT=$ports IMAP_PORT=$((ports + 1)) LMTP_PORT=$((ports + 2)) BASE=$STATE/cyrus
[ -x /usr/lib/cyrus/bin/httpd ] || { echo "Cyrus is not installed: run testkit/servers/install.sh" >&2; exit 2; }
[ ! -e "$BASE/master.pid" ] || { echo "already started: $BASE/master.pid" >&2; exit 2; }
rm -rf "$BASE"
mkdir -p "$BASE"/{bin,conf,data,search,run/proc,run/lock,conf/sieve,conf/db,conf/socket,conf/log,conf/msg,conf/proc,conf/quota,conf/user,conf/sync}
BIN=/usr/lib/cyrus/bin
if [ ! -x $BIN/imapd ]; then
  # Unpacked beside the conflicting package; copied, because the user cyrus cannot enter the cache of the user who unpacked it.
  BIN=$BASE/bin; cp "$CACHE"/cyrus-imapd/usr/lib/cyrus/bin/{imapd,idled,squatter} "$BIN"
fi
for file in imapd.conf cyrus.conf; do
  sed -e "s#@BASE@#$BASE#g;s#@BIN@#$BIN#g;s#@HTTP_PORT@#$HTTP_PORT#g;s#@IMAP_PORT@#$IMAP_PORT#g;s#@LMTP_PORT@#$LMTP_PORT#g" \
    "$here/$file.in" >"$BASE/$file"
done
for user in $USERS; do printf %s "$PASSWORD" | saslpasswd2 -p -c -f "$BASE/conf/sasldb2" -u example.test "$user"; done
chown -R cyrus:mail "$BASE"; chmod 755 "$STATE"; chmod 750 "$BASE"
cd "$BASE"
/usr/sbin/cyrmaster -C "$BASE/imapd.conf" -M "$BASE/cyrus.conf" -p "$BASE/master.pid" -D >"$BASE/master.log" 2>&1 </dev/null &
echo $! >"$BASE/launched.pid"
wait_for "$HTTP_PORT" "$BASE/launched.pid" "$BASE/master.log"
wait_for "$IMAP_PORT" "$BASE/launched.pid" "$BASE/master.log"
for user in $USERS; do
  curl -sS --max-time 30 --url "imap://127.0.0.1:$IMAP_PORT/" -u "$user@example.test:$PASSWORD" -o /dev/null
done
echo "CORDON_TEST_CYRUS_JMAP=http://127.0.0.1:$HTTP_PORT/.well-known/jmap"
echo "CORDON_TEST_CYRUS_IMAP=imap://127.0.0.1:$IMAP_PORT"
echo "CORDON_TEST_CYRUS_LMTP=127.0.0.1:$LMTP_PORT"
