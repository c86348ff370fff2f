#!/usr/bin/env bash
# Compares the sample TopUsers with the same job written by hand: as people write it and as fast as C# gets.
#   benchmarks/compare.sh [FOLDER [POSTS [LIKES [RUNS]]]]
# The sample is measured twice: as it is built, and published with its code compiled ahead (left out where the compiler for that cannot be had).
# FOLDER keeps the made data, the answers, the stores and results.txt. Data that is there already is used again.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-$root/artifacts/compare} posts=${2:-1000000} likes=${3:-10000000} runs=${4:-5}

program() { echo "$root/$1/bin/Release/net10.0/$(basename "$1").dll"; }
tools=$(program benchmarks/TopUsers.Data)
sample=$(program samples/TopUsers)

for project in benchmarks/TopUsers.{Data,Idiomatic,Fastest} samples/TopUsers; do
    [ -f "$root/$project/$(basename "$project").csproj" ] || continue
    dotnet build "$root/$project" -c Release -v q --nologo >&2
done
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
programs=(idiomatic fastest)
if [ -f "$sample" ]; then
    programs+=(refrain)
    published=$folder/published
    runtime=$(dotnet --info | awk '$1 == "RID:" { print $2 }')
    case $runtime in linux-* | osx-* | win-*) ;; *) runtime=linux-${runtime##*-} ;; esac
    if dotnet publish "$root/samples/TopUsers" -c Release -r "$runtime" --no-self-contained -p:PublishReadyToRun=true \
        -p:PublishTrimmed=false -p:PublishSingleFile=false -o "$published" -v q --nologo >&2; then
        programs+=(refrain-compiled)
    fi
else
    echo "compare: samples/TopUsers is not built, so Refrain is left out" >&2
fi

size="$posts posts, $likes likes"
if [ "$(cat "$folder/size.txt" 2>/dev/null)" != "$size" ]; then
    echo "compare: making $size" >&2
    dotnet "$tools" make "$folder" "$posts" "$likes"
    echo "$size" > "$folder/size.txt"
fi
# The first run shall not be the only one that reads from the disk.
cat "$folder/posts.csv" "$folder/likes.csv" > /dev/null

results=$folder/results.txt
rm -f "$results"
measure() {
    local name=$1
    shift
    dotnet "$tools" measure "$name" "$results" "$folder/$name.txt" -- dotnet "$@"
}
for ((run = 1; run <= runs; run++)); do
    # In turn, so that whatever else the machine does hits all alike.
    for name in "${programs[@]}"; do
        case $name in
            idiomatic) measure "$name" "$(program benchmarks/TopUsers.Idiomatic)" "$folder/posts.csv" "$folder/likes.csv" ;;
            fastest) measure "$name" "$(program benchmarks/TopUsers.Fastest)" "$folder/posts.csv" "$folder/likes.csv" ;;
            refrain*)
                [ "$name" = refrain ] && dll=$sample || dll=$published/TopUsers.dll
                # A fresh store each time: with the old one there would be nothing to run.
                rm -rf "$folder/store"
                measure "$name" "$dll" run TopUsers --posts "$folder/posts.csv" --likes "$folder/likes.csv" --store "$folder/store"
                ;;
        esac
        dotnet "$tools" same "$folder/idiomatic.txt" "$folder/$name.txt"
    done
    echo "compare: run $run of $runs done" >&2
done

echo "$size; medians of $runs runs; start of the runtime included"
dotnet "$tools" table "$results"
