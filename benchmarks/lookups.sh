#!/usr/bin/env bash
# One-row lookups in a database of SQLite: one by one with a connection each, the same with pooled connections, in batches, and without looking.
#   benchmarks/lookups.sh [FOLDER [COUNT [WORKERS]]]
# FOLDER takes the stores; a new folder in it is made and removed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-$root/artifacts/lookups} count=${2:-100000}
dotnet build "$root/benchmarks/Lookups" -c Release -v q --nologo >&2
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
run=$(mktemp -d "$folder/run-XXXXXX")
trap 'rm -rf "$run"' EXIT
echo '| lookups, 5 rounds | s, median | least | most | µs each | of one by one |'
echo '|---|---:|---:|---:|---:|---:|'
dotnet "$root/benchmarks/Lookups/bin/Release/net10.0/Lookups.dll" "$run/stores" "$count" ${3:+"$3"}
