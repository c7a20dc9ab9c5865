#!/bin/bash
# Ends, by pid, every server that start-all.sh started.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
for server in dovecot cyrus james; do "$here/$server/stop.sh" || true; done
