#!/bin/bash
# Fetches the real mail servers that the connector tests speak with. Safe to run again: what is there is kept.
#   Dovecot (IMAP)              from Debian or Ubuntu packages
#   Cyrus (JMAP, IMAP, LMTP)    from packages; cyrus-imapd conflicts with dovecot-imapd in dpkg, so it is unpacked beside it
#   Apache James (JMAP, push)   from Maven's repositories, about 127 MB
# env: CORDON_SERVERS_CACHE   where the unpacked parts are kept (default: the user's cache folder)
#      CORDON_SERVERS         which ones (default "dovecot cyrus james")
set -euo pipefail
CACHE=${CORDON_SERVERS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cordon/servers}
WANTED=${CORDON_SERVERS:-dovecot cyrus james}
JAMES=3.8.1
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$CACHE"

wants() { case " $WANTED " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }

packages=()
wants dovecot && [ ! -x /usr/lib/dovecot/imap ] && packages+=(dovecot-imapd)
if wants cyrus; then
  [ -x /usr/lib/cyrus/bin/httpd ] || packages+=(cyrus-common cyrus-caldav cyrus-clients)
  command -v saslpasswd2 >/dev/null || packages+=(sasl2-bin)
fi
fetch_imapd=no
wants cyrus && [ ! -x /usr/lib/cyrus/bin/imapd ] && [ ! -x "$CACHE/cyrus-imapd/usr/lib/cyrus/bin/imapd" ] && fetch_imapd=yes

if [ ${#packages[@]} -gt 0 ] || [ $fetch_imapd = yes ]; then
  [ "$(id -u)" = 0 ] || { echo "install.sh: run it as root once, it installs ${packages[*]:-cyrus-imapd}" >&2; exit 2; }
  apt-get update -qq
fi
if [ ${#packages[@]} -gt 0 ]; then
  # The packages would start system-wide daemons: forbidden while they are installed (invoke-rc.d asks this file).
  policy=no
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d; chmod 755 /usr/sbin/policy-rc.d; policy=ours
  fi
  trap '[ "$policy" != ours ] || rm -f /usr/sbin/policy-rc.d' EXIT
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
fi
if [ $fetch_imapd = yes ]; then
  work=$(mktemp -d); chmod 755 "$work"
  (cd "$work" && apt-get download -qq cyrus-imapd)
  rm -rf "$CACHE/cyrus-imapd"
  dpkg -x "$work"/cyrus-imapd_*.deb "$CACHE/cyrus-imapd"
  rm -rf "$work"
fi

if wants james && [ ! -e "$CACHE/james-$JAMES/complete" ]; then
  home=$CACHE/james-$JAMES; mkdir -p "$home/conf"
  cat >"$home/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>local</groupId><artifactId>james</artifactId><version>1</version>
<dependencies><dependency><groupId>org.apache.james</groupId><artifactId>james-server-memory-app</artifactId><version>$JAMES</version></dependency></dependencies>
</project>
POM
  # A private repository folder: the 314 jars are no part of our own build.
  (cd "$home" && mvn -q -B -ntp -Dmaven.repo.local="$home/m2" dependency:copy-dependencies -DoutputDirectory="$home/jars" -DincludeScope=runtime)
  (cd "$home" && mvn -q -B -ntp -Dmaven.repo.local="$home/m2" dependency:copy \
      -Dartifact=org.apache.james:james-server-memory-app:$JAMES:zip -DoutputDirectory="$home")
  unzip -qoj "$home/james-server-memory-app-$JAMES.zip" 'james-server-memory-app/conf/*' -d "$home/conf"
  rm -rf "$home/m2" "$home/james-server-memory-app-$JAMES.zip"
  touch "$home/complete"
fi
echo "servers ready under $CACHE ($WANTED)"
