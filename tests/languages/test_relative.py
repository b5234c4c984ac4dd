"""Relative times against a publication day. 19 June 2024 is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.relative import Tense, bounds, resolve
from dragoman.record.values import Time

DAY = date(2024, 6, 19)
CASES: list[tuple[str | None, str | None, Tense, str | None]] = [
    # value, spec, tense, resolved
    ("2018", None, "past", "2018"),
    (None, "weekday:7", "past", "2024-06-16"),
    (None, "weekday:3", "past", "2024-06-19"),
    (None, "weekday:4", "past", "2024-06-13"),
    (None, "weekday:7", "future", "2024-06-23"),
    (None, "weekday:7", "unknown", "2024-06-16"),
    (None, "weekday:5", "unknown", "2024-06-21"),
    (None, "weekday:3:past", "past", "2024-06-12"),
    (None, "weekday:5:next", "future", None),
    (None, "weekday:1:next", "future", "2024-06-24"),
    (None, "weekday:3:future", "future", "2024-06-26"),
    (None, "weekday:2:this", "past", "2024-06-18"),
    (None, "weekday:2:weeks-1", "past", "2024-06-11"),
    (None, "weekday:2:weeks+1", "future", "2024-06-25"),
    (None, "nightto:7", "past", "2024-06-15/2024-06-16"),
    (None, "days:+0", "past", "2024-06-19"),
    (None, "days:-3", "past", "2024-06-16"),
    (None, "days:-3:about", "past", "2024-06-16~"),
    (None, "weeks:-1", "past", "2024-06-10/2024-06-16"),
    (None, "months:-7", "past", "2023-11"),
    (None, "years:-5:about", "past", "2019~"),
    (None, "quarters:-1", "past", "2024-33"),
    (None, "quarters:-2", "past", "2023-36"),
    (None, "years:+0/early", "past", "2024-01/2024-04"),
    (None, "months:+1/early", "future", "2024-07-01/2024-07-12"),
    ("XXXX-06-18", None, "past", "2024-06-18"),
    ("XXXX-06-20", None, "past", "2023-06-20"),
    ("XXXX-06-20", None, "future", "2024-06-20"),
    ("XXXX-06-18", None, "future", "2025-06-18"),
    ("XXXX-06-20", None, "unknown", "2024-06-20"),
    ("XXXX-12-20", None, "unknown", "XXXX-12-20"),
    ("XXXX-02-29", None, "past", "2024-02-29"),
    ("XXXX-12-30/XXXX-01-02", None, "past", "2023-12-30/2024-01-02"),
    ("XXXX-02", "month:02", "past", "2024-02"),
    ("XXXX-02", "month:02", "future", "2025-02"),
    ("XXXX-06", "month:06", "past", "2024-06"),
    ("XXXX-06", "month:06:past", "past", "2023-06"),
    ("XXXX-11", "month:11:past", "past", "2023-11"),
    ("XXXX-06", "month:06/mid", "past", "2024-06-08/2024-06-22"),
    ("2022", "/late", "past", "2022-09/2022-12"),
    ("199X", "/early", "past", "1990/1993"),
    ("XXXX-05-03", "date:-1", "past", "2023-05-03"),
    ("XXXX-XX-XXT14:00:00", "weekday:1", "past", "2024-06-17T14:00:00"),
    ("XXXX-06-18T14:00:00Z", None, "past", "2024-06-18T14:00:00Z"),
    ("XXXX-XX-XXT14:00:00", None, "past", "XXXX-XX-XXT14:00:00"),
    (None, "span:past:months", "past", "/2024-06-19"),
    (None, "span:future:weeks", "future", "2024-06-19/"),
    (None, "span:past:days:3", "past", "2024-06-16/2024-06-19"),
    (None, "span:future:weeks:2", "future", "2024-06-19/2024-07-03"),
    (None, "rest:years", "future", "2024-06-19/2024-12-31"),
    (None, "gone:years", "past", "2024-01-01/2024-06-19"),
    (None, "weekend", "past", "2024-06-15/2024-06-16"),
    (None, "weekend", "future", "2024-06-22/2024-06-23"),
    (None, "weekend:past", "past", "2024-06-15/2024-06-16"),
    ("XXXX-22", "season:22:past", "past", "2023-22"),
    (None, "weekdays:2:3", "past", "2024-06-18/2024-06-19"),
    (None, "weekdays:5:1", "past", "2024-06-14/2024-06-17"),
    (None, "weekdays:2:4", "past", None),
    (None, "weekdays:4:5", "future", "2024-06-20/2024-06-21"),
    (None, "monthday:05", "past", "2024-06-05"),
    (None, "monthday:05", "future", "2024-07-05"),
    (None, "monthday:31", "past", "2024-05-31"),
    (None, "monthday:04", "unknown", None),
    ("XXXX-23", "season:23", "past", "XXXX-23"),
    ("XXXX-23", "season:23", "future", "2024-23"),
    ("XXXX-21", "season:21", "past", "2024-21"),
    ("../XXXX-06-28", "by:", "future", "../2024-06-28"),
    ("../XXXX-12-28", "by:", "unknown", "../XXXX-12-28"),
    ("../2024", "by:/late", "future", "../2024-12"),
    ("../2024-06-28", None, "future", "../2024-06-28"),
    (None, "by:weekday:5", "future", "../2024-06-21"),
    (None, "by:weeks:+1", "future", "../2024-06-30"),
    (None, "told", "past", None),
    (None, "told:days:+1", "past", None),
    (None, None, "past", None),
]


@pytest.mark.parametrize(("edtf", "spec", "tense", "wanted"), CASES)
def test_relative_time_resolves(edtf: str | None, spec: str | None, tense: Tense, wanted: str | None) -> None:
    assert resolve(Time(edtf=edtf), spec, anchor=DAY, tense=tense).edtf == wanted


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 7), st.sampled_from(["past", "future", "unknown"]))
def test_bare_weekday_is_within_six_days(anchor: date, number: int, tense: Tense) -> None:
    edtf = resolve(Time(edtf=None), f"weekday:{number}", anchor=anchor, tense=tense).edtf
    assert edtf is not None
    day = date.fromisoformat(edtf)
    assert day.isoweekday() == number and abs((day - anchor).days) <= 6
    assert tense != "past" or day <= anchor
    assert tense != "future" or day >= anchor


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_day_without_year_keeps_its_tense(anchor: date, day: date) -> None:
    told = Time(edtf=f"XXXX-{day:%m-%d}")
    past, future = (resolve(told, None, anchor=anchor, tense=way).edtf or "" for way in ("past", "future"))
    assert past <= anchor.isoformat() <= future or "XXXX" in past + future


@pytest.mark.parametrize("edtf", ["2024-02-30", "2023-02-29"])
def test_bounds_of_no_day_fail(edtf: str) -> None:
    with pytest.raises(ValueError):
        bounds(edtf)
