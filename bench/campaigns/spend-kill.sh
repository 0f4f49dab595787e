#!/usr/bin/env bash
# The whole program spends with a provider that answers, fails, breaks off, does not count and hangs, and is killed (kill -9) in the middle, again and again,
# on SQLite and on PostgreSQL: after each start ledger = usage, drift 0, every call that reached the provider is in the ledger.
#   bench/campaigns/spend-kill.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
. eng/postgresql.sh
trap stop_postgresql EXIT
start_postgresql
export METAROUTER_CAMPAIGN="${1:-20}"
dotnet test tests/MetaRouter.Studio.Tests -c Release --filter "FullyQualifiedName~KilledStudio" --logger "console;verbosity=detailed"
