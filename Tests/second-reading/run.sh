#!/bin/sh
# Whether a program and the second reading of the rules agree on generated customers; see README.md.
#   Tests/second-reading/run.sh PROGRAM [COUNT]    COUNT customers a setting, 2000 without it.
set -eu
if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "usage: $0 PROGRAM [COUNT]" >&2
    exit 64
fi
exec python3 -B "$(dirname "$0")/compare.py" "$@"
