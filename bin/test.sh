#!/usr/bin/env bash
# lint → types → unit → build → budget → browser (→ engines, with --motores). Stops at the first stage that fails; the last
# line counts tests.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p test-results
rm -f test-results/*.json

passed=0
failed=0
# Adds up one report: Vitest's and Playwright's JSON name their totals differently.
count() {
  read -r p f < <(node -e '
    const report = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
    const s = report.stats;
    console.log(s ? `${s.expected} ${s.unexpected + s.flaky}` : `${report.numPassedTests} ${report.numFailedTests}`);
  ' "$1")
  passed=$((passed + p))
  failed=$((failed + f))
}
finish() {
  local status=$?
  for report in test-results/unit.json test-results/e2e.json test-results/motores.json; do [ -f "$report" ] && count "$report"; done
  # A stage that is not a test (lint, types, build) and fails counts as one failure.
  [ "$status" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
  echo "$passed passed, $failed failed"
  exit "$status"
}
trap finish EXIT

step() { printf '\n== %s\n' "$1"; }
step lint && npm run --silent lint
step tipos && npm run --silent types
step unidad && npx vitest run --reporter=default --reporter=json --outputFile.json=test-results/unit.json
step construir && npm run --silent build
step presupuesto && npm run --silent presupuesto
step navegador && npm run --silent e2e
if [ "${1:-}" = --motores ]; then step motores && npm run --silent test:motores; fi
