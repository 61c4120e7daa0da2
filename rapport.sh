#!/bin/sh
# Builds, shows and tests Rapport from a fresh clone. POSIX sh: nothing but Swift 6.3 need be there.
#
#   ./rapport.sh demo      build, load the bundled sample, print today's worklist
#   ./rapport.sh run       build, and serve the bundled sample at http://127.0.0.1:8080
#   ./rapport.sh test      build and run all tests
#   ./rapport.sh build     build the program for development: .build/debug/rapport
#   ./rapport.sh release   build the programs to be given away: .build/release/rapport and rapport-server
#   ./rapport.sh lint      check format and style
#   ./rapport.sh manual    make docs/man/rapport.1 from the program's own help (needs python3)
set -eu
cd "$(dirname "$0")"

# One set of flags for every build, or each change of them would build the world anew. This one refuses an import of a
# module that Package.swift does not declare: the floors of docs/architecture.md hold because of it.
flags="--explicit-target-dependency-import-check error"

say() { printf '%s\n' "$*" >&2; }

# Swift, git and the headers of SQLite; what the package manager of the system can install is installed.
need() {
    if ! command -v swift >/dev/null 2>&1; then
        say "rapport: Swift is missing. Install Swift 6.3 from https://www.swift.org/install, put its usr/bin on PATH."
        exit 1
    fi
    missing=""
    command -v git >/dev/null 2>&1 || missing="$missing git ca-certificates"
    [ -e /usr/include/sqlite3.h ] || [ "$(uname)" = Darwin ] || missing="$missing libsqlite3-dev"
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "rapport: missing:$missing (as Debian calls them). Install them with the package manager of this system."
        exit 1
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1; then
        as_root="sudo"
    else
        say "rapport: missing:$missing. Let somebody with the rights run: apt-get install$missing"
        exit 1
    fi
    say "Installing$missing …"
    # shellcheck disable=SC2086 # names of packages, to be split
    { $as_root apt-get update && $as_root apt-get install --yes --no-install-recommends $missing; } >&2
}

first_build() { [ -d .build ] || say "The first build takes about $1 on two cores; later ones take seconds."; }

build() {
    need
    first_build "4 minutes"
    # shellcheck disable=SC2086 # several flags
    swift build $flags --product rapport "$@" >&2
}

test_all() {
    need
    first_build "15 minutes"
    # shellcheck disable=SC2086
    swift build $flags --build-tests
    rm -f .build/tests.failed
    # shellcheck disable=SC2086
    { swift test $flags --skip-build "$@" 2>&1 || : >.build/tests.failed; } | tee .build/tests.log
    [ -e .build/tests.failed ] || return 0
    say "What failed, out of all that .build/tests.log holds:"
    grep -E '^(✘|↳)' .build/tests.log >&2
    exit 1
}

command="${1:-help}"
[ $# -eq 0 ] || shift
case "$command" in
    demo)
        build
        exec .build/debug/rapport demo "$@"
        ;;
    run)
        need
        first_build "8 minutes"
        for product in rapport rapport-server; do
            # shellcheck disable=SC2086 # several flags
            swift build $flags --product "$product" >&2
        done
        # Made once: what is done to the sample stays, until the file is deleted.
        [ -e .build/sample.sqlite ] || .build/debug/rapport demo --store sqlite:.build/sample.sqlite >/dev/null
        exec .build/debug/rapport-server --store sqlite:.build/sample.sqlite --log-level warning "$@"
        ;;
    test) test_all "$@" ;;
    build) build "$@" ;;
    release)
        build -c release --static-swift-stdlib "$@"
        # shellcheck disable=SC2086 # several flags
        swift build $flags -c release --static-swift-stdlib --product rapport-server "$@" >&2
        ;;
    lint) swift format lint --strict --configuration .swift-format -r Modules Plugins Apps Tests Benchmarks/Measures Benchmarks/Harness Benchmarks/Taking Package.swift ;;
    manual)
        build
        .build/debug/rapport --experimental-dump-help | python3 docs/man/manual.py >docs/man/rapport.1.new
        mv docs/man/rapport.1.new docs/man/rapport.1
        ;;
    *)
        sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' rapport.sh
        [ "$command" = help ] || exit 64
        ;;
esac
