"""Times: every entry of the calendar reads its example; tables of sentences."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.reading.builtin.times import FoundTime, find_times
from wordcases import cases, entries_of


def told(text: str, found: FoundTime) -> str:
    value = found.value
    parts = text[found.start : found.end], value.edtf or "", found.relative or "", value.part_of_day or ""
    return "|".join(part.strip() for part in parts)


def squeezed(line: str) -> str:
    return "|".join(part.strip() for part in line.split("|"))


@pytest.mark.parametrize(("language", "case"), cases("times"))
def test_times_of_sentence(language: str, case: dict[str, Any]) -> None:
    found = [told(case["text"], one) for one in find_times(case["text"], language)]
    assert found == [squeezed(line) for line in case["found"]]


@pytest.mark.parametrize(("language", "entry"), entries_of("calendar"))
def test_calendar_entry_reads_its_example(language: str, entry: dict[str, Any]) -> None:
    found = find_times(entry["example"], language)
    if "reads" not in entry:
        assert found
        return
    assert [f"{one.value.edtf or ''}|{one.relative or ''}" for one in found] == (
        [entry["reads"]] if entry["reads"] else []
    )
    if "part_of_day" in entry:
        assert [one.value.part_of_day for one in found] == [entry["part_of_day"]]


@pytest.mark.parametrize(("language", "entry"), entries_of("calendar"))
def test_calendar_entry_keeps_off_its_counterexample(language: str, entry: dict[str, Any]) -> None:
    found = find_times(entry.get("not", ""), language)
    if "reads" in entry:
        assert entry["reads"] not in [f"{one.value.edtf or ''}|{one.relative or ''}" for one in found]
    else:
        assert found == ()


@pytest.mark.parametrize("day", range(1, 32))
def test_time_of_any_day(day: int) -> None:
    (english,) = find_times(f"They met on {day} March 2021.", "en")
    (german,) = find_times(f"Sie trafen sich am {day}. März 2021.", "de")
    (french,) = find_times(f"Ils se sont vus le {day} mars 2021.", "fr")
    (spanish,) = find_times(f"Se vieron el {day} de marzo de 2021.", "es")
    told = {one.value.edtf for one in (english, german, french, spanish)}
    assert told == {f"2021-03-{day:02d}"}


def test_times_of_unknown_language_are_none() -> None:
    assert find_times("on 3 May 2021", "xx") == ()
