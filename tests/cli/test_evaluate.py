"""`evaluate`: a table on stdout, what fell on stderr, exit 1 under a floor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from msgspec.structs import replace
from tests.evaluating.golden import GOLD
from tests.record.ferries import TEXTS, build
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli.writing import write_result
from dragoman.evaluating.gold import BadGold


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The ferries' reports and gold, the record that meets it, and one that misses a fact."""
    folder = tmp_path / "ferries"
    (folder / "reports").mkdir(parents=True)
    for report, text in TEXTS.items():
        (folder / "reports" / f"{report}.txt").write_bytes(text.encode())
    (folder / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    record = build()
    write_result(record, tmp_path / "good", dossier="<p>")
    worse = replace(record, facts=(), differences=(), story=replace(record.story, first=("o1",)))
    write_result(worse, tmp_path / "worse", dossier="<p>")
    return folder


def evaluated(story: Path, record: str, *more: str) -> Result:
    """The command on a record of the story, with floors of its own."""
    floors = story.parent / "floors.json"
    arguments = ["evaluate", str(story), "--record", str(story.parent / record), "--floors", str(floors), *more]
    return CliRunner().invoke(app, arguments)


def test_evaluate_prints_shares_and_counts(story: Path) -> None:
    ended = evaluated(story, "good")
    assert ended.exit_code == 0, ended.output
    assert "ferries (set " in ended.stdout and "1.000           3/3" in ended.stdout and ended.stderr == ""
    assert not (story.parent / "floors.json").exists()


def test_evaluate_ends_with_1_under_a_floor(story: Path) -> None:
    assert evaluated(story, "good", "--raise").exit_code == 0
    kept = (story.parent / "floors.json").read_bytes()
    for more in ((), ("--raise",)):
        ended = evaluated(story, "worse", *more)
        assert ended.exit_code == 1 and "facts: recall must: 0/1, floor 1/1" in ended.stderr
        assert (story.parent / "floors.json").read_bytes() == kept
    assert evaluated(story, "worse", "--lower").exit_code == 0
    assert evaluated(story, "worse").exit_code == 0


def test_evaluate_notes_what_was_wrong(story: Path) -> None:
    assert "facts: missed: hurt" in evaluated(story, "worse", "--notes").stdout


def test_evaluate_refuses_what_does_not_go_together(story: Path) -> None:
    assert evaluated(story, "good", "--raise", "--lower").exit_code == 2
    assert evaluated(story, "good", str(story)).exit_code == 2
    assert isinstance(evaluated(story / "reports", "good").exception, BadGold)


def test_evaluate_compiles_where_no_record_is_named(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.evaluating.stories.compile_story", lambda _: build())
    ended = CliRunner().invoke(app, ["evaluate", str(story), "--floors", str(story.parent / "none.json")])
    assert ended.exit_code == 0 and "actors      recall must" in ended.stdout
