#!/usr/bin/env bash
# Random graphs, dynamic requirements, batches and deaths of workers against their models, for longer than in CI.
#   tests/long.sh [SEEDS]
# SEEDS (170,000, with which random graphs are run a million times) of graphs, a fifth of them of dynamic requirements and of batches, a hundredth of deaths. What fails says its seed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
seeds=${1:-170000}
dotnet build "$root/tests/Refrain.Tests" -c Release -v q --nologo >&2

run() { # CLASS SEEDS
    echo "$1, $2 seeds:"
    REFRAIN_SEEDS=$2 dotnet test "$root/tests/Refrain.Tests" -c Release --no-build --nologo --filter "FullyQualifiedName~.$1." | grep -E '^ *(Passed|Failed)|seed'
}

run RandomGraphTests "$seeds"
run RandomDynamicTests "$((seeds / 5))"
run BatchPropertyTests "$((seeds / 5))"
run RandomDeathTests "$((seeds / 100))"
