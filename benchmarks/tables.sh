#!/usr/bin/env bash
# A partition of many rows into SQLite and, where its server is installed, into a PostgreSQL server of its own, through Refrain and by hand.
#   benchmarks/tables.sh [FOLDER [ROWS [ROUNDS]]]
# FOLDER takes the databases; a new folder in it is made and removed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-$root/artifacts/tables} rows=${2:-1000000} rounds=${3:-5}
dotnet build "$root/benchmarks/Tables" -c Release -v q --nologo >&2
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
run=$(mktemp -d "$folder/run-XXXXXX")
server=
trap '[ -z "$server" ] || { kill -INT "$server"; wait "$server" || true; }; rm -rf "$run"' EXIT
connection=()
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
if [ -n "$bin" ]; then
    as=()
    if [ "$(id -u)" = 0 ]; then
        as=(setpriv --reuid=postgres --regid=postgres --init-groups)
        chmod 755 "$run"
        mkdir "$run/pg"
        chown postgres "$run/pg"
    else
        mkdir "$run/pg"
    fi
    port=$((20000 + $$ % 20000))
    "${as[@]}" "$bin/initdb" -D "$run/pg/data" -U refrain -A trust --no-locale -E UTF8 --no-sync >/dev/null
    "${as[@]}" "$bin/postgres" -D "$run/pg/data" -c port=$port -c listen_addresses=127.0.0.1 -c unix_socket_directories="$run/pg" -c max_wal_size=8GB 2>"$run/log" &
    server=$!
    until "$bin/pg_isready" -q -h 127.0.0.1 -p $port; do
        kill -0 "$server" 2>/dev/null || { cat "$run/log" >&2; echo "The PostgreSQL server has ended." >&2; exit 1; }
        sleep 0.1
    done
    connection=("Host=127.0.0.1;Port=$port;Username=refrain;Database=postgres")
fi
echo "| $rows rows | s, median | least | most | of by hand |"
echo '|---|---:|---:|---:|---:|'
dotnet "$root/benchmarks/Tables/bin/Release/net10.0/Tables.dll" "$run/bench" "$rows" "$rounds" "${connection[@]}"
