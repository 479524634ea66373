#!/usr/bin/env bash
# Install ajv, in the versions of tests/schemas/package.json, into .ci/node, which git ignores.
# Does nothing where they are installed already; needs Node and npm.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
wanted=$root/tests/schemas/package.json
home=$root/.ci/node
if cmp -s "$wanted" "$home/package.json"; then exit 0; fi
if ! command -v npm >/dev/null; then
  echo "npm is not installed: the schemas cannot be tried with ajv; install Node 18 or later" >&2
  exit 1
fi
mkdir -p "$root/.ci"
fresh=$(mktemp -d "$root/.ci/node.XXXXXX")
trap 'rm -rf "$fresh"' EXIT
cp "$wanted" "$fresh/package.json"
npm install --prefix "$fresh" --no-package-lock --ignore-scripts --no-audit --no-fund --silent
rm -rf "$home"
# Of two that install at once, the second finds the folder taken, with the same in it.
mv "$fresh" "$home" 2>/dev/null || cmp -s "$wanted" "$home/package.json"
