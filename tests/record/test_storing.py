"""What is written comes back: records with their texts, readings and reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from ferries import TEXTS, build, cite, count
from msgspec.structs import replace

from dragoman.record.errors import UnreadableRecord
from dragoman.record.reading import QuantityFinding, Reading, Segment, Sentence
from dragoman.record.report import Block, Report
from dragoman.record.storing import load_readings, load_record, load_report, reading_line, record_bytes, report_line
from dragoman.record.values import Duration


def write(folder: Path) -> Path:
    (folder / "reports").mkdir()
    for report, text in TEXTS.items():
        with (folder / "reports" / f"{report}.txt").open("w", encoding="utf-8", newline="") as opened:
            opened.write(text)
    (folder / "record.json").write_bytes(record_bytes(build()))
    return folder / "record.json"


def a_reading() -> Reading:
    text = "Der Pass blieb 40 Minuten gesperrt.\u2028\r\nMehr \u00ad folgt."
    report = Report(id="r5", path="a.txt", text=text, language="de", blocks=(Block(0, 35, "body"),))
    found = QuantityFinding(
        id="x1", report="r5", start=15, end=25, sentence=0, value=Duration(seconds_min=2400.0, seconds_max=2400.0)
    )
    segment = Segment(id="s1", start=0, end=35, sentence=0, vector=bytes(range(256)) * 4)
    return Reading(report=report, sentences=(Sentence(0, 35, ("glue",)),), segments=(segment,), findings=(found,))


def test_record_bytes_put_format_first_and_leave_texts_out() -> None:
    written = record_bytes(build())
    keys = list(json.loads(written))
    assert keys[:3] == ["format", "story", "reports"]
    assert keys[-1] == "decisions"
    assert "texts" not in keys
    assert written.endswith(b"}\n")
    assert "Zusammenstoß" not in written.decode() and "Ilse Brandt" in written.decode()


def test_record_bytes_leave_no_key_out() -> None:
    written = json.loads(record_bytes(build()))
    assert written["occurrences"][1]["evidence"] == []
    assert written["occurrences"][1]["time"] is None
    assert list(written["occurrences"][0]["time"]) == ["type", "edtf", "precision", "part_of_day", "zone", "from"]
    assert list(written["reports"][1])[:3] == ["id", "siglum", "path"]


def test_record_bytes_write_numbers_alike() -> None:
    fact = build().facts[0]
    whole = replace(build(), facts=(replace(fact, value=count(9)),))
    broken = replace(build(), facts=(replace(fact, value=count(9.0)),))
    assert record_bytes(whole) == record_bytes(broken)


def test_load_record_gives_the_record_back_with_its_texts(tmp_path: Path) -> None:
    path = write(tmp_path)
    assert load_record(path).texts == TEXTS
    assert load_record(path) == build()
    assert load_record(tmp_path) == build()
    assert record_bytes(load_record(path)) == path.read_bytes()


def test_load_record_passes_over_keys_it_does_not_know(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "later": 1}), encoding="utf-8")
    assert load_record(path) == build()


def spoil(old: str, new: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8") and None


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda path: path.unlink(), "No such file"),
        (lambda path: path.write_bytes(b"{"), "not a record"),
        (lambda path: path.write_bytes(b"\xff\xfe{}"), "not a record"),
        (spoil("dragoman/1", "dragoman/9"), "dragoman/9"),
        (spoil('"status": "held"', '"status": "done"'), "$.occurrences"),
        (spoil('"o1"\n   ],\n   "members"', '"o1"\n   ],\n   "derived_from": [],\n   "members"'), "no evidence"),
        (lambda path: (path.parent / "reports/r2.txt").unlink(), "reports/r2.txt"),
        (lambda path: (path.parent / "reports/r2.txt").write_bytes(b"\xff"), "r2"),
        (spoil("reports/r2.txt", "../r2.txt"), "leads out of the record's folder"),
        (spoil("reports/r2.txt", "/etc/hostname"), "leads out of the record's folder"),
    ],
)
def test_load_record_says_what_is_wrong(damage: Callable[[Path], None], expected: str, tmp_path: Path) -> None:
    path = write(tmp_path)
    damage(path)
    with pytest.raises(UnreadableRecord, match=expected.replace("$", r"\$")):
        load_record(path)


def test_readings_come_back_from_their_lines(tmp_path: Path) -> None:
    reading = a_reading()
    stored = tmp_path / "readings.jsonl"
    stored.write_bytes(reading_line(reading) + b"\n" + reading_line(reading))
    with stored.open("rb") as lines:
        assert list(load_readings(lines)) == [reading, reading]
    assert reading_line(reading).count(b"\n") == 1


def test_load_readings_names_the_line() -> None:
    lines = [reading_line(a_reading()), b'{"report": 3}\n']
    with pytest.raises(UnreadableRecord, match="line 2: not a reading"):
        list(load_readings(lines))


def test_a_report_comes_back_from_its_line() -> None:
    report = replace(a_reading().report, page_clock=(cite("r1", "Friday"),))
    assert load_report(report_line(report)) == report
    assert load_report(report_line(report).decode()) == report


def test_load_report_says_what_is_wrong() -> None:
    with pytest.raises(UnreadableRecord, match="not a report"):
        load_report(reading_line(a_reading()))
