#!/usr/bin/env bash
# Build the wheel, install it in empty environments away from the source, use it as a user would.
# Argument: a Python that has `build`.
set -euo pipefail
python=${1:?a Python that has build}
root=$(cd "$(dirname "$0")/.." && pwd)
away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT
"$python" -m build --wheel --outdir "$away/dist" "$root" >"$away/build.log" 2>&1 || {
  cat "$away/build.log"
  exit 1
}
wheel=$(echo "$away"/dist/*.whl)
cp "$root"/examples/elder-care-defects.xlsx "$root"/examples/elder-care.json "$away"
cd "$away"

echo "-- with all extras"
"$python" -m venv all
all/bin/pip install -q "${wheel}[all]"
rc=0
all/bin/opengov validate elder-care-defects.xlsx --lang en >report.txt || rc=$?
tail -n 3 report.txt
[ "$rc" -eq 1 ] || { echo "expected exit 1, got $rc"; exit 1; }
all/bin/python -c "from opengov.schema import shipped; assert shipped('catalog-entry')['\$id']"

echo "-- the core alone"
"$python" -m venv core
core/bin/pip install -q "$wheel"
core/bin/python - <<'PY'
from opengov import read_catalog, validate

file = read_catalog("elder-care.json")
report = validate(file)
assert file.catalogs[0].entries, "the JSON example has entries"
assert report.exit_code("error") == 0, report.to_json("en")
print(f"core: {len(file.catalogs[0].entries)} entries, conformant")
PY
rc=0
core/bin/opengov validate elder-care.json 2>error.txt || rc=$?
cat error.txt
[ "$rc" -eq 2 ] || { echo "expected exit 2, got $rc"; exit 1; }
grep -q 'opengov-cn\[cli\]' error.txt
