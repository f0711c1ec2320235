#!/usr/bin/env bash
# Kills every process of the system at random moments under load, in more rounds than the test suite takes time for.
# HELM_FAULT_SEED repeats an earlier run, whose seed is in the output.
set -euo pipefail
cd "$(dirname "$0")/.."

export HELM_FAULT_ROUNDS="${HELM_FAULT_ROUNDS:-20}"
dotnet test HelmAI.Tests --nologo --filter 'FullyQualifiedName~EndToEnd.Faults' --logger 'console;verbosity=detailed' "$@"
