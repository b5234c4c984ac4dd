"""Documents say what the code does: every error has its entry, every link leads somewhere."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app
from dragoman.record.errors import DragomanError

ROOT = Path(__file__).parents[2]
MESSAGES = (ROOT / "docs/reference/messages.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


for module in walk_packages(dragoman.__path__, "dragoman."):
    import_module(module.name)


def errors(base: type[DragomanError] = DragomanError) -> set[type[DragomanError]]:
    """All errors that some module defines; tests' own don't count."""
    kinds = {base}.union(*(errors(kind) for kind in base.__subclasses__()))
    return {kind for kind in kinds if kind.__module__.startswith("dragoman.")}


def test_every_error_has_a_slug_of_its_own() -> None:
    slugs = [error.slug for error in errors()]
    assert len(set(slugs)) == len(slugs)


def test_messages_have_an_entry_for_every_error_in_alphabetical_order() -> None:
    entries = re.findall(r"^## (.+)$", MESSAGES, re.M)
    assert entries == sorted(set(entries)) and set(entries) >= {error.slug for error in errors()}


@pytest.mark.parametrize("slug", sorted(error.slug for error in errors()))
def test_messages_tell_cause_and_cure(slug: str) -> None:
    entry = MESSAGES.partition(f"## {slug}\n")[2].partition("\n## ")[0]
    assert "**Cause.**" in entry and "**Cure.**" in entry


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert not missing


def test_decisions_are_listed_in_their_order() -> None:
    folder = ROOT / "docs/decisions"
    written = sorted(path.name for path in folder.glob("0*.md"))
    assert re.findall(r"\((0\d+-[^)]+)\)", (folder / "README.md").read_text(encoding="utf-8")) == written
    for name in written:
        text = (folder / name).read_text(encoding="utf-8")
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Status", "Consequences"))


def test_commands_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"`make ([a-z]+)", readme)) | set(re.findall(r"^make ([a-z]+)", readme, re.M))
    assert named and named <= targets
    for command in sorted(set(re.findall(r"(?:^|`|\| )dragoman (\w+)", readme, re.M))):
        assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0, command
