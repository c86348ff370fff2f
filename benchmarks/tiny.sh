#!/usr/bin/env bash
# What a first run costs for each of many tasks with next to nothing to do, each measurement a process and a store of its own.
#   benchmarks/tiny.sh [FOLDER [COUNT...]]
# Stores are made in FOLDER, which should be on a disk, and removed again. With the address of a PostgreSQL database in REFRAIN_POSTGRES, such as
# postgres://USER@HOST:PORT/DATABASE, catalogs in it are measured too; their schemas stay, so it should be a database to be thrown away.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-$root/artifacts/tiny}
counts=("${@:2}")
[ ${#counts[@]} -gt 0 ] || counts=(10000 100000 1000000)
dotnet build "$root/benchmarks/TinyTasks" -c Release -v q --nologo >&2
mkdir -p "$folder"

measure() { # HOW SHAPE COUNT
    local work
    work=$(mktemp -d "$folder/run-XXXXXX")
    (cd "$work" && dotnet "$root/benchmarks/TinyTasks/bin/Release/net10.0/TinyTasks.dll" "$@")
    rm -rf "$work"
}

echo "| store | graph | tasks | s | CPU s | CPU µs a task | CPU µs a task, workers | tasks/s | collector's pauses, ms | MB allocated | peak MB |"
echo "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
for count in "${counts[@]}"; do
    for shape in flat layers; do
        for how in disk processes memory executor; do measure $how $shape "$count"; done
    done
    [ -z "${REFRAIN_POSTGRES:-}" ] || for shape in flat layers chain; do measure postgres $shape "$count"; done
    measure disk fan-in "$((count < 100000 ? count : 100000))"
    measure disk chain "$count"
done
