#!/usr/bin/env bash
# Compare the calendar with `holidays` in an environment of its own; fails on a difference.
# With --benchmark, also run benchmarks/calendar.py there, where `holidays` can be measured.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$(mktemp -d)
trap 'rm -rf "$venv"' EXIT
"${PYTHON:-python3}" -m venv "$venv"
"$venv/bin/pip" install -q --disable-pip-version-check holidays==0.109 numpy typing_extensions chinesecalendar==1.11.0
export PYTHONPATH=src:. PYTHONDONTWRITEBYTECODE=1
"$venv/bin/python" scripts/oracle_holidays.py
if [ "${1:-}" = --benchmark ]; then "$venv/bin/python" -m benchmarks.calendar; fi
