#!/usr/bin/env bash
# What a run costs in which there is nothing to do: Refrain, and ninja and make on the same graph where they are installed.
#   benchmarks/noop.sh [FOLDER [RUNS [COUNT...]]]
# The run is measured twice: as the program is built, and published with its code compiled ahead (left out where the compiler for that cannot be had).
# FOLDER keeps the stores and the files of the other tools, which are used again; COUNT is a number of tasks.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-$root/artifacts/noop} runs=${2:-5}
counts=("${@:3}")
[ ${#counts[@]} -gt 0 ] || counts=(10000 100000 1000000)

program() { echo "$root/benchmarks/$1/bin/Release/net10.0/$1.dll"; }
for project in TopUsers.Data NoOp.Empty NoOp; do
    dotnet build "$root/benchmarks/$project" -c Release -v q --nologo >&2
done
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
results=$folder/results.txt
rm -f "$results"

others=()
for tool in ninja make; do
    if command -v "$tool" > /dev/null; then others+=("$tool"); else echo "noop: $tool is not installed and left out" >&2; fi
done

published=$folder/published/NoOp.dll
runtime=$(dotnet --info | awk '$1 == "RID:" { print $2 }')
case $runtime in linux-* | osx-* | win-*) ;; *) runtime=linux-${runtime##*-} ;; esac
if ! dotnet publish "$root/benchmarks/NoOp" -c Release -r "$runtime" --no-self-contained -p:PublishReadyToRun=true -o "$folder/published" -v q --nologo >&2; then
    echo "noop: nothing is compiled ahead, and that is left out" >&2
    published=
fi

prepare() { # COUNT; in its folder
    [ -f ready ] && return
    echo "noop: making $1 tasks" >&2
    dotnet "$(program NoOp)" sources "$1"
    dotnet "$(program NoOp)" run "$1" >&2
    if [ ${#others[@]} -gt 0 ]; then
        dotnet "$(program NoOp)" outputs "$1"
        for tool in "${others[@]}"; do
            dotnet "$(program NoOp)" "$tool" "$1"
        done
        if command -v ninja > /dev/null; then
            ninja one > /dev/null
            dotnet "$(program NoOp)" ninja-log "$1"
        fi
    fi
    touch ready
}

measure() { # NAME EXPECTED-OUTPUT PROGRAM ARGUMENT...
    dotnet "$(program TopUsers.Data)" measure "$1" "$results" "$folder/output.txt" -- "${@:3}"
    if [ -n "$2" ] && ! grep -q "$2" "$folder/output.txt"; then
        echo "noop: '${*:3}' said: $(head -3 "$folder/output.txt")" >&2
        return 1
    fi
}

for count in "${counts[@]}"; do
    mkdir -p "$folder/$count"
    cd "$folder/$count"
    prepare "$count"
    for ((run = 0; run <= runs; run++)); do
        # In turn, so that whatever else the machine does hits all alike. The first round brings everything into memory.
        [ "$run" != 1 ] || sed -i "/^$count /d" "$results"
        measure "$count nothing" "" dotnet "$(program NoOp.Empty)"
        measure "$count run" "^0 executed.*proven" dotnet "$(program NoOp)" run "$count"
        [ -z "$published" ] || measure "$count run-compiled-ahead" "^0 executed.*proven" dotnet "$published" run "$count"
        measure "$count check" "^0 executed" dotnet "$(program NoOp)" check "$count"
        for tool in "${others[@]}"; do
            case $tool in
                ninja) measure "$count ninja" "no work to do" ninja total ;;
                make) measure "$count make" "Nothing to be done\|is up to date" make total ;;
            esac
        done
    done
    echo "noop: $count done" >&2
done

echo "medians of $runs runs; whole processes, start of the runtime included"
echo
echo "| tasks | program | wall s | least–most | over nothing, ms | CPU s | peak MiB |"
echo "|---:|---|---:|---:|---:|---:|---:|"
sort -s -t' ' -k1,1n "$results" | awk -F'|' '
    function middle(values, count,    i, j, swap) {
        for (i = 2; i <= count; i++)
            for (j = i; j > 1 && values[j - 1] > values[j]; j--) { swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap }
        return (values[int((count + 1) / 2)] + values[int(count / 2) + 1]) / 2
    }
    function summarize(    walls, times, peaks, i, wall, words) {
        for (i = 1; i <= n; i++) { walls[i] = wall_of[i]; times[i] = cpu_of[i]; peaks[i] = peak_of[i] }
        wall = middle(walls, n)
        split(name, words, " ")
        if (words[2] == "nothing") nothing = wall
        printf "| %s | %s | %.3f | %.3f–%.3f | %s | %.3f | %d |\n", words[1], words[2], wall, walls[1], walls[n],
            words[2] == "nothing" ? "" : sprintf("%d", (wall - nothing) * 1000 + 0.5), middle(times, n), middle(peaks, n) / 1048576
    }
    { key = $1; lines[key] = lines[key] $0 "\n"; if (!(key in seen)) { seen[key] = 1; keys[++total] = key } }
    END {
        for (k = 1; k <= total; k++) {
            name = keys[k]
            n = split(lines[name], rows, "\n") - 1
            for (i = 1; i <= n; i++) { split(rows[i], cell, "|"); wall_of[i] = cell[4]; cpu_of[i] = cell[2] + cell[3]; peak_of[i] = cell[5] }
            summarize()
        }
    }'
