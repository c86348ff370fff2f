#!/usr/bin/env bash
# What a task with next to nothing to do costs through a broker: from the driver over RabbitMQ to one of two workers, committed durably in PostgreSQL, and the result back.
#   benchmarks/rabbit.sh [COUNT [SLOTS]]
# Starts a broker of one node and a database of its own on loopback (Debian's rabbitmq-server and postgresql), and two workers of SLOTS (2 unless it is given) slots each. After two rounds that only warm
# up, COUNT tasks (100,000 unless it is given) are run, and once more on threads of the driver with the same catalog. Prints seconds, tasks a second, and the CPU time of each party, which is what a hop costs.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
count=${1:-100000}
slots=${2:-2}
dotnet build "$root/benchmarks/RabbitTasks" -c Release -v q --nologo >&2
program="dotnet $root/benchmarks/RabbitTasks/bin/Release/net10.0/RabbitTasks.dll"
. "$root/benchmarks/rabbit-servers.sh"

store="postgres://refrain@127.0.0.1:$sql/postgres?folder=$work/store"
queue="amqp://guest:guest@127.0.0.1:$amqp/"
for _ in 1 2; do $program worker --broker "$queue" --store "$store" --slots "$slots" >"$work/worker" 2>&1 & started+=($!); workers+=($!); done

run() { # ROUND COUNT [OPTION...]
    local round=$1 number=$2; shift 2
    local before=("$(ticks "${workers[@]}")" "$(ticks "$broker")" "$(family "$database")")
    local out; out=$( { TIMEFORMAT='cpu %U %S'; time $program run Many --round "$round" --count "$number" --store "$store" "$@"; } 2>&1 )
    local after=("$(ticks "${workers[@]}")" "$(ticks "$broker")" "$(family "$database")")
    awk -v n="$number" -v b="${before[*]}" -v a="${after[*]}" '
        / executed, / { t = $0; sub(/.* in /, "", t); split(t, u, " "); s = u[1]; if (u[2] ~ /^ms/) s /= 1000; if (u[2] ~ /^min/) s *= 60; print $0 > "/dev/stderr" }
        /^cpu / { driver = $2 + $3 }
        END { split(b, x, " "); split(a, y, " "); for (i = 1; i <= 3; i++) h[i] = (y[i] - x[i]) * 10000 / n
              printf "| %d | %.2f | %.0f | %.0f | %.0f | %.0f | %.0f |\n", n, s, n / s, driver * 1e6 / n, h[1], h[2], h[3] }' <<<"$out"
}

run 1 20000 --broker "$queue" >/dev/null
run 2 50000 --broker "$queue" >/dev/null
echo "| where tasks run | tasks | s | tasks/s | driver, CPU µs a task | workers | broker | database |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|"
printf '| two workers at a broker '; run 3 "$count" --broker "$queue"
printf '| threads of the driver '; run 4 "$count"
