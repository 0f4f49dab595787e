#!/usr/bin/env bash
# Sets up whatever is missing, builds everything and runs every test, browser tests included.
#   METAROUTER_SHARED=DIR ./test.sh    additionally drives the arena with DIR/data/recorded_answers.jsonl.gz
#   ./test.sh --filter NAME            only tests whose full name contains NAME
set -euo pipefail
if [ -n "${METAROUTER_SHARED:-}" ]; then METAROUTER_SHARED=$(cd "$METAROUTER_SHARED" && pwd); export METAROUTER_SHARED; fi
cd "$(dirname "$0")"
. eng/prerequisites.sh
. eng/postgresql.sh

filter=()
if [ "${1:-}" = "--filter" ]; then filter=(--filter "FullyQualifiedName~$2"); fi

if [ -z "${CHROMIUM_PATH:-}" ]; then
  find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }
  CHROMIUM_PATH=$(find_chromium)
  if [ -z "$CHROMIUM_PATH" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's chromium for the browser tests (a minute or two) ..."
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } >/tmp/metarouter-apt.log 2>&1 \
      || { tail -n 20 /tmp/metarouter-apt.log >&2; }
    CHROMIUM_PATH=$(find_chromium)
  fi
  if [ -z "$CHROMIUM_PATH" ]; then
    echo "The browser tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH, and run this again." >&2
    exit 69
  fi
fi
export CHROMIUM_PATH

results=$(mktemp -d)
trap 'stop_postgresql; rm -rf "$results"' EXIT
start_postgresql

echo "Building (a first build takes a minute or two) ..."
dotnet build MetaRouterStudio.sln -c Release -v quiet -clp:NoSummary

status=0
for project in tests/*.Tests tests/*.BrowserTests; do
  name=$(basename "$project")
  echo "Testing $name ..."
  dotnet test "$project" -c Release --no-build -v quiet --nologo --blame-hang-timeout 5m "${filter[@]}" \
    --logger "trx;LogFileName=$results/$name.trx" --logger "console;verbosity=minimal" || status=1
done

passed=0 failed=0
for report in "$results"/*.trx; do
  [ -e "$report" ] || continue
  counters=$(grep -o '<Counters [^>]*>' "$report" | head -n 1)
  passed=$((passed + $(sed 's/.* passed="\([0-9]*\)".*/\1/' <<<"$counters")))
  failed=$((failed + $(sed 's/.* failed="\([0-9]*\)".*/\1/' <<<"$counters")))
done
if [ "$passed" -eq 0 ]; then echo "No test ran." >&2; status=1; fi
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
echo "$passed passed, $failed failed"
exit "$status"
