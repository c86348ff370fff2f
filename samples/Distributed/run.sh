#!/usr/bin/env bash
# Starts a broker (RabbitMQ), a database (PostgreSQL) and three workers on this machine, has them do the job, and stops all of it.
#   samples/Distributed/run.sh [ARGUMENTS OF run…]      as: samples/Distributed/run.sh TopUsers --posts post.csv --likes person_likes_post.csv
# Everything is in a folder of its own below the one for temporary files, which is removed at the end; with REFRAIN_KEEP=FOLDER it stays in that folder, and a second run finds what the first has done.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=${REFRAIN_PROGRAM:-} # the program, if it is there already
workers=${REFRAIN_WORKERS:-3}

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL's server is not installed (on Debian: apt-get install postgresql)." >&2; exit 3; }
rabbit=/usr/lib/rabbitmq/bin
[ -x $rabbit/rabbitmq-server ] || { echo "RabbitMQ is not installed (on Debian: apt-get install rabbitmq-server)." >&2; exit 3; }
if [ -z "$program" ]; then
    dotnet build "$here" -c Release -v q --nologo -clp:ErrorsOnly >&2
    program=$here/bin/Release/net10.0/Distributed.dll
fi

work=${REFRAIN_KEEP:-$(mktemp -d)}
mkdir -p "$work/database" "$work/broker/data" "$work/broker/log" "$work/store"
work=$(cd "$work" && pwd)
chmod 755 "$work"

# PostgreSQL refuses to run as root.
as_owner() (cd / && if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi)
[ "$(id -u)" != 0 ] || chown postgres "$work/database"
chmod 700 "$work/database"

free_port() { # a port of this machine's own address that nobody listens on
    local port
    while port=$((20000 + RANDOM % 10000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}

running=()
stop() { # workers first, which finish what they have begun; then what they need. By process id, never by name.
    for ((i = ${#running[@]} - 1; i >= 0; i--)); do
        kill "${running[i]}" 2>/dev/null || true
        wait "${running[i]}" 2>/dev/null || true
    done
    [ ! -f "$work/database/data/postmaster.pid" ] || as_owner "$bin/pg_ctl" -D "$work/database/data" -m fast -w stop >/dev/null || true
    [ -n "${REFRAIN_KEEP:-}" ] || rm -rf "$work"
}
trap stop EXIT

database=$(free_port)
[ -s "$work/database/data/PG_VERSION" ] || as_owner "$bin/initdb" -D "$work/database/data" -U refrain -A trust --no-locale -E UTF8 >/dev/null
as_owner "$bin/pg_ctl" -D "$work/database/data" -w -l "$work/database/log" \
    -o "-p $database -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" start >/dev/null

export HOME=$work/broker ERL_EPMD_ADDRESS=127.0.0.1 RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_NODENAME=sample@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1
export RABBITMQ_MNESIA_BASE=$work/broker/data RABBITMQ_LOG_BASE=$work/broker/log RABBITMQ_CONFIG_FILE=$work/broker/rabbitmq RABBITMQ_ENABLED_PLUGINS_FILE=$work/broker/plugins
export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}'
RABBITMQ_NODE_PORT=$(free_port) RABBITMQ_DIST_PORT=$(free_port) ERL_EPMD_PORT=$(free_port)
export RABBITMQ_NODE_PORT RABBITMQ_DIST_PORT ERL_EPMD_PORT
[ -s "$HOME/.erlang.cookie" ] || (umask 277 && head -c 15 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$HOME/.erlang.cookie")
echo '[].' > "$RABBITMQ_ENABLED_PLUGINS_FILE"
printf '%s\n' 'log.console = false' 'disk_free_limit.absolute = 100MB' > "$RABBITMQ_CONFIG_FILE.conf"
epmd -port "$ERL_EPMD_PORT" -address 127.0.0.1 &
running+=($!)
# Then the server takes the place of the script that starts it, and the process id is its own.
RUNNING_UNDER_SYSTEMD=1 $rabbit/rabbitmq-server >"$work/broker/output" 2>&1 &
running+=($!)
for ((i = 0; i < 600; i++)); do
    (exec 3<>"/dev/tcp/127.0.0.1/$RABBITMQ_NODE_PORT") 2>/dev/null && break
    kill -0 "${running[1]}" || { echo "The broker did not start:" >&2; cat "$work/broker/output" >&2; exit 3; }
    sleep 0.1
done

store="postgres://refrain@127.0.0.1:$database/postgres?folder=$work/store"
broker=amqp://guest:guest@127.0.0.1:$RABBITMQ_NODE_PORT
for ((i = 1; i <= workers; i++)); do
    dotnet "$program" worker --broker "$broker" --store "$store" 2>"$work/worker$i.log" &
    running+=($!)
done

[ $# -gt 0 ] || set -- TopUsers
dotnet "$program" run "$@" --broker "$broker" --store "$store"
