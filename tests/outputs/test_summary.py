"""The terminal summary: ten lines, plain, what matters first."""

from __future__ import annotations

import pytest
from invented_story import EMPTY
from msgspec.structs import replace

from dragoman.outputs import OUTPUTS, output
from dragoman.outputs.summary import summary
from dragoman.record.errors import UnknownName
from dragoman.record.record import Record


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", ["en", "de"])
def test_summary_keeps_to_ten_lines_and_its_width(record: Record, width: int, language: str) -> None:
    rows = summary(record, width=width, language=language).split("\n")
    assert len(rows) <= 10 and all(0 < len(row) <= width for row in rows)


def test_summary_tells_sources_counts_conflicts_and_cautions(record: Record) -> None:
    rows = summary(record, width=200).split("\n")
    assert rows[0] == "4 reports (German, English, French), 3 independent sources"
    assert rows[1].startswith("3 differences (1 contradiction), 3 facts, 4 occurrences, 3 remarks")
    assert rows[2].startswith("[A B C D] contradiction: injured in the accident in Sandmark")
    assert "[A B C D] Jonas Vittrup: We saw her come in far too fast," in rows
    assert rows[-1].startswith("! Not independent: ")


def test_summary_names_a_conflict_that_is_not_among_the_first(record: Record) -> None:
    rest = replace(record, story=replace(record.story, first=record.story.first[1:]))
    assert sum("contradiction:" in row for row in summary(rest).split("\n")) == 1


def test_summary_says_what_did_not_take_place(record: Record) -> None:
    last = replace(record, story=replace(record.story, first=record.story.first[-3:]))
    assert "] planned: Transport minister" in summary(last, width=200)


def test_summary_of_nothing_is_said() -> None:
    assert summary(EMPTY).startswith("0 reports\n")


def test_summary_lets_no_control_marks_through(record: Record) -> None:
    rung = replace(record.cautions[0], why="a\x1b[31mb\x07c")
    assert "\x1b" not in summary(replace(record, cautions=(rung,)))


def test_outputs_are_listed_and_load() -> None:
    assert list(OUTPUTS) == ["dossier", "summary"]
    assert all(callable(output(name)) for name in OUTPUTS)
    with pytest.raises(UnknownName, match="Known: dossier, summary"):
        output("papyrus")
