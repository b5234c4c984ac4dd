"""The matrix: who says it, who says it otherwise, who is silent, whose silence says nothing."""

from __future__ import annotations

import pytest
from invented_story import CRASH, HURT, IDS
from msgspec.structs import replace
from page_reading import PageReader

from dragoman.outputs.dossier import dossier
from dragoman.outputs.page.matrix import LONGEST_CELL, Row, columns, groups, standings
from dragoman.outputs.page.setting import Setting
from dragoman.record.record import PublishedTime, Record
from dragoman.record.values import TextValue, Time


def row_of(record: Record, fact: str) -> Row:
    """The row of a fact."""
    return next(row for group in groups(Setting(record, "en")) for row in group.rows if row.id == fact)


def published(record: Record, siglum: str, edtf: str | None) -> Record:
    """The record with one report dated otherwise."""
    date = PublishedTime(edtf=edtf, precision="day", read_from="meta:date") if edtf else None
    reports = tuple(replace(one, published=date) if one.siglum == siglum else one for one in record.reports)
    return replace(record, reports=reports)


def test_a_cell_says_the_same_or_the_reports_own_value(record: Record) -> None:
    row = row_of(record, HURT)
    told = {cell.siglum: [(one.mark, one.value, one.note) for one in cell.said] for cell in row.cells}
    same = [("=", "", "")]
    assert told == {"A": same, "B": [("≠", "4", "differs")], "C": same, "D": same}
    assert row.standing == "contested"


def test_a_less_exact_value_is_no_difference(record: Record) -> None:
    row = row_of(record, record.facts[1].id)
    assert [(one.mark, one.value) for one in row.cells[0].said] == [("≈", "more than 5 h")]
    assert row.standing == "refined"


@pytest.mark.parametrize(
    ("edtf", "state"),
    [
        (None, "undated"),
        ("XXXX-03-05", "undated"),
        ("2031-03-03", "before"),
        ("2031-03-04", "silent"),
        ("2031-03-04T06:00:00Z", "silent"),
        ("2031-03-09", "silent"),
    ],
)
def test_only_a_dated_report_that_could_know_is_silent(edtf: str | None, state: str, record: Record) -> None:
    row = row_of(published(record, "C", edtf), record.facts[1].id)
    assert row.cells[2].state == state and not row.cells[2].said


@pytest.mark.parametrize(
    ("verdict", "suspect", "note"),
    [("slip", ("B",), "suspect"), ("update", (), "replaced"), ("conflict", (), "differs")],
)
def test_another_value_says_what_it_is(verdict: str, suspect: tuple[str, ...], note: str, record: Record) -> None:
    line = replace(record.differences[0], verdict=verdict, suspect=tuple(IDS[one] for one in suspect))
    row = row_of(replace(record, differences=(line,)), HURT)
    assert [one.note for one in row.cells[1].said] == [note]


def test_a_happening_heads_its_facts_and_leads_to_who_tells_it(record: Record) -> None:
    group = next(one for one in groups(Setting(record, "en")) if one.href == f"#{CRASH}")
    assert [row.property for row in group.rows] == ["Injured", "Length"]
    assert [cell.state for cell in group.cells] == ["told"] * 4
    assert group.when == "Tue 4 March 2031" and group.cells[0].said[0].href == "#A2"


def test_columns_tell_language_date_and_copies(record: Record) -> None:
    found = {one.siglum: (one.told, one.family) for one in columns(Setting(record, "en"))}
    assert found["C"] == ("FR · Wed 5 March 2031", "") and found["D"] == ("EN · undated", "one source with A")


def test_filters_count_the_rows(record: Record) -> None:
    setting = Setting(record, "en")
    assert [(key, number) for key, _, number in standings(groups(setting), setting)] == [
        ("contested", 1),
        ("refined", 1),
        ("agreed", 1),
    ]


def test_matrix_on_the_page_is_a_table_whose_cells_lead_to_sentences(record: Record) -> None:
    reader = PageReader(dossier(record))
    assert reader.faults == [] and len(reader.all("table")) == 1
    assert all(one.get("scope") in ("col", "row") for one in reader.all("th"))
    ids = set(reader.ids())
    links = [one["href"][1:] for tag, one, around in reader.elements if tag == "a" and "td" in around]
    assert links and set(links) <= ids


def test_a_day_is_told_once_and_a_file_without_its_ending(record: Record) -> None:
    date = replace(record.facts[2], about=CRASH, property="date", value=Time(edtf="2031-03-04", precision="day"))
    found = groups(Setting(replace(record, facts=(*record.facts, date)), "en"))
    crash = next(one for one in found if one.href == f"#{CRASH}")
    assert crash.when == "" and "Tue 4 March 2031" in {row.value for row in crash.rows}
    assert [one.name for one in columns(Setting(record, "en"))][-1] == "d"


def test_long_words_in_a_cell_are_cut_and_keep_their_language(record: Record) -> None:
    words = "die Fähre in dichtem Nebel zu spät bremste und das Ruder ganz ohne Warnung ausfiel"
    told = replace(record.facts[0].accounts[1], value=TextValue(text=words, language="de"))
    other = replace(record.facts[0].accounts[0], value=TextValue(text="fog", language="en"))
    fact = replace(record.facts[0], property="cause", value=other.value, standing="agreed", accounts=(other, told))
    changed = replace(record, facts=(fact, *record.facts[1:]), differences=())
    said = row_of(changed, HURT).cells[1].said[0]
    assert said.lang == "de" and said.value.endswith("…") and len(said.value) <= LONGEST_CELL
