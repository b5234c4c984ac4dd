"""`show` and `schema` over a record built by hand, so that they need no other room."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.record.ferries import build
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli.exits import PROBLEMS, UnknownLine
from dragoman.cli.writing import write_result, write_whole
from dragoman.outputs.summary import summary


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_result(build(), tmp_path, dossier="<p>")
    return tmp_path


def shown(*arguments: object) -> str:
    ended = CliRunner().invoke(app, ["show", *map(str, arguments)])
    assert ended.exit_code == 0, ended.output
    return ended.stdout


def test_show_prints_the_summary(folder: Path) -> None:
    assert shown(folder) == shown(folder / "record.json") == summary(build()) + "\n"


def test_show_prints_differences_with_every_reading_and_the_reason(folder: Path) -> None:
    told = shown(folder, "--differences")
    for words in ("[A C] 9", "[B] 11", "[[Nine people]]", "[[Elf Menschen]]", "Nine are not eleven."):
        assert words in told


def test_show_prints_why_a_line_stands(folder: Path) -> None:
    told = shown(folder, "--why", "f1")
    assert told.splitlines()[0] == "f1  hurt"
    assert "[[Nine people were hurt]]" in told and "[[Elf Menschen]]" in told
    assert "rule: same (0.9): same number" in told


def test_show_leads_from_a_derived_line_to_what_it_follows_from(folder: Path) -> None:
    assert "<- o1  Nine people were hurt" in shown(folder, "--why", "o2")


def test_show_does_not_know_a_line_that_is_not_there(folder: Path) -> None:
    ended = CliRunner().invoke(app, ["show", str(folder), "--why", "o999"])
    assert isinstance(ended.exception, UnknownLine) and "o999" in str(ended.exception)


def test_show_exits_with_1_where_the_record_breaks_its_promises(folder: Path) -> None:
    unsound = replace(build(), facts=(replace(build().facts[0], independent=7),))
    write_result(unsound, folder, dossier="<p>")
    ended = CliRunner().invoke(app, ["show", str(folder)])
    assert ended.exit_code == PROBLEMS and "independent is 7" in ended.stderr


def test_schema_is_json_with_every_list_of_the_record() -> None:
    told = json.loads(CliRunner().invoke(app, ["schema"]).stdout)
    assert "differences" in json.dumps(told) and told["$schema"].startswith("https://json-schema.org")


def test_a_killed_run_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    write_whole(tmp_path / "record.json", b"whole")
    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "record.json", b"other")
    assert (tmp_path / "record.json").read_bytes() == b"whole"
