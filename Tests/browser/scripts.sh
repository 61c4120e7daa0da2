#!/bin/sh
# Brings hundreds of texts that want to be scripts into a store, every way there is, and looks at every page in headless
# Chromium: none of them runs, with the content security policy switched off, and none even tries, with it on.
#
#   Tests/browser/scripts.sh [FOLDER OF THE PROGRAMS]
#
# It needs Debian's chromium and python3-venv; Playwright comes from PyPI into .build/venv.
set -eu
cd "$(dirname "$0")/../.."
programs="${1:-.build/debug}"
venv=.build/venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import playwright' 2>/dev/null || "$venv/bin/pip" install --quiet playwright==1.61.0 || \
    "$venv/bin/pip" install --quiet playwright
place=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$place"' EXIT
# Dozens of browsers at one address keep hundreds of connections open.
: > "$place/out"
"$programs/rapport-server" --store "sqlite:$place/store.sqlite" --listen 127.0.0.1:0 \
    --max-connections-per-address 2000 > "$place/out" 2> "$place/log" &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ "$(wc -l < "$place/out")" -ge 3 ] && break
    sleep 1
done
base=$(sed -n 's/^Rapport serves //p' "$place/out")
token=$(sed -n '3s/ //gp' "$place/out")
"$venv/bin/python" Tests/browser/scripts.py "$base" "$token" || {
    grep -v '"level":"info"' "$place/log" | tail -20 >&2
    exit 1
}
