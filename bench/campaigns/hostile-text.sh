#!/usr/bin/env bash
# Ten thousand hostile texts (random Unicode, control characters, lone surrogates, HTML, script, LaTeX bombs) through tokenizer, text
# encoder and Markdown renderer, and cross-site-scripting vectors through Chromium: no crash, none over a second, no script executed.
#   bench/campaigns/hostile-text.sh [COUNT]
set -euo pipefail
cd "$(dirname "$0")/../.."
export METAROUTER_CAMPAIGN="${1:-10000}"
for project in Onnx.Tests Studio.Tests Studio.BrowserTests; do
  dotnet test "tests/MetaRouter.$project" -c Release --filter "FullyQualifiedName~Hostile" --logger "console;verbosity=normal"
done
