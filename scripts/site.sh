#!/usr/bin/env bash
# Build the documentation into a temporary folder; fail on any warning, and when a page
# would ask another host for anything. Argument: a Python that has the extra `docs`.
set -euo pipefail
python=${1:?a Python that has the extra docs}
root=$(cd "$(dirname "$0")/.." && pwd)
site=$(mktemp -d)
trap 'rm -rf "$site" "$site.log"' EXIT
# Not --quiet: it silences warnings before --strict could count them.
NO_MKDOCS_2_WARNING=1 "$python" -m mkdocs build --strict --config-file "$root/mkdocs.yml" --site-dir "$site" >"$site.log" 2>&1 || {
  grep -E '^(WARNING|ERROR|Aborted|[A-Za-z.]*(Error|Exception))' "$site.log" || cat "$site.log"
  exit 1
}
foreign='(<(script|img|iframe|source|video|audio)[^>]* src=|<link[^>]* href=)["'\'']?(https?:)?//|@import|url\(["'\'']?(https?:)?//'
if grep -rEno "$foreign" "$site" --include='*.html' --include='*.css'; then
  echo "the pages above ask another host for something"
  exit 1
fi
for page in index.html zh/index.html zh/rules/E101.html search/search_index.json; do
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
