#!/usr/bin/env bash
# What the analyzers cost, with all that runs in the compiler compiled ahead as the package has it. Arguments as of benchmarks/AnalyzerCost.
#   benchmarks/analyzers.sh [compile|edit|all] [ROUNDS] [TASKS...]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$root/artifacts/ahead
runtime=$(dotnet msbuild "$root/generator/Ahead" -getProperty:NETCoreSdkPortableRuntimeIdentifier)
dotnet publish "$root/generator/Ahead" -c Release -r "$runtime" -o "$folder" -v q --nologo >&2
AHEAD=$folder dotnet run -c Release --project "$root/benchmarks/AnalyzerCost" -- "${@:-compile}"
