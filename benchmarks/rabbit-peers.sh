#!/usr/bin/env bash
# Refrain beside Celery and Dask: tasks with next to nothing to do, from a driver to two workers of two slots each, and what became of them back to the driver.
#   benchmarks/rabbit-peers.sh [COUNT]
# Needs what rabbit.sh needs. Installs nothing: a peer that PYTHON (Debian's /usr/bin/python3 unless it is given) does not have is left out and said so; Debian has them as python3-celery with
# python3-sqlalchemy and python3-psycopg2, and python3-distributed. COUNT (10,000 unless it is given) tasks after a round of 2,000 that only warms up. Seconds are from the first task handed over to the
# last one known to be done, as each driver measures it; CPU is of the whole processes, so a driver's has its start in it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
count=${1:-10000} warm=2000 python=${PYTHON:-/usr/bin/python3}
dotnet build "$root/benchmarks/RabbitTasks" -c Release -v q --nologo >&2
program="dotnet $root/benchmarks/RabbitTasks/bin/Release/net10.0/RabbitTasks.dll"
. "$root/benchmarks/rabbit-servers.sh"
cd "$work"

cat > celery_tasks.py <<'P'
import os, sys, time
from celery import Celery, group

# Messages persistent and confirmed, and acknowledged when the task is done, as Refrain's are.
app = Celery("celery_tasks", broker=os.environ["QUEUE"], backend=os.environ["RESULTS"])
app.conf.update(task_acks_late=True, broker_transport_options={"confirm_publish": True}, worker_prefetch_multiplier=128, task_serializer="json", result_serializer="json", accept_content=["json"])

@app.task
def tiny(round, number):
    return number * 3 + round

if __name__ == "__main__":
    if sys.argv[1] == "tables":
        app.backend.ResultSession().close()
    else:
        round, count = int(sys.argv[1]), int(sys.argv[2])
        began = time.perf_counter()
        results = group(tiny.s(round, i) for i in range(count)).apply_async().get(interval=0.05)
        took = time.perf_counter() - began
        assert sum(results) == 3 * count * (count - 1) // 2 + round * count
        print("seconds", took)
P
cat > dask_tasks.py <<'P'
import sys, time
from distributed import Client

def tiny(round, number):
    return number * 3 + round

if __name__ == "__main__":
    address, round, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    client = Client(address)
    began = time.perf_counter()
    results = client.gather(client.map(tiny, [round] * count, range(count), pure=False))
    took = time.perf_counter() - began
    assert sum(results) == 3 * count * (count - 1) // 2 + round * count
    print("seconds", took)
    client.close()
P

serve() { "$@" >>"$work/workers.log" 2>&1 & started+=($!); workers+=($!); } # PROGRAM ARGUMENT...
rest() { for pid in "${workers[@]}"; do kill "$pid" 2>/dev/null || true; done; for pid in "${workers[@]}"; do wait "$pid" 2>/dev/null || true; done; workers=(); }

row() { # NAME MIDDLE COUNT PROGRAM ARGUMENT...; MIDDLE is the process between driver and workers
    local name=$1 middle=$2 number=$3; shift 3
    local before=("$(family "${workers[@]}")" "$(family "$middle")" "$(family "$database")")
    local out; out=$( { TIMEFORMAT='cpu %U %S'; time timeout 300 "$@"; } 2>&1 ) || { echo "rabbit-peers: $name did not end well: $(tail -3 <<<"$out")" >&2; return 0; }
    local after=("$(family "${workers[@]}")" "$(family "$middle")" "$(family "$database")")
    awk -v name="$name" -v n="$number" -v b="${before[*]}" -v a="${after[*]}" '
        / executed, / { t = $0; sub(/.* in /, "", t); split(t, u, " "); s = u[1]; if (u[2] ~ /^ms/) s /= 1000; if (u[2] ~ /^min/) s *= 60 }
        /^seconds / { s = $2 }
        /^cpu / { driver = $2 + $3 }
        END { split(b, x, " "); split(a, y, " "); for (i = 1; i <= 3; i++) h[i] = (y[i] - x[i]) * 10000 / n
              printf "| %s | %d | %.2f | %.0f | %.0f | %.0f | %.0f | %.0f |\n", name, n, s, n / s, driver * 1e6 / n, h[1], h[2], h[3] }' <<<"$out"
}

echo "| | tasks | s | tasks/s | driver, CPU µs a task | workers | broker or scheduler | database |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|"
workers=()
store="postgres://refrain@127.0.0.1:$sql/postgres?folder=$work/store" queue="amqp://guest:guest@127.0.0.1:$amqp/"
for _ in 1 2; do serve $program worker --broker "$queue" --store "$store" --slots 2; done
row warm "$broker" $warm $program run Many --round 1 --count $warm --store "$store" --broker "$queue" >/dev/null
row "Refrain: results durable in PostgreSQL" "$broker" "$count" $program run Many --round 2 --count "$count" --store "$store" --broker "$queue"
rest

export QUEUE="${queue}/" # the virtual host '/'
for kind in rpc postgres; do
    export RESULTS=rpc:// what="results as messages, lost with the driver"
    if [ $kind = postgres ]; then RESULTS="db+postgresql://refrain@127.0.0.1:$sql/postgres" what="results durable in PostgreSQL"; fi
    if ! "$python" -c 'import celery' 2>/dev/null || { [ $kind = postgres ] && ! "$python" -c 'import sqlalchemy, psycopg2' 2>/dev/null; }; then
        echo "rabbit-peers: Celery, $what: not installed and left out" >&2
        continue
    fi
    [ $kind = rpc ] || "$python" celery_tasks.py tables
    for n in 1 2; do serve "$python" -m celery -A celery_tasks worker -c 2 -n "$kind$n@localhost" --without-gossip --without-mingle -l ERROR; done
    row warm "$broker" $warm "$python" celery_tasks.py 1 $warm >/dev/null
    row "Celery $("$python" -c 'import celery; print(celery.__version__)'): $what" "$broker" "$count" "$python" celery_tasks.py 2 "$count"
    rest
done

if "$python" -c 'import distributed' 2>/dev/null; then
    middle=$(port)
    "$python" -m distributed.cli.dask_scheduler --host 127.0.0.1 --port "$middle" --no-dashboard >>"$work/workers.log" 2>&1 & scheduler=$!; started+=($scheduler)
    until_open "$middle"
    for _ in 1 2; do serve "$python" -m distributed.cli.dask_worker "tcp://127.0.0.1:$middle" --nthreads 2 --no-nanny --no-dashboard; done
    row warm "$scheduler" $warm "$python" dask_tasks.py "tcp://127.0.0.1:$middle" 1 $warm >/dev/null
    row "Dask $("$python" -c 'import distributed; print(distributed.__version__.split("+")[0])'): results in the workers' memory, no broker" "$scheduler" "$count" "$python" dask_tasks.py "tcp://127.0.0.1:$middle" 2 "$count"
    rest
else
    echo "rabbit-peers: Dask is not installed and left out" >&2
fi
echo
uptime | sed 's/.*load/load/'
