#!/bin/sh
# Serves the bundled sample and goes through a morning in headless Chromium.
#
#   Tests/browser/run.sh [FOLDER OF THE PROGRAMS] [FOLDER FOR SCREENSHOTS]
#
# It needs Debian's chromium, fonts-noto-cjk and python3-venv; Playwright comes from PyPI into .build/venv.
set -eu
cd "$(dirname "$0")/../.."
programs="${1:-.build/debug}"
shots="${2:-.build/screenshots}"
venv=.build/venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import playwright' 2>/dev/null || "$venv/bin/pip" install --quiet playwright==1.61.0 || \
    "$venv/bin/pip" install --quiet playwright
place=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$place"' EXIT
"$programs/rapport" demo --store "sqlite:$place/sample.sqlite" > "$place/demo.txt"
# On a weekend few of the sample are due: two more wait for an answer, whatever the day.
for customer in WISLA HANBIT; do
    "$programs/rapport" log "$customer" contact --channel email --direction in --at "$(date -u -d '-30 hours' +%FT%TZ)" \
        --store "sqlite:$place/sample.sqlite" > "$place/log.txt"
done
: > "$place/out"
"$programs/rapport-server" --store "sqlite:$place/sample.sqlite" --listen 127.0.0.1:0 > "$place/out" 2> "$place/log" &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ "$(wc -l < "$place/out")" -ge 3 ] && break
    sleep 1
done
base=$(sed -n 's/^Rapport serves //p' "$place/out")
token=$(sed -n '3s/ //gp' "$place/out")
PYTHONPATH=Tests/browser "$venv/bin/python" Tests/browser/morning.py "$base" "$token" "$shots" || {
    grep -v '"level":"info"' "$place/log" | tail -20 >&2
    exit 1
}
