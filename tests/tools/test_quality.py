"""The page of figures is what was kept and the floors say, and what is measured on public sets is counted rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluating.floors import Floor, StoryFloors, load_floors
from dragoman.evaluating.tally import Figure
from dragoman.record.values import Time
from measuring.counting import Tally, half_covered
from measuring.keeping import Kept, Measured, StoryFigures, kept_bytes, load_kept, renewed
from measuring.page import page
from measuring.times import Told, annotated, compared, same_time, time_of

ROOT = Path(__file__).parents[2]
RECALL = Figure(section="facts", name="recall must", hits=3, of=4)
ALARM = Figure(section="facts", name="alarms", hits=1, better="fewer")
KEPT = Kept(
    examples={"ferries": StoryFigures(set="aa", figures=(RECALL, ALARM))},
    sets=(Measured(set="A set", what="names, F1", value=71.25, of=1018, hash="bb", date="2026-11-24"),),
)


def test_the_page_is_as_it_was_written() -> None:
    written = (ROOT / "docs/quality.md").read_text(encoding="utf-8")
    assert written == page(load_kept(ROOT / "docs/quality.json"), load_floors()), "write it anew: make quality"


def test_the_page_shows_shares_counts_and_floors() -> None:
    floors = {"ferries": StoryFloors(set="aa", figures={RECALL.key: Floor(value=0.5, hits=2, of=4)})}
    told = page(KEPT, floors).splitlines()
    assert "| facts | recall must | 0.750 | 3/4 | 0.500 |" in told
    assert "| facts | alarms (fewer is better) |  | 1 |  |" in told
    assert "| A set | names, F1 | 71.2 | 1,018 |  | `bb` | 2026-11-24 |" in told


def test_figures_are_kept_and_those_measured_anew_replace_their_set(tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_bytes(kept_bytes(KEPT))
    assert load_kept(tmp_path / "kept.json") == KEPT and load_kept(tmp_path / "none.json") == Kept()
    anew = Measured(set="A set", what="names, precision", value=80, of=9)
    other = Measured(set="B set", what="names, F1", value=1, of=1)
    assert renewed((*KEPT.sets, other), (anew,)) == (anew, other)


def test_precision_and_recall_are_of_either_side() -> None:
    tally = Tally(found=1, gold=4, right=2, said=2).plus(Tally(found=1, gold=0, right=0, said=2))
    assert (tally.recall, tally.precision, tally.f1) == (50, 50, 50)
    assert Tally().f1 == 0
    assert half_covered((0, 10), [(0, 2), (5, 8)]) and not half_covered((0, 10), [(0, 2), (8, 20)])


@pytest.mark.parametrize(
    ("value", "edtf", "part"),
    [
        ("2010-02-20", "2010-02-20", None),
        ("2010-02", "2010-02", None),
        ("XXXX-02-20", "XXXX-02-20", None),
        ("199", "199X", None),
        ("19", "19XX", None),
        ("2010-SU", "2010-22", None),
        ("2010-Q3", "2010-35", None),
        ("2010-W07", "2010-02-15/2010-02-21", None),
        ("2010-W07-WE", "2010-02-20/2010-02-21", None),
        ("2010-02-20TMO", "2010-02-20", "morning"),
        ("2010-02-20T20:30", "2010-02-20T20:30:00", None),
    ],
)
def test_timex_values_are_times(value: str, edtf: str, part: str | None) -> None:
    time = time_of(value)
    assert time is not None and (time.edtf, time.part_of_day) == (edtf, part)


@pytest.mark.parametrize("value", ["PRESENT_REF", "PAST_REF", "P3D", "2010-W99", "2010-XX", ""])
def test_what_no_calendar_has_is_no_time(value: str) -> None:
    assert time_of(value) is None


def test_times_are_the_same_where_they_cover_the_same_days() -> None:
    day, month = Time(edtf="2010-02-20"), Time(edtf="2010-02")
    assert same_time(month, Time(edtf="2010-02-01/2010-02-28")) and not same_time(month, day)
    assert same_time(month, day, part=True) and not same_time(day, month, part=True)
    assert not same_time(day, Time(edtf="2010-02-20", part_of_day="morning")) and not same_time(day, None)


def test_expressions_that_are_not_looked_at_count_for_no_side() -> None:
    gold = [Told(0, 4, Time(edtf="2010")), Told(10, 15, None)]
    said = [Told(0, 4, Time(edtf="2011")), Told(11, 14, Time(edtf="2012")), Told(20, 24, Time(edtf="2013"))]
    found = compared(gold, said)
    assert found == {"found": Tally(1, 1, 1, 2), "valued": Tally(0, 1, 0, 2)}


def test_annotated_text_is_read_without_its_tags(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2010-02-20">heute</TIMEX3></DCT><TEXT>Seit '
        '<TIMEX3 type="DATE" value="2009"/><TIMEX3 type="DURATION" value="P1Y">einem Jahr</TIMEX3> &amp; am '
        '<TIMEX3 type="DATE" value="2010-02-19">Freitag</TIMEX3>.</TEXT></TimeML>',
        encoding="utf-8",
    )
    text, told, day = annotated(path)
    assert (text, day) == ("Seit einem Jahr & am Freitag.", "2010-02-20")
    assert [(text[one.start : one.end], one.value and one.value.edtf) for one in told] == [
        ("einem Jahr", None),
        ("Freitag", "2010-02-19"),
    ]
