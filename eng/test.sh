#!/usr/bin/env bash
# Builds the solution and runs every test. Installs the servers that the tests start, where it may.
# The last line is "N passed, N failed", with ", N skipped" where tests were left out.
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

have() { command -v "$1" >/dev/null 2>&1; }
have_postgres() { have initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || compgen -G '/opt/homebrew/opt/postgresql*/bin/initdb' >/dev/null; }
have_redis() { have redis-server || have valkey-server; }

install_packages() {
  local sudo=()
  [ "$(id -u)" -eq 0 ] || { have sudo && sudo -n true 2>/dev/null && sudo=(sudo -n) || return 1; }
  have apt-get || return 1
  echo "Installing: $*"
  # Debian creates a cluster and starts the server on installation; the tests start their own, private ones.
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

missing=()
have_postgres || missing+=(postgresql)
have_redis || missing+=(redis-server)
have promtool || missing+=(prometheus)
if [ "${#missing[@]}" -gt 0 ] && ! install_packages "${missing[@]}"; then
  echo "Could not install: ${missing[*]}"
fi
have_postgres || echo "No PostgreSQL: the tests that start it are left out."
have_redis || echo "No Redis: the tests that start it are left out."
have promtool || echo "No promtool: the test of the metrics' text format with it is left out."

log=$(mktemp)
trap 'rm -f "$log"' EXIT

dotnet build HelmAI.sln --nologo -v quiet || { echo "The build failed."; echo "0 passed, 1 failed"; exit 1; }
dotnet test HelmAI.sln --nologo --no-build "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# One summary line per test assembly: "Passed!  - Failed: 0, Passed: 12, Skipped: 0, Total: 12, …"
read -r passed failed skipped < <(awk '
  /Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+/ {
    line = $0
    match(line, /Failed: +[0-9]+/);  f = substr(line, RSTART, RLENGTH); gsub(/[^0-9]/, "", f); failed += f
    match(line, /Passed: +[0-9]+/);  p = substr(line, RSTART, RLENGTH); gsub(/[^0-9]/, "", p); passed += p
    match(line, /Skipped: +[0-9]+/); s = substr(line, RSTART, RLENGTH); gsub(/[^0-9]/, "", s); skipped += s
  }
  END { print passed + 0, failed + 0, skipped + 0 }' "$log")

# A run that broke off counts as a failure even where no test could be named.
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
[ "$passed" -gt 0 ] || { [ "$failed" -gt 0 ] || failed=1; }

if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
