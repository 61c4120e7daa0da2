#!/bin/sh
# A quarter on the high seas, as docs/high-seas.md tells it: who loses which customer, why, and after which warning.
#
#   Examples/high-seas.sh PROGRAM DATA
#
# PROGRAM is rapport; DATA a folder with the files of Maven Analytics' data set “CRM Sales Opportunities”: accounts.csv,
# sales_pipeline.csv, sales_teams.csv. The store is made in a new folder, which is removed at the end. Each command is
# printed before its output, without the --now that the headings say. Takes a minute; needs GNU date.
set -eu
if [ $# -ne 2 ]; then
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' "$0"
    exit 64
fi
examples=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
data=$(cd "$2" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
cp "$examples/mappings/maven-pipeline.yaml" "$data/accounts.csv" .
export RAPPORT_STORE=sqlite:team.sqlite LC_ALL=C.UTF-8

now=""
# at DAY TIME: what the clocks of New York show from here on.
at() { now="$1T$2-05:00"; printf '\n# %s %s\n' "$1" "$2"; }
rapport() { "$program" "$@" --now "$now"; }
# Prints a command as one would type it, and runs it; a refusal is part of the story.
show() {
    printf '$ rapport'
    for word in "$@"; do
        case $word in *[!-A-Za-z0-9_.:,=/+]*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n'
    rapport "$@" 2>&1 || true
}
# Lets time pass from one day to another, as a machine that runs `rapport tick` every morning does; days on which
# nobody left are not shown.
pass() {
    day=$1
    while :; do
        now="${day}T09:00-05:00"
        said=$(rapport tick)
        case $said in *"left for"*) printf '%s  %s\n' "$day" "$(printf '%s\n' "$said" | tail -n 1)" ;; esac
        [ "$day" != "$2" ] || return 0
        day=$(date -u -d "$day + 1 day" +%F)
    done
}

# The pipeline as it stood on 30 November 2016: what began later is left out, what was decided later is still open.
awk -F, -v OFS=, -v day=2016-11-30 '
    NR == 1 { print; next }
    $6 != "" && $6 <= day { if ($7 > day) { $5 = "Engaging"; $7 = $8 = "" } print }
' "$data/sales_pipeline.csv" > pipeline.csv
tr -d '\r' < "$data/sales_teams.csv" | tail -n +2 > people.csv
cat > team.yaml <<'END'
policy: {name: maven}
fold: {time_zone: America/New_York, base_currency: USD}
calendar: {holidays: [US]}
pool: {max_claims_per_day: 3, rest: 1d}
END

at 2016-12-01 09:00
show import timeline pipeline.csv --mapping maven-pipeline.yaml --policy team.yaml
show pool list --limit 4

at 2016-12-01 09:10
id() { printf '%s' "$1" | tr 'A-Z ' 'a-z-'; }
cut -d, -f2,3 people.csv | sort -u | while IFS=, read -r manager office; do
    regions=all
    [ "$office" != Central ] || regions=US
    rapport team add "$(id "$manager")" --name "$office · $manager" --regions "$regions"
    rapport user add "$manager" --role manager --team "$(id "$manager")"
done > made.txt
rapport user list --format csv | cut -d, -f1 > known.txt
while IFS=, read -r agent manager _; do
    verb=add
    ! grep -qx "$agent" known.txt || verb=set
    rapport user "$verb" "$agent" --team "$(id "$manager")"
done < people.csv >> made.txt
show team list
# Those whom the whole pipeline names nowhere.
cut -d, -f2 "$data/sales_pipeline.csv" | sort -u > busy.txt
cut -d, -f1 people.csv | sort | comm -23 - busy.txt > idle.txt
printf '$ cat idle.txt\n'
cat idle.txt

at 2016-12-01 09:30
show pool claim Initech Groovestreet --as "Carl Lin"
show pool claim Initech --check --as "Carol Thompson"
show pool claim Betatech --check --as "Mei-Mei Johns"
show pool claim Blackzim Donware Inity --as "Mei-Mei Johns"
show pool claim Yearin --as "Mei-Mei Johns"
show pool claim Betatech Streethex --as "Elizabeth Anderson"

at 2016-12-01 10:00
show pool assign --to "Mei-Mei Johns" country:KR owner:none --as "Melvin Marxen"
show pool assign --to "Carol Thompson" country:US owner:none --as "Celia Rouche" --dry-run
show pool assign --to "Carol Thompson" country:US owner:none --as "Celia Rouche"
show pool assign --to "Natalya Ivanova" owner:none --as "Rocco Neubert"
show pool list
show pool leaving --days 2

at 2016-12-02 17:00
show tick
show pool history Isdom
show pool list

printf '\n# 2016-12-03 to 2016-12-12, every morning at 09:00\n'
pass 2016-12-03 2016-12-12

at 2016-12-12 10:00
show pool list
show pool claim Finjob --as "Carl Lin"
show batch list --limit 4 --as "Summer Sewald"
run=$(rapport batch list --format csv | grep ',2016-12-08' | cut -d, -f1)
show batch undo "$run" --dry-run --as "Summer Sewald"
show batch undo "$run" --as "Summer Sewald"
show pool leaving --days 3 --as "Kary Hendrixson"
show log Scotfind contact --channel phone --direction out --form --note "wants the GTX demo" --as "Kary Hendrixson"
show pool history Finjob

pass 2016-12-13 2016-12-13
at 2016-12-13 11:00
show log Isdom inquiry --ref 3U25FK08 --as "Melvin Marxen"
show pool history Isdom

pass 2016-12-14 2016-12-14
at 2016-12-14 09:00
show pool leaving --days 4 --as "Melvin Marxen"
show today --as "Darcel Schlecht"
show log Konmatfix contact --channel phone --direction out --form --as "Darcel Schlecht"

printf '\n# 2016-12-15 to 2016-12-20, every morning at 09:00\n'
pass 2016-12-15 2016-12-20
at 2016-12-20 14:00
show log Betatech contact --channel visit --direction out --form --as "Elizabeth Anderson"
show log Streethex contact --channel visit --direction out --form --as "Elizabeth Anderson"

printf '\n# 2016-12-21 to 2016-12-27, every morning at 09:00\n'
pass 2016-12-21 2016-12-27
at 2016-12-27 09:30
show log Opentech contact --channel phone --direction out --at 2016-12-21T15:00-05:00 --note "they decide in January" --as "Markita Hansen"
show pool claim Opentech --check --as "Markita Hansen"

printf '\n# 2016-12-28 to 2016-12-30, every morning at 09:00\n'
pass 2016-12-28 2016-12-30
at 2016-12-30 09:30
show pool claim Opentech --as "Markita Hansen"
show draft list --as "Markita Hansen"
show draft record 1 --as "Markita Hansen"
show show Opentech --events 4 --as "Markita Hansen"

at 2016-12-31 12:00
show today --as "Mei-Mei Johns"

printf '\n# 2017-01-01 to 2017-01-04, every morning at 09:00\n'
pass 2017-01-01 2017-01-04
at 2017-01-04 10:00
show pool claim Ron-tech Cancity Codehow --as "Mei-Mei Johns"
show pool claim Hottechi --check --as "Mei-Mei Johns"
show pool claim Hottechi --check --as "Mei-Mei Johns" --lang zh
show pool claim Hottechi --as "Mei-Mei Johns"

printf '\n# 2017-01-05 to 2017-01-16, every morning at 09:00\n'
pass 2017-01-05 2017-01-16
at 2017-01-16 10:00
show pool leaving --days 7 --as "Elizabeth Anderson"
show log Betatech contact --channel visit --direction out --form --as "Elizabeth Anderson"

printf '\n# 2017-01-17 to 2017-02-14, every morning at 09:00\n'
pass 2017-01-17 2017-02-14
at 2017-02-14 10:00
show log Betatech contact --channel visit --direction out --form --as "Elizabeth Anderson"

printf '\n# 2017-02-15 to 2017-02-28, every morning at 09:00\n'
pass 2017-02-15 2017-02-28
at 2017-02-28 17:00
show customers owner:none --limit 3
show pool leaving --days 30
show pool history Opentech
show store check
show audit verify
