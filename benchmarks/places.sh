#!/usr/bin/env bash
# Files and a folder at places outside of the store, through Refrain and by hand.
#   benchmarks/places.sh [FOLDER [FILES [ROUNDS]]]
# FOLDER takes the files; a new folder in it is made and removed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-$root/artifacts/places} files=${2:-1000} rounds=${3:-5}
dotnet build "$root/benchmarks/Places" -c Release -v q --nologo >&2
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
run=$(mktemp -d "$folder/run-XXXXXX")
trap 'rm -rf "$run"' EXIT
echo "| $files files | s, median | least | most | of by hand |"
echo '|---|---:|---:|---:|---:|'
dotnet "$root/benchmarks/Places/bin/Release/net10.0/Places.dll" "$run/bench" "$files" "$rounds"
