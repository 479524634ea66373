#!/usr/bin/env bash
# Build the documentation into a temporary folder; fail on any warning, and when a page
# would ask another host for anything. Argument: a Python that has the extra `docs`.
set -euo pipefail
python=${1:?a Python that has the extra docs}
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
site="$folder/site"
# Not --quiet: what is not logged is not counted, and nothing would be strict.
NO_MKDOCS_2_WARNING=1 "$python" -m mkdocs build --strict --config-file "$root/mkdocs.yml" \
  --site-dir "$site" >"$folder/log" 2>&1 || { grep -v INFO "$folder/log"; exit 1; }
foreign='(<(script|img|iframe|source|video|audio)[^>]* src=|<link[^>]* href=)["'\'']?(https?:)?//|@import|url\(["'\'']?(https?:)?//'
if grep -rEno "$foreign" "$site" --include='*.html' --include='*.css'; then
  echo "the pages above ask another host for something"
  exit 1
fi
for page in index.html zh/index.html zh/rules/E101.html zh/reference/classes/catalog-entry.html \
  schemas/v1/catalog.schema.json search/search_index.json; do
  [ -s "$site/$page" ] || { echo "$page was not built"; exit 1; }
done
# A search for 公开主体 finds nothing unless the words were cut apart.
"$python" - "$site/search/search_index.json" <<'PY'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    texts = [page["text"] for page in json.load(file)["docs"]]
if not any("公开\u200b主体" in text for text in texts):
    sys.exit("the search index holds uncut Chinese; is jieba installed?")
PY
echo "$(find "$site" -name '*.html' | wc -l) pages built"
