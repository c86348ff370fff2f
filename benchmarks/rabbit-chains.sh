#!/usr/bin/env bash
# What it brings that a chain goes on at the worker that made what it reads: many chains over a broker and two workers, once with what workers made kept at hand there, and once with nothing kept.
#   benchmarks/rabbit-chains.sh [CHAINS [LENGTH [SIZE [ROUNDS]]]]
# Starts a broker of one node and a database of its own on loopback, and two workers of two slots each for either. CHAINS (64) chains of LENGTH (50) links of SIZE (4,000) bytes, in turn ROUNDS (3) times after one that only warms up.
# Prints seconds, tasks a second, and the CPU time of workers and database a task.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
chains=${1:-64} length=${2:-50} size=${3:-4000} rounds=${4:-3}
dotnet build "$root/benchmarks/RabbitTasks" -c Release -v q --nologo >&2
program="dotnet $root/benchmarks/RabbitTasks/bin/Release/net10.0/RabbitTasks.dll"
. "$root/benchmarks/rabbit-servers.sh"

store="postgres://refrain@127.0.0.1:$sql/postgres?folder=$work/store"
for cache in 64 0; do
    queue[$cache]="amqp://guest:guest@127.0.0.1:$amqp/?prefix=kept$cache"
    for _ in 1 2; do $program worker --broker "${queue[$cache]}" --store "$store" --slots 2 --cache $cache >"$work/worker" 2>&1 & started+=($!); of[$cache]+=" $!"; done
done

run() { # ROUND CACHE
    local before=("$(ticks ${of[$2]})" "$(family "$database")")
    local out; out=$($program run Chains --round "$1" --count "$chains" --length "$length" --size "$size" --store "$store" --broker "${queue[$2]}" 2>&1)
    local after=("$(ticks ${of[$2]})" "$(family "$database")")
    awk -v n=$((chains * length + 1)) -v b="${before[*]}" -v a="${after[*]}" -v cache="$2" '
        / executed, / { t = $0; sub(/.* in /, "", t); split(t, u, " "); s = u[1]; if (u[2] ~ /^ms/) s /= 1000; if (u[2] ~ /^min/) s *= 60; print $0 > "/dev/stderr" }
        END { split(b, x, " "); split(a, y, " ")
              printf "| %d MiB | %d | %.2f | %.0f | %.0f | %.0f |\n", cache, n, s, n / s, (y[1] - x[1]) * 10000 / n, (y[2] - x[2]) * 10000 / n }' <<<"$out"
}

for cache in 64 0; do run "1$cache" $cache >/dev/null; done
echo "| kept by each worker | tasks | s | tasks/s | workers, CPU µs a task | database |"
echo "|---|---:|---:|---:|---:|---:|"
for ((round = 2; round < rounds + 2; round++)); do
    for cache in 64 0; do run "$round$cache" $cache; done
done
