"""`dragoman run` end to end, in its own process: what it writes, what it says where, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.cable_car import REPORTS, Run

from dragoman.record.checker import check
from dragoman.record.storing import load_record

MESSAGE = re.compile(
    r"Wrote out/dossier\.html: \d+ lines?, \d+ differences?\. Next: (dragoman show|open) \S+( --differences)?"
)


Done = tuple["subprocess.CompletedProcess[bytes]", Path]


def test_run_writes_a_sound_record_with_its_texts_as_received(done: Done) -> None:
    ended, out = done
    assert ended.returncode == 0, ended.stderr.decode()
    assert check(load_record(out)) == ()
    assert sorted(path.read_bytes() for path in (out / "reports").iterdir()) == sorted(
        map(str.encode, REPORTS.values())
    )
    assert (out / "dossier.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert not list(out.rglob("*.unfinished"))


def test_run_sums_up_on_stdout_and_names_the_next_step_on_stderr(done: Done) -> None:
    ended, _ = done
    assert 2 <= len(ended.stdout.decode().splitlines()) <= 10
    assert MESSAGE.fullmatch(ended.stderr.decode().splitlines()[-1])
    assert b"\x1b" not in ended.stdout + ended.stderr


def test_run_reads_something_from_each_kind_of_line(done: Done) -> None:
    record = load_record(done[1])
    assert record.actors and record.occurrences and record.remarks and record.points


def test_run_goes_on_without_files_that_cannot_be_read(done: Done) -> None:
    told = done[0].stderr.decode()
    assert "empty.txt" in told and "photo.txt" in told and "Traceback" not in told
    assert len(load_record(done[1]).reports) == len(REPORTS)


def test_run_gives_the_same_bytes_whatever_the_order(dragoman: Run, reports: Path, tmp_path: Path) -> None:
    files = sorted(reports.iterdir())
    first = dragoman("run", *files, "-o", "one", PYTHONHASHSEED="1", TZ="UTC")
    second = dragoman("run", *reversed(files), "-o", "two", PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert first.returncode == second.returncode == 0
    for path in (tmp_path / "one").rglob("*.*"):
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.is_dir() or path.read_bytes() == other.read_bytes(), path


def test_run_expands_quoted_wildcards(dragoman: Run, reports: Path, tmp_path: Path) -> None:
    assert dragoman("run", "reports/*o*.txt", "-o", "out").returncode == 0
    assert sorted(report.path for report in load_record(tmp_path / "out").reports) == ["one.txt", "trois.txt"]


def test_run_speaks_german_on_the_page(dragoman: Run, reports: Path, tmp_path: Path) -> None:
    assert dragoman("run", reports, "-o", "out", "--language", "de").returncode == 0
    assert '<html lang="de"' in (tmp_path / "out/dossier.html").read_text(encoding="utf-8")


CANNOT: dict[str, tuple[tuple[str, ...], str]] = {
    "no such file": (("run", "nowhere.txt"), "nowhere.txt"),
    "a wildcard in vain": (("run", "*.none"), "*.none"),
    "no paths at all": (("run",), "PATHS"),
    "a page language it does not speak": (("run", "reports", "--language", "tlh"), "tlh"),
    "no decisions there": (("run", "reports", "--decisions", "none.jsonl"), "none.jsonl"),
    "decisions that are none": (("run", "reports", "--decisions", "reports/one.txt"), "line 1"),
    "an unknown command": (("frobnicate",), "frobnicate"),
    "a folder that is a file": (("run", "reports", "-o", "reports/one.txt"), "one.txt"),
    "no record there": (("show", "none.json"), "none.json"),
    "no report on stdin": (("read", "-"), "stdin"),
}


@pytest.mark.parametrize("arguments, told", CANNOT.values(), ids=CANNOT.keys())
def test_main_exits_with_2_and_one_message_where_it_cannot_run(
    dragoman: Run, reports: Path, arguments: tuple[str, ...], told: str
) -> None:
    ended = dragoman(*arguments)
    message = ended.stderr.decode()
    assert ended.returncode == 2, message
    assert told in message and "Traceback" not in message
    assert ended.stdout == b""


def test_main_exits_with_101_on_a_bug_and_says_where_to_report_it(dragoman: Run, reports: Path) -> None:
    broken = "import dragoman.cli.opening as o; o.open_given = lambda paths: 1 / 0\n"
    ended = subprocess.run(
        [sys.executable, "-c", f"{broken}from dragoman.cli import main; main()", "intake", str(reports)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 101
    assert "ZeroDivisionError" in ended.stderr and "report it" in ended.stderr


def test_decisions_of_people_stand_in_the_record(dragoman: Run, reports: Path, tmp_path: Path) -> None:
    lines = {"what": "different", "ids": [], "findings": ["x0000000000", "x1111111111"], "score": None,
             "reasons": ["two people"], "by": "person"}  # fmt: skip
    (tmp_path / "decisions.jsonl").write_text(json.dumps(lines) + "\n", encoding="utf-8")
    ended = dragoman("run", reports, "-o", "out", "--decisions", "decisions.jsonl")
    assert ended.returncode == 0, ended.stderr.decode()
    assert any(decision.by == "person" for decision in load_record(tmp_path / "out").decisions)
