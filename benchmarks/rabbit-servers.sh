#!/usr/bin/env bash
# Sourced by rabbit.sh and rabbit-peers.sh: starts a RabbitMQ node and a PostgreSQL server of their own on loopback, in the folder $work, and ends with the script whatever is in ${started[@]}.
# Leaves the ports $amqp and $sql, and the processes $broker and $database.
rabbit=/usr/lib/rabbitmq/bin/rabbitmq-server
postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1) || true
[ -x "$rabbit" ] && [ -x "$postgres/postgres" ] || { echo "Debian's rabbitmq-server and postgresql are needed." >&2; exit 1; }
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

ticks() { # PID...: their CPU time and that of their children that have ended, in hundredths of a second; one that ends meanwhile is its parent's to tell of
    local pid; for pid in "$@"; do sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null || true; done | awk '{ s += $12 + $13 + $14 + $15 } END { print s + 0 }'
}
family() { # PID...: the same with their children that are at work
    local pid; for pid in "$@"; do echo "$pid"; pgrep -P "$pid" || true; done | { mapfile -t all; ticks "${all[@]}"; }
}
