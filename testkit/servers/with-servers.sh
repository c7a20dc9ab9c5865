#!/bin/bash
# Runs a command while the real mail servers run, with their addresses exported, and ends them afterwards:
#   testkit/servers/with-servers.sh mvn test -Dgroups=servers
# Servers that are not installed are a failure here: install.sh installs them. CORDON_SERVERS names fewer.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || { echo "usage: with-servers.sh COMMAND…" >&2; exit 2; }
own=$(mktemp -d "${TMPDIR:-/tmp}/cordon-servers-XXXXXX"); chmod 755 "$own"
export CORDON_SERVERS_STATE=$own
trap '"$here/stop-all.sh"; rm -rf "$own"' EXIT
trap 'exit 130' INT TERM
exports=$("$here/start-all.sh") || exit 1
set -a; eval "$exports"; set +a
"$@"
