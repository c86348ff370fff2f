#!/usr/bin/env bash
# What a task with next to nothing to do costs through a broker: from the driver over RabbitMQ to one of two workers, committed durably in PostgreSQL, and the result back.
#   benchmarks/rabbit.sh [COUNT [SLOTS]]
# Starts a broker of one node and a database of its own on loopback (Debian's rabbitmq-server and postgresql), and two workers of SLOTS (2 unless it is given) slots each. After two rounds that only warm
# up, COUNT tasks (100,000 unless it is given) are run, and once more on threads of the driver with the same catalog. Prints seconds, tasks a second, and the CPU time of each party, which is what a hop costs.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
count=${1:-100000}
slots=${2:-2}
rabbit=/usr/lib/rabbitmq/bin/rabbitmq-server
postgres=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
[ -x "$rabbit" ] && [ -x "$postgres/postgres" ] || { echo "Debian's rabbitmq-server and postgresql are needed." >&2; exit 1; }
dotnet build "$root/benchmarks/RabbitTasks" -c Release -v q --nologo >&2
program="dotnet $root/benchmarks/RabbitTasks/bin/Release/net10.0/RabbitTasks.dll"
work=$(mktemp -d); chmod 755 "$work"
as=(); [ "$(id -u)" -ne 0 ] || as=(setpriv --reuid=postgres --regid=postgres --init-groups)
started=()
stop() { for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done; for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done; rm -rf "$work"; }
trap stop EXIT
port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
until_open() { for _ in $(seq 600); do ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || return 0; sleep 0.1; done; echo "Nothing listens on port $1." >&2; exit 1; }

# The broker, with a port mapper of its own.
amqp=$(port); mapper=$(port); mkdir "$work/rabbit"
echo '[].' > "$work/rabbit/plugins"; (umask 277; head -c 15 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$work/rabbit/.erlang.cookie")
printf '%s\n' 'vm_memory_high_watermark.absolute = 1GiB' 'disk_free_limit.absolute = 100MB' 'log.console = false' > "$work/rabbit/rabbitmq.conf"
epmd -port "$mapper" -address 127.0.0.1 & started+=($!)
env HOME="$work/rabbit" ERL_EPMD_PORT="$mapper" RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_NODENAME=bench@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT="$amqp" \
    RABBITMQ_DIST_PORT="$(port)" RABBITMQ_MNESIA_BASE="$work/rabbit/data" RABBITMQ_LOG_BASE="$work/rabbit/log" RABBITMQ_CONFIG_FILE="$work/rabbit/rabbitmq" \
    RABBITMQ_ADVANCED_CONFIG_FILE="$work/rabbit/advanced.config" RABBITMQ_ENABLED_PLUGINS_FILE="$work/rabbit/plugins" RUNNING_UNDER_SYSTEMD=1 \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none" "$rabbit" >/dev/null 2>&1 & broker=$!; started+=($broker)

# The database; its commits are on the disk before they are told.
sql=$(port); mkdir "$work/pg"; [ "${#as[@]}" -eq 0 ] || chown postgres "$work/pg"
"${as[@]}" "$postgres/initdb" -D "$work/pg/data" -U refrain -A trust --no-locale -E UTF8 >/dev/null
"${as[@]}" "$postgres/postgres" -D "$work/pg/data" -p "$sql" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$work/pg" >"$work/pg/log" 2>&1 & database=$!; started+=($database)
until_open "$sql"; until_open "$amqp"

store="postgres://refrain@127.0.0.1:$sql/postgres?folder=$work/store"
queue="amqp://guest:guest@127.0.0.1:$amqp/"
for _ in 1 2; do $program worker --broker "$queue" --store "$store" --slots "$slots" >"$work/worker" 2>&1 & started+=($!); workers+=($!); done

ticks() { # PID...: their CPU time and that of their children, in hundredths of a second
    local sum=0
    for pid in "$@"; do sum=$((sum + $(sed 's/.*) //' "/proc/$pid/stat" | awk '{ print $12 + $13 + $14 + $15 }'))); done
    echo $sum
}
servers() { ticks "$database" $(pgrep -P "$database"); }

run() { # ROUND COUNT [OPTION...]
    local round=$1 number=$2; shift 2
    local before=("$(ticks "${workers[@]}")" "$(ticks "$broker")" "$(servers)")
    local out; out=$( { TIMEFORMAT='cpu %U %S'; time $program run Many --round "$round" --count "$number" --store "$store" "$@"; } 2>&1 )
    local after=("$(ticks "${workers[@]}")" "$(ticks "$broker")" "$(servers)")
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
