"""The rule of the how-to “Add a rule” fires where a profile lists it, as the page says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.blocks import blocks

PAGES = ("docs/how-to/add-a-rule.md", "docs/how-to/add-a-rule.zh.md")
JUDGE = """
import sys
from opengov import CatalogEntry, validate
entry = CatalogEntry(id="1", content=("发放标准", "发放标准"))
for profile in sys.argv[1:]:
    found = validate(entry, profile=profile).findings
    print(sum(finding.code == "E199" for finding in found))
"""


@pytest.mark.parametrize("page", PAGES)
def test_the_rule_fires_with_the_profile_of_the_page_alone(page: str, tmp_path: Path) -> None:
    (rule,), (profile,) = blocks(page, "py"), blocks(page, "toml")
    (tmp_path / "rule.py").write_text(rule.body + JUDGE, encoding="utf-8")
    (tmp_path / profile.title).write_text(profile.body, encoding="utf-8")
    call = [sys.executable, "rule.py", profile.title, "required-elements", "thorough"]
    run = subprocess.run(call, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert json.loads(f"[{','.join(run.stdout.split())}]") == [1, 0, 0]
