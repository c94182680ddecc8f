#!/usr/bin/env bash
# AWS' MCP servers for data processing and for HealthImaging from PyPI, each in an environment of its own.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
target="${EMRDX_CACHE:-$root/.cache/emrdx}/aws-mcp-servers"
python="$root/.venv/bin/python"

while read -r requirement; do
  name="${requirement%%==*}"
  if [ "$(cat "$target/$name/installed" 2>/dev/null)" != "$requirement" ]; then
    rm -rf "${target:?}/$name"
    "$python" -m venv "$target/$name"
    "$target/$name/bin/pip" install --quiet --disable-pip-version-check "$requirement"
    echo "$requirement" > "$target/$name/installed"
  fi
done < "$here/requirements.txt"
