#!/usr/bin/env bash
# DynamoDB Local from Maven Central, with a Java 17+ and a Maven of the system, which are installed where absent.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
target="${EMRDX_CACHE:-$root/.cache/emrdx}/dynamodb-local"

missing=()
command -v java >/dev/null || missing+=(openjdk-17-jre-headless)
command -v mvn >/dev/null || missing+=(maven)
if [ "${#missing[@]}" -gt 0 ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "DynamoDB Local needs ${missing[*]}: install them and call again" >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

if ! cmp -s "$here/pom.xml" "$target/pom.xml"; then
  rm -rf "$target"
  mkdir -p "$target"
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$target/lib"
  cp "$here/pom.xml" "$target/pom.xml"
fi
