#!/bin/bash
# Runs a command while the real mail servers run, with their addresses exported, and ends them afterwards:
#   testkit/servers/with-servers.sh mvn test -Dgroups=servers
# Servers that are not installed are a failure here: install.sh installs them. CORDON_SERVERS names fewer.
#   testkit/servers/with-servers.sh --check      starts nothing: ends with 0 when all can be started, else says what is missing
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || { echo "usage: with-servers.sh COMMAND…" >&2; exit 2; }
if [ "$1" = --check ]; then
  . "$here/common.sh"
  missing=()
  for server in ${CORDON_SERVERS:-dovecot cyrus james}; do
    case $server in
      dovecot) [ -x /usr/lib/dovecot/imap ] || missing+=(Dovecot) ;;
      cyrus) [ -x /usr/lib/cyrus/bin/httpd ] && command -v saslpasswd2 >/dev/null \
          && { [ -x /usr/lib/cyrus/bin/imapd ] || [ -x "$CACHE/cyrus-imapd/usr/lib/cyrus/bin/imapd" ]; } || missing+=(Cyrus) ;;
      james) [ -e "$CACHE/james-3.8.1/complete" ] || missing+=("Apache James") ;;
      *) echo "no such server: $server"; exit 1 ;;
    esac
  done
  if [ ${#missing[@]} -gt 0 ]; then
    printf -v names '%s, ' "${missing[@]}"
    echo "not installed: ${names%, }; run testkit/servers/install.sh"; exit 1
  fi
  [ "$(id -u)" = 0 ] || { echo "the servers give up root for users of their own: run as root"; exit 1; }
  exit 0
fi
own=$(mktemp -d "${TMPDIR:-/tmp}/cordon-servers-XXXXXX"); chmod 755 "$own"
export CORDON_SERVERS_STATE=$own
trap '"$here/stop-all.sh"; rm -rf "$own"' EXIT
trap 'exit 130' INT TERM
exports=$("$here/start-all.sh") || exit 1
set -a; eval "$exports"; set +a
"$@"
