#!/usr/bin/env bash
# The compiler as a process, on 1,000 tasks: without a generator, with Refrain's, with Refrain's compiled ahead as the package has it, with System.Text.Json's.
#   benchmarks/compile-time.sh [ROUNDS]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$root/artifacts/ahead
runtime=$(dotnet msbuild "$root/generator/Ahead" -getProperty:NETCoreSdkPortableRuntimeIdentifier)
dotnet publish "$root/generator/Ahead" -c Release -r "$runtime" -o "$folder" -v q --nologo >&2
dotnet run -c Release --project "$root/benchmarks/CompileTime" -- process "${1:-5}" "$folder/Refrain.Generator.dll"
