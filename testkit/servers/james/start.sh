#!/bin/bash
# Starts Apache James with everything in memory on loopback: JMAP with push, IMAP, SMTP. Prints what to export for the tests.
# Needs a JDK 25 (JAVA_HOME or java on the path): BindLoopback.java keeps the JMAP port on loopback, for which James has no setting.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../common.sh"
ports=${CORDON_PORT_BASE:-$(free_base)}
JMAP_PORT=$((ports + 5)) IMAP_PORT=$((ports + 6)) SMTP_PORT=$((ports + 7)) ADMIN_PORT=$((ports + 8)) BASE=$STATE/james
HOME_OF_JAMES=$CACHE/james-3.8.1
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
[ -e "$HOME_OF_JAMES/complete" ] || { echo "James is not there: run testkit/servers/install.sh" >&2; exit 2; }
[ ! -e "$BASE/james.pid" ] || { echo "already started: $BASE/james.pid" >&2; exit 2; }
rm -rf "$BASE"; mkdir -p "$BASE/var" "$BASE/agent"; cp -r "$HOME_OF_JAMES/conf" "$BASE/conf"
cd "$BASE"

"${bin}javac" -d agent "$here/BindLoopback.java"
printf 'Premain-Class: BindLoopback\n' >agent/manifest
"${bin}jar" --create --file bind-loopback.jar --manifest agent/manifest -C agent .

cat >conf/imapserver.xml <<XML
<imapservers><imapserver enabled="true"><jmxName>imapserver</jmxName><bind>127.0.0.1:$IMAP_PORT</bind>
<connectionBacklog>200</connectionBacklog><tls socketTLS="false" startTLS="false"/>
<auth><plainAuthEnabled>true</plainAuthEnabled><requireSSL>false</requireSSL></auth></imapserver></imapservers>
XML
cat >conf/smtpserver.xml <<XML
<smtpservers><smtpserver enabled="true"><jmxName>smtpserver</jmxName><bind>127.0.0.1:$SMTP_PORT</bind>
<tls socketTLS="false" startTLS="false"/><auth><announce>never</announce><requireSSL>false</requireSSL></auth>
<authorizedAddresses>127.0.0.0/8</authorizedAddresses><verifyIdentity>false</verifyIdentity>
<handlerchain enableJmx="false"><handler class="org.apache.james.smtpserver.fastfail.ValidRcptHandler"/>
<handler class="org.apache.james.smtpserver.CoreCmdHandlerLoader"/></handlerchain></smtpserver></smtpservers>
XML
cat >conf/jmap.properties <<PROPERTIES
enabled=true
jmap.version.default=rfc-8621
jmap.port=$JMAP_PORT
tls.keystoreURL=file://conf/keystore
tls.secret=changeit1
authentication.strategy.rfc8621=BasicAuthenticationStrategy
url.prefix=http://127.0.0.1:$JMAP_PORT
websocket.url.prefix=ws://127.0.0.1:$JMAP_PORT
PROPERTIES
printf 'enabled=true\nport=%s\nhost=127.0.0.1\nhttps.enabled=false\n' "$ADMIN_PORT" >conf/webadmin.properties
printf 'jmx.enabled=false\n' >conf/jmx.properties
"${bin}keytool" -genkeypair -alias james -keyalg RSA -keysize 2048 -storetype PKCS12 -storepass changeit1 -keypass changeit1 \
  -dname CN=localhost -keystore conf/keystore -validity 3650 2>keytool.log

"${bin}java" -Xmx512m -javaagent:bind-loopback.jar --add-opens java.base/java.lang=ALL-UNNAMED -Dworking.directory="$BASE" \
  -Dlogback.configurationFile=conf/logback.xml -Djames.message.usememorycopy=false \
  -cp "$HOME_OF_JAMES/jars/*" org.apache.james.MemoryJamesServerMain >james.log 2>&1 </dev/null &
echo $! >james.pid
wait_for "$ADMIN_PORT" james.pid james.log
wait_for "$JMAP_PORT" james.pid james.log
admin=http://127.0.0.1:$ADMIN_PORT
curl -sS --max-time 60 -X PUT "$admin/domains/example.test"
for user in $USERS; do
  curl -sS -X PUT "$admin/users/$user@example.test" -H 'Content-Type: application/json' -d "{\"password\":\"$PASSWORD\"}"
  for folder in INBOX Drafts Sent Junk Trash Archive; do curl -sS -X PUT "$admin/users/$user@example.test/mailboxes/$folder"; done
done
echo "CORDON_TEST_JAMES_JMAP=http://127.0.0.1:$JMAP_PORT/.well-known/jmap"
echo "CORDON_TEST_JAMES_IMAP=imap://127.0.0.1:$IMAP_PORT"
echo "CORDON_TEST_JAMES_SMTP=127.0.0.1:$SMTP_PORT"
