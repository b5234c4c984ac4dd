"""The ledger: what it derives from other lines, what it joins, and what it leaves out."""

from __future__ import annotations

from typing import Any

import pytest
from building import Plot
from msgspec.structs import replace

from dragoman.gathering.gather import gather
from dragoman.intake.reports import report_from_text
from dragoman.languages.parser import builtin_parser
from dragoman.reading.read import read_report
from dragoman.reconciling.reconcile import reconcile
from dragoman.record.checker import check
from dragoman.record.lines import LedgerLine
from dragoman.record.reading import Role
from dragoman.record.record import Record
from wordcases import cases


def record_of(*texts: str, language: str = "en") -> Record:
    """The record of reports given by their texts."""
    readings = [
        read_report(replace(report_from_text(text), language=language), parser=builtin_parser()) for text in texts
    ]
    record = reconcile(gather(readings))
    assert check(record) == ()
    return record


def told(record: Record) -> list[str]:
    """Ledger lines in words: kind, status, the strengths told, who."""
    names = {actor.id: actor.name for actor in record.actors}
    return [
        " ".join([line.kind, line.status, *(step.strength for step in line.history if step.strength)])
        + f" | {', '.join(names[party] for party in line.parties)}"
        for line in record.ledger
    ]


@pytest.mark.parametrize("language, case", cases("ledger"))
def test_ledger_derives_what_stands(language: str, case: dict[str, Any]) -> None:
    assert sorted(told(record_of(case["text"], language=language))) == sorted(case["ledger"])


def compiled(plot: Plot) -> Record:
    """The record of a story built by hand; a sound one."""
    made = plot.desk().story
    record = reconcile(
        replace(
            made,
            readings=tuple(sorted(made.readings, key=lambda reading: reading.report.id)),
            families=tuple(sorted(made.families, key=lambda family: family.id)),
        )
    )
    assert check(record) == ()
    return record


def strike(plot: Plot, text: str, status: Any) -> None:
    """A report of a second strike."""
    telling = plot.report(text, "2031-05-03")
    union = telling.name("Dockers' League", "organization")
    words = text.split(",")[0].rstrip(".")
    time = telling.time("9 May 2031", "2031-05-09")
    telling.occurrence(words, "strike", status, roles=(Role("striker", union),), time=time)


def test_measure_takes_the_status_that_most_reports_tell() -> None:
    plot = Plot()
    strike(plot, "A strike by the Dockers' League set for 9 May 2031, was suspended on Friday.", "planned")
    strike(plot, "A walkout of the Dockers' League on 9 May 2031, was suspended, he said.", "planned")
    strike(plot, "The Dockers' League strike of 9 May 2031 was cancelled.", "cancelled")
    (line,) = compiled(plot).ledger
    assert (line.kind, line.status) == ("measure", "suspended")
    assert [step.status for step in line.history] == ["suspended", "cancelled"]


def test_strike_that_is_over_stands_no_longer() -> None:
    plot = Plot()
    strike(plot, "The Dockers' League strike of 9 May 2031 shut the port.", "held")
    assert compiled(plot).ledger == ()


def hope(plot: Plot, family: str) -> None:
    telling = plot.report(f"Report {family}. Ada Lind hopes that the two towns will be friends again.", family=family)
    lind = telling.name("Ada Lind", given="Ada", surname="Lind")
    telling.remark("the two towns will be friends again", lind, stance="expect")


def test_hope_without_a_time_needs_two_families() -> None:
    one, two = Plot(), Plot()
    hope(one, "a")
    hope(two, "a")
    hope(two, "b")
    assert compiled(one).ledger == ()
    assert [line.kind for line in compiled(two).ledger][:1] == ["expectation"]


def lines_of(record: Record, kind: str) -> list[LedgerLine]:
    return [line for line in record.ledger if line.kind == kind]


def test_ledger_line_says_what_it_is_derived_from_and_weighs_by_its_kind() -> None:
    record = record_of("OSLO, May 3, 2031 - Norway and Denmark agreed on Monday to open a joint office in Bergen.")
    (line,) = lines_of(record, "commitment")
    assert set(line.derived_from) <= {one.id for one in record.occurrences}
    assert line.label.startswith("commitment ") and line.weight == 0.9


def test_ledger_is_the_same_for_any_order_of_reports() -> None:
    texts = (
        "OSLO, May 3, 2031 - Norway and Denmark agreed on Monday to open a joint office in Bergen.",
        "OSLO, May 4, 2031 - Denmark and Norway agreed to explore a joint office in Bergen.",
    )
    assert record_of(*texts).ledger == record_of(*reversed(texts)).ledger
