"""`intake` and `read`: JSON lines on stdout that the next command takes."""

from __future__ import annotations

from pathlib import Path

from tests.cli.cable_car import REPORTS, Run

from dragoman.record.storing import load_readings, load_report


def test_intake_prints_one_report_per_line(dragoman: Run, reports: Path) -> None:
    ended = dragoman("intake", reports)
    assert ended.returncode == 0, ended.stderr.decode()
    texts = [load_report(line).text for line in ended.stdout.split(b"\n") if line]
    assert sorted(texts) == sorted(REPORTS.values())


def test_read_takes_what_intake_prints(dragoman: Run, reports: Path) -> None:
    lines = dragoman("intake", reports).stdout
    piped, direct = dragoman("read", "-", given=lines), dragoman("read", reports)
    assert piped.returncode == direct.returncode == 0, piped.stderr.decode()
    assert piped.stdout == direct.stdout
    readings = list(load_readings(piped.stdout.split(b"\n")))
    assert len(readings) == len(REPORTS) and all(reading.sentences for reading in readings)


def test_read_names_the_bad_line_of_stdin(dragoman: Run, reports: Path) -> None:
    lines = dragoman("intake", reports).stdout + b"{broken\n"
    ended = dragoman("read", "-", given=lines)
    assert ended.returncode == 2
    assert "stdin, line 4" in ended.stderr.decode()
