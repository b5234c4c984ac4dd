"""`audit`: asks line by line, keeps each verdict at once, goes on where it stopped, and counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from tests.record.ferries import build
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.cli.writing import write_result
from dragoman.evaluating.verdicts import load_verdicts
from dragoman.record.errors import UnknownName


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_result(build(), tmp_path, dossier="<p>")
    return tmp_path


def audited(folder: Path, *arguments: object, answers: str = "") -> Result:
    return CliRunner().invoke(app, ["audit", str(folder), *map(str, arguments)], input=answers)


def kept(folder: Path) -> list[tuple[str, str]]:
    return [(one.verdict, one.note) for one in load_verdicts(folder / "audit.jsonl")]


def test_audit_keeps_a_verdict_an_answer_and_ends_with_precision(folder: Path) -> None:
    ended = audited(folder, "--n", 3, answers="r\nw the wrong day\nt\n")
    assert ended.exit_code == 0, ended.output
    assert kept(folder) == [("right", ""), ("wrong", "the wrong day"), ("trivial", "")]
    assert "0.667" in ended.stdout and "3 of 3 lines judged" in ended.stderr
    assert "[[" in ended.stderr and "[[" not in ended.stdout


def test_audit_goes_on_where_it_stopped(folder: Path) -> None:
    audited(folder, "--n", 3, answers="r\nq\n")
    ended = audited(folder, "--n", 3, answers="u\n")
    assert kept(folder) == [("right", ""), ("unsure", "")]
    assert "1/3" not in ended.stderr and "2/3" in ended.stderr and "2 of 3 lines judged" in ended.stderr


def test_audit_goes_back_and_the_later_verdict_counts(folder: Path) -> None:
    ended = audited(folder, "--n", 2, answers="r\nb\nw\nr\n")
    assert kept(folder) == [("right", ""), ("wrong", ""), ("right", "")]
    assert "0.500" in ended.stdout


@pytest.mark.parametrize("answer", ["", "rr", "x", "yes"])
def test_audit_asks_again_where_an_answer_is_none(answer: str, folder: Path) -> None:
    ended = audited(folder, "--n", 1, answers=f"{answer}\nr\n")
    assert kept(folder) == [("right", "")] and "Answer with one of" in ended.stderr


def test_report_asks_nothing(folder: Path) -> None:
    ended = audited(folder, "--report")
    assert ended.exit_code == 0 and kept(folder) == [] and "0 of" in ended.stderr


def test_form_is_written_and_its_verdicts_count(folder: Path) -> None:
    audited(folder, "--n", 1, answers="r\n")
    ended = audited(folder, "--n", 2, "--form", folder / "form.html")
    page = (folder / "form.html").read_text(encoding="utf-8")
    assert ended.exit_code == 0 and page.count("<article") == 2 and page.count(" checked>") <= 1


def test_unknown_list_names_the_choices(folder: Path) -> None:
    ended = audited(folder, "--only", "rumours")
    assert isinstance(ended.exception, UnknownName) and "facts" in str(ended.exception)


def test_only_the_list_named_is_asked_for(folder: Path) -> None:
    ended = audited(folder, "--only", "facts", answers="r\n")
    assert "1/1  facts" in ended.stderr
