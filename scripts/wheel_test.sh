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
all/bin/opengov schema catalog-entry | diff -q - "$root/schemas/v1/catalog-entry.schema.json"
all/bin/opengov codelist domains --format json | diff -q - "$root/schemas/v1/codelists/domains.json"
all/bin/opengov template --mapping-sheet -o sheet.xlsx --lang en

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
core/bin/python - "$root" <<'PY'
# Every published file is in the wheel, and every $id is found there, with the network cut off.
import json
import socket
import sys
from importlib.resources import files
from pathlib import Path

source = Path(sys.argv[1], "schemas")
wanted = {path.relative_to(source): path for path in source.rglob("*") if path.is_file()}
packaged = files("opengov") / "schemas"
for name, path in wanted.items():
    assert packaged.joinpath(*name.parts).read_bytes() == path.read_bytes(), name


def refuse(*_: object) -> None:
    raise OSError("nothing may be fetched")


socket.socket.connect = refuse
from jsonschema import Draft202012Validator

from opengov.codelists import codelist_names
from opengov.schema import file_names, registry, schema_id, validator_for

for name in file_names():
    reference = {"$ref": schema_id(name)}
    Draft202012Validator(reference, registry=registry()).is_valid({})
    Draft202012Validator.check_schema(validator_for(schema_id(name)).schema)
fixtures = source.parent / "conformance" / "schemas"
tried = 0
for kind, verdict in (("valid", True), ("invalid", False)):
    for name in file_names():
        for path in (fixtures / name / kind).glob("*.json"):
            record = json.loads(path.read_text(encoding="utf-8"))
            assert validator_for(schema_id(name)).is_valid(record) is verdict, path
            tried += 1
print(f"core: {len(wanted)} published files, {len(file_names())} schemas found by $id, "
      f"{len(codelist_names())} codelists, {tried} fixtures judged offline")
PY
rc=0
core/bin/opengov validate elder-care.json 2>error.txt || rc=$?
cat error.txt
[ "$rc" -eq 2 ] || { echo "expected exit 2, got $rc"; exit 1; }
grep -q 'opengov-cn\[cli\]' error.txt
