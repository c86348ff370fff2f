#!/usr/bin/env bash
# Publishes the sample as the README says, trimmed into one self-contained file, and runs it where there is nothing else of it. The program that is not
# trimmed must then find everything up to date: both know the same code by the same fingerprints.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

runtime=$(dotnet --info | awk '$1 == "RID:" { print $2 }')
case $runtime in
    # A distribution's own identifier stands for the portable one.
    *-x64 | *-arm64) case $runtime in win-* | osx-* | linux-*) ;; *) runtime=linux-${runtime##*-} ;; esac ;;
esac
dotnet publish "$root/samples/TopUsers" -r "$runtime" -o "$work/published" --nologo -v q -warnaserror

mkdir "$work/alone"
cp "$work/published"/TopUsers "$work/published"/*.so "$work/published"/*.dylib "$work/alone" 2> /dev/null || true
cd "$work/alone"
first=$(DOTNET_ROOT=/nowhere ./TopUsers run TopUsers --users 50 --scale 1 --json)
second=$(DOTNET_ROOT=/nowhere ./TopUsers run TopUsers --users 50 --scale 1 --json)
plan=$(dotnet run --project "$root/samples/TopUsers" -- plan TopUsers --users 50 --scale 1 --json --store "$work/alone/.refrain")
rows=$(DOTNET_ROOT=/nowhere ./TopUsers show TopUsers --users 50 --scale 1 --json | grep -o '"Rank"' | wc -l)

ok() { grep -Eq "\"executed\": ?$2\b" <<< "$1" || { echo "The published sample did not execute $2 tasks: $1"; echo "0 passed, 1 failed"; exit 1; }; }
ok "$first" '[1-9][0-9]*'
ok "$second" 0
! grep -Eq '"action": ?"run"' <<< "$plan" && grep -Eq '"action": ?"reuse"' <<< "$plan" || { echo "The program that is not trimmed would run again: $plan"; echo "0 passed, 1 failed"; exit 1; }
[ "$rows" -eq 10 ] || { echo "The published sample showed $rows ranks."; echo "0 passed, 1 failed"; exit 1; }
echo "1 passed, 0 failed"
