"""A reader who does what a page says, block by block, in a folder of their own."""

import doctest
import json
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from tests.docs import recipes
from tests.docs.blocks import ROOT, Block, blocks
from tests.docs.console import Console

from opengov.calendar.notice import year_notice_from_toml
from opengov.cli.project import load_project
from opengov.model.catalog import CatalogEntry
from opengov.rules import RULES, Context, _registry
from opengov.schema import shipped
from opengov.validation.profiles import load_profile

RECORDS = {
    "events": "information-request",
    "entries": "catalog",
    "catalogs": "catalog-set",
    "type": "disclosure",
    "id": "catalog-entry",
}
"""Which record a JSON object is, by the first of these members that it has."""
LINES = {"input", "output"}
"""Members that only questions and answers of the conformance kit have."""
SHARED = ("conformance", "schemas")
"""Folders that pages read from and nobody writes to."""


class Reader:
    """Keeps what earlier blocks of the page left behind: files, Python names, exit status."""

    def __init__(self, page: str, folder: Path, *, in_shell: bool = False) -> None:
        self.page = page
        self.folder = folder
        self.names: dict[str, object] = {}
        self.rules: dict[str, _registry.Rule] = {}
        shutil.copytree(ROOT / "examples", folder / "examples")
        for name in SHARED:
            (folder / name).symlink_to(ROOT / name)
        self.console = Console(folder, in_shell=in_shell)

    def read(self) -> None:
        """Do all that the page says."""
        for block in blocks(self.page):
            assert block.kind in READ, f"{block}: nothing reads blocks of this language"
            READ[block.kind](self, block)

    def save(self, block: Block) -> None:
        """Save the file that a block shows, if a later block needs it."""
        assert block.title, f"{block}: a file without a title"
        after = [later for later in blocks(self.page) if later.line > block.line]
        used = any(block.title in later.body for later in after if later.kind in RUNNING)
        assert used, f"{block}: nothing on the page reads {block.title}"
        (self.folder / block.title).write_text(block.body, encoding="utf-8")

    def run(self, block: Block) -> None:
        self.console.play(block)

    def follow(self, block: Block) -> None:
        recipes.play(self.console, block)

    def talk(self, block: Block) -> None:
        """Run a Python session, with the names of those before it."""
        session = doctest.DocTestParser().get_doctest(
            block.body, self.names, str(block), block.page, block.line
        )
        assert session.examples, f"{block}: not a session of >>> lines"
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        said: list[str] = []
        failed = runner.run(session, out=said.append, clear_globs=False).failed
        assert not failed, "".join(said)
        self.names = session.globs

    def json(self, block: Block) -> None:
        """Save a file, or validate a record, or a line of the conformance kit, by its schema."""
        record = json.loads(block.body)
        if block.title:
            self.save(block)
        elif LINES & record.keys():
            path = ROOT / "conformance" / "protocol.schema.json"
            jsonschema.validate(record, json.loads(path.read_text(encoding="utf-8")))
        else:
            kind = next((name for key, name in RECORDS.items() if key in record), None)
            assert kind, f"{block}: no schema is for such a record"
            jsonschema.validate(record, shipped(kind))

    def toml(self, block: Block) -> None:
        """Load the profile, the project file or the calendar year that a block shows."""
        keys = tomllib.loads(block.body)
        assert block.title, f"{block}: a file without a title"
        path = self.folder / block.title
        path.write_text(block.body, encoding="utf-8")
        if block.title == "opengov.toml":
            load_project(path)
        elif "calendar" in keys:
            year_notice_from_toml(block.body)
        else:
            with pytest.MonkeyPatch.context() as patch:
                for code, rule in self.rules.items():
                    patch.setitem(RULES, code, rule)
                load_profile(path)

    def example(self, block: Block) -> None:
        """Compare with the file in `examples/ci`, whose commands have tests of their own."""
        path = ROOT / "examples" / "ci" / block.title
        assert path.read_text(encoding="utf-8") == block.body, block

    def rule(self, block: Block) -> None:
        """Register the rule that a block shows, and try it on its own examples."""
        registered: dict[str, _registry.Rule] = {}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_registry, "RULES", registered)
            exec(compile(block.body, str(block), "exec"), {"__name__": "shown"})  # noqa: S102 - a page of this repository
        ((code, rule),) = registered.items()
        assert code not in RULES
        self.rules[code] = rule
        for example, found in ((rule.spec.bad, True), (rule.spec.good, False)):
            entry = CatalogEntry.model_validate(example)
            assert bool(list(rule.run(entry, Context()))) is found, block


READ: dict[str, Callable[[Reader, Block], None]] = {
    "console": Reader.run,
    "python": Reader.talk,
    "sh": Reader.follow,
    "csv": Reader.save,
    "js": Reader.save,
    "text": Reader.save,
    "json": Reader.json,
    "toml": Reader.toml,
    "yaml": Reader.example,
    "groovy": Reader.example,
    "py": Reader.rule,
}
"""How a block of each language is read."""
RUNNING = ("console", "python", "sh")
