#!/usr/bin/env bash
# What a first run of many tiny tasks costs that each write a file, and one that adds them up: Refrain and its peers, those that are installed.
#   benchmarks/peers.sh [FOLDER [COUNT [SECONDS]]]
# Whole processes, once each, in an empty folder. What takes longer than SECONDS (120) is ended and said so. PYTHON names the Python that has luigi, doit, dask or snakemake.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-$root/artifacts/peers} count=${2:-10000} limit=${3:-120} python=${PYTHON:-python3}

for project in TopUsers.Data Peers; do
    dotnet build "$root/benchmarks/$project" -c Release -v q --nologo >&2
done
program() { echo "$root/benchmarks/$1/bin/Release/net10.0/$1.dll"; }
rm -rf "$folder/runs"
mkdir -p "$folder/runs"
folder=$(cd "$folder" && pwd)
results=$folder/results.txt
rm -f "$results"
sum=$((count * (count - 1) / 2))

has() { # TOOL
    case $1 in
        make | ninja) command -v "$1" > /dev/null ;;
        *) "$python" -c "import $1" 2> /dev/null ;;
    esac
}

measure() { # NAME PROGRAM ARGUMENT...; the total is in the file 'total' or was printed
    local name=$1 total
    shift
    if ! dotnet "$(program TopUsers.Data)" measure "$name" "$results" output.txt -- timeout -k 10 "$limit" "$@" 2> errors.txt; then
        echo "peers: $name did not end well within $limit s: $(tail -1 errors.txt)" >&2
        return 0
    fi
    total=$(cat total 2> /dev/null || tail -1 output.txt)
    [ "$total" = "$sum" ] || { echo "peers: $name came to '$total' instead of $sum" >&2; exit 1; }
}

for how in catalog files; do
    mkdir "$folder/runs/$how"
    cd "$folder/runs/$how"
    measure "Refrain, $how" dotnet "$(program Peers)" "$how" "$count"
done
for tool in make ninja doit dask luigi snakemake; do
    if ! has "$tool"; then
        echo "peers: $tool is not installed and left out" >&2
        continue
    fi
    mkdir "$folder/runs/$tool"
    cd "$folder/runs/$tool"
    dotnet "$(program Peers)" write "$tool" "$count"
    case $tool in
        make) measure make make -s -j2 total ;;
        ninja) measure ninja ninja --quiet -j2 total ;;
        doit) measure doit "$python" -m doit -v0 total ;;
        dask) measure dask "$python" graph.py ;;
        luigi) measure luigi "$python" graph.py ;;
        snakemake) measure snakemake "$python" -m snakemake --quiet all -c2 total ;;
    esac
done

echo "$count tasks that each write a file, and their total; whole processes, one run each"
echo
echo "| program | wall s | CPU s | tasks/s | peak MiB |"
echo "|---|---:|---:|---:|---:|"
awk -F'|' -v n="$count" '{ printf "| %s | %.2f | %.2f | %d | %d |\n", $1, $4, $2 + $3, n / $4, $5 / 1048576 }' "$results"
