# Sourced by run.sh and test.sh: checks for the .NET SDK and Node, and says what to install.
require() { # command, wanted major version, found version, where from
  if [ -z "$3" ] || [ "${3%%.*}" -lt "$2" ]; then
    echo "MetaRouter Studio needs $1 $2 or newer; ${3:+found $3}${3:-none found}. Install it from $4 and run this again." >&2
    exit 69
  fi
}
version_of() { command -v "$1" >/dev/null 2>&1 && "$@" 2>/dev/null | sed 's/^v//' | head -n 1 || true; }
sdk=$(command -v dotnet >/dev/null 2>&1 && dotnet --list-sdks 2>/dev/null | sort -t. -k1,1n | tail -n 1 | cut -d' ' -f1 || true)
require "the .NET SDK" 10 "$sdk" "https://dotnet.microsoft.com/download"
require "Node.js" 20 "$(version_of node --version)" "https://nodejs.org"
command -v npm >/dev/null 2>&1 || { echo "MetaRouter Studio needs npm, which comes with Node.js." >&2; exit 69; }
case "$(uname -sm)" in
  "Linux x86_64" | "Darwin arm64" | MINGW* | MSYS*) ;;
  *) echo "The ONNX Runtime library that the build takes from npm is for Linux x64, Windows x64 and Apple silicon, not for $(uname -sm)." \
       "With a complete NuGet registry, dotnet build -p:UseOfficialPackages=true works elsewhere too." >&2; exit 69 ;;
esac
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
