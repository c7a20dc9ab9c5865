#!/bin/bash
# Starts the mail servers of CORDON_SERVERS (default "dovecot cyrus james") and prints what to export for the tests:
#   set -a; . <(testkit/servers/start-all.sh); set +a
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
mkdir -p "$STATE"
export CORDON_SERVERS_STATE=$STATE
base=${CORDON_PORT_BASE:-$(free_base)}; export CORDON_PORT_BASE=$base
echo "CORDON_TEST_PASSWORD=$PASSWORD"
for server in ${CORDON_SERVERS:-dovecot cyrus james}; do
  "$here/$server/start.sh" || { echo "$server did not start" >&2; "$here/stop-all.sh"; exit 1; }
done
