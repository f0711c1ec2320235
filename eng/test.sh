#!/usr/bin/env bash
# Builds the solution and runs every test. Installs the servers that the tests start, where it may.
# The last line is "N passed, N failed"; where tests were left out, the line before says how many.
set -uo pipefail
cd "$(dirname "$0")/.."

# English, since the summary is read below.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

have() { command -v "$1" >/dev/null 2>&1; }
have_postgres() { have initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || compgen -G '/opt/homebrew/opt/postgresql*/bin/initdb' >/dev/null; }
have_redis() { have redis-server || have valkey-server; }

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }
may_install() { have apt-get && { [ "$(id -u)" -eq 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }; }
# Waits for another apt, which a freshly started machine is often busy with.
apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@" >/dev/null; }

missing=()
have_postgres || missing+=(postgresql)
have_redis || missing+=(redis-server)
have promtool || missing+=(prometheus)
if [ "${#missing[@]}" -gt 0 ] && may_install; then
  echo "Installing: ${missing[*]}"
  # A package source that is down must not keep the others' packages away, nor one package the next.
  apt update || true
  for package in "${missing[@]}"; do
    apt install -y --no-install-recommends "$package" || echo "Could not install: $package"
  done
fi
have_postgres || echo "No PostgreSQL: the tests that start it are left out."
have_redis || echo "No Redis: the tests that start it are left out."
have promtool || echo "No promtool: the test of the metrics' text format with it is left out."

log=$(mktemp)
trap 'rm -f "$log"' EXIT

have dotnet || { echo "The .NET 10 SDK is not installed: https://dotnet.microsoft.com/download"; echo "0 passed, 1 failed"; exit 1; }
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

[ "$skipped" -eq 0 ] || echo "$skipped left out"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
