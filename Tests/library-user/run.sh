#!/bin/sh
# Builds a package outside the repository that brings a classifier of its own, and runs its tests: what an outside
# author needs is public, and enough. The dependencies are compiled anew, which takes minutes.
#   Tests/library-user/run.sh [FOLDER]    FOLDER is built in and kept; without it a temporary one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
RAPPORT_PATH=$(cd "$here/../.." && pwd)
export RAPPORT_PATH
if [ $# -gt 0 ]; then
    folder=$1
    mkdir -p "$folder"
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
fi
cp -R "$here/Package.swift" "$here/Sources" "$here/Tests" "$folder/"
swift test --package-path "$folder" -j 2
