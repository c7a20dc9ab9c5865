#!/bin/bash
# Ends the James that start.sh started, by pid.
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/../common.sh"
end_by_pid "$STATE/james/james.pid"
rm -rf "$STATE/james"
