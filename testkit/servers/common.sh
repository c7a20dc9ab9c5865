# Shared by the start and stop scripts of the test servers; sourced, not run.
# env: CORDON_SERVERS_STATE  private folder of the running servers (default: one below the machine's temp folder)
#      CORDON_SERVERS_CACHE  what install.sh unpacked
#      CORDON_PORT_BASE      ten ports from here on loopback; without it the first free ten from 42100 are taken
STATE=${CORDON_SERVERS_STATE:-${TMPDIR:-/tmp}/cordon-servers}
CACHE=${CORDON_SERVERS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cordon/servers}
USERS=${CORDON_TEST_USERS:-alice bob carol dave}
PASSWORD=${CORDON_TEST_PASSWORD:-secret}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_base() {
  local base port busy
  for base in $(seq 42100 10 42990); do
    busy=no
    for port in $(seq "$base" $((base + 9))); do if listens "$port"; then busy=yes; break; fi; done
    [ $busy = no ] && { echo "$base"; return; }
  done
  echo "no ten free ports between 42100 and 42999" >&2; return 1
}

# wait_for PORT PIDFILE LOG
wait_for() {
  local tries
  for tries in $(seq 600); do
    listens "$1" && return 0
    if [ "$tries" -gt 20 ] && [ -s "$2" ] && ! kill -0 "$(cat "$2")" 2>/dev/null; then break; fi
    sleep 0.1
  done
  echo "nothing listens on port $1; the end of $3:" >&2; tail -n 20 "$3" >&2 || true
  return 1
}

# end_by_pid PIDFILE: ends the process that is named there and waits for it; nobody else.
end_by_pid() {
  [ -s "$1" ] || return 0
  local pid tries; pid=$(cat "$1")
  kill "$pid" 2>/dev/null || true
  for tries in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  kill -9 "$pid" 2>/dev/null || true
  rm -f "$1"
}

require_root() { [ "$(id -u)" = 0 ] || { echo "$1 gives up root for a user of its own: start it as root" >&2; exit 2; }; }
