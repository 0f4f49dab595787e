#!/usr/bin/env bash
# Sets up whatever is missing, builds, and serves MetaRouter Studio on http://127.0.0.1:5080.
#   PORT=8080 ./run.sh            another port
#   ./run.sh --urls http://...    another address
set -euo pipefail
cd "$(dirname "$0")"
. eng/prerequisites.sh

echo "Building MetaRouter Studio (a first build takes a minute or two) ..."
dotnet build src/MetaRouter.Studio -c Release -v quiet -clp:NoSummary
echo "Starting ..."
exec dotnet src/MetaRouter.Studio/bin/Release/net10.0/MetaRouter.Studio.dll "$@"
