#!/bin/sh
# Builds the fuzz targets with AddressSanitizer and runs each for so many seconds: no input ends or wedges the program.
#   Tests/fuzz/run.sh SECONDS [TARGET]…    all targets without one; the first build takes about 10 minutes
#   Tests/fuzz/run.sh 0 TARGET FILE        one input again, for example one that was kept
# One line each: how many inputs were tried, how much code they reached, what ended it. What breaks something is kept in
# .build/fuzz/found/TARGET, inputs that reach something new in .build/fuzz/corpus/TARGET, where the next run begins.
set -u
cd "$(dirname "$0")" || exit 1
[ $# -gt 0 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 64; }
seconds=$1
shift
build=$(cd ../.. && pwd)/.build/fuzz
# Of several --sanitize a Swift compiler takes the last alone, so it is told of both. No other linker makes it.
swift build --scratch-path "$build" -c release --sanitize address --sanitize fuzzer -Xswiftc -sanitize=fuzzer,address \
    -Xswiftc -enable-testing -Xswiftc -use-ld=lld --product Fuzz >&2 || exit 1
fuzz=$build/release/Fuzz
# What Swift makes once is never given back.
export ASAN_OPTIONS=detect_leaks=0

if [ "$seconds" = 0 ]; then
    exec "$fuzz" "$@"
fi

# shellcheck disable=SC2046 # names, to be split
[ $# -gt 0 ] || set -- $("$fuzz")
failed=0
for target in "$@"; do
    corpus=$build/corpus/$target
    found=$build/found/$target
    log=$build/$target.log
    mkdir -p "$corpus" "$found"
    "$fuzz" "$target" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=5 -max_len=4096 -dict=words.dict \
        -print_final_stats=1 -artifact_prefix="$found/" "$corpus" "Seeds/$target" >"$log" 2>&1
    status=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    cover=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)
    if [ "$status" -eq 0 ]; then
        echo "$target: ${runs:-0} executions, ${cover:-0} edges, nothing found"
    else
        failed=1
        kept=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
        why=$(grep -m 1 -E 'Fatal error|ERROR: ' "$log")
        echo "$target: ${runs:-?} executions, ${cover:-0} edges, FOUND ${kept:-see $log}: $why"
    fi
done
exit $failed
