#!/bin/bash
# Ends the Cyrus that start.sh started: its master by pid, which ends its own children.
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/../common.sh"
end_by_pid "$STATE/cyrus/launched.pid"
rm -rf "$STATE/cyrus"
