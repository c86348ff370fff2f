#!/usr/bin/env bash
# A large blob into a bucket of S3 and out of it, beside the SDK alone: speed and memory.
#   benchmarks/s3.sh MIB URL ACCESS-KEY SECRET-KEY BUCKET
# The service takes three blobs of so many MiB; the bucket is made if it is not there.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
dotnet build "$root/benchmarks/S3Blobs" -c Release -v q --nologo >&2
dotnet "$root/benchmarks/S3Blobs/bin/Release/net10.0/S3Blobs.dll" "$@"
