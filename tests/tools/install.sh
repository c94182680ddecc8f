#!/usr/bin/env bash
# Installs what `make test-full` needs beyond Python packages, each tool by its own script, into the cache folder.
set -euo pipefail
cd "$(dirname "$0")"
for script in */install.sh; do
  "./$script"
done
