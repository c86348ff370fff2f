#!/usr/bin/env bash
# Checks what is for clusters, of which none runs here: each manifest against the schema of its kind, what manifests say of each other, and the Dockerfile by its grammar.
# The schemas are those of npm's packages kubernetes-models and @kubernetes-models/keda, which are made from the published API; nothing is installed into the project.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/check.mjs" "$here/package.json" "$work"
(cd "$work" && npm install --no-audit --no-fund --loglevel=error >&2)
(cd "$work" && node check.mjs "$here")
