"""Reports: dates, families, furniture."""

from __future__ import annotations

from typing import Any

import pytest
from golden import GOLD, figures
from msgspec.structs import replace
from tests.record.ferries import build

from dragoman.record.record import Record
from dragoman.record.report import Block

HEADLINE = [{"file": "r1.txt", "anchor": "Ferries collide off Valdora"}]


def changed(number: int, **keys: Any) -> list[dict[str, Any]]:
    """The gold's reports with one changed."""
    return [{**one, **keys} if place == number else one for place, one in enumerate(GOLD["reports"])]


def with_blocks(*blocks: Block) -> Record:
    """The record with other blocks in its first report."""
    record = build()
    return replace(record, reports=(replace(record.reports[0], blocks=blocks), *record.reports[1:]))


@pytest.mark.parametrize(
    ("reports", "figure", "counts"),
    [
        (changed(0, published=["2024-05-04"]), "publication date", (2, 3)),
        (changed(0, published=["2024"]), "publication date", (3, 3)),
        (changed(0, published=None), "publication date", (2, 3)),
        (changed(0, wrong_published=["2024-05"]), "trap dates taken", (1, None)),
        (changed(0, wrong_published=["2025"]), "trap dates taken", (0, None)),
        (changed(1, language="de"), "language", (2, 3)),
        (changed(0, credits=["dpa"]), "credits", (0, 1)),
        (changed(0, genre=["opinion", "news"]), "genre right", (1, 1)),
        (changed(1, relation=["copy"]), "family relation right", (0, 1)),
        (changed(1, family="one"), "same family or not (pairs)", (1, 3)),
        (changed(0, furniture=HEADLINE), "furniture lines F1", (0, 1)),
        (changed(0, furniture=HEADLINE, unscored=HEADLINE), "furniture lines F1", (0, 0)),
    ],
)
def test_reports_are_counted(reports: list[dict[str, Any]], figure: str, counts: tuple[float, int]) -> None:
    assert figures(build(), reports=reports)[f"reports: {figure}"] == counts


def test_furniture_is_told_from_the_report_line_by_line() -> None:
    record = build()
    end = record.reports[0].blocks[1].end
    framed = with_blocks(Block(0, 27, "furniture"), Block(29, end, "body"))
    assert figures(framed, reports=changed(0, furniture=HEADLINE))["reports: furniture lines F1"] == (2, 2)
    gone = with_blocks(Block(0, 27, "headline"), Block(29, end, "teaser"))
    found = figures(gone)
    assert found["reports: furniture lines F1"] == (0, 1)
    assert found["reports: body kept"][0] < figures(record)["reports: body kept"][0]


def test_a_report_that_is_missing_counts_against_what_is_looked_at() -> None:
    record = build()
    short = replace(record, reports=record.reports[:2])
    assert figures(short)["reports: language"] == (2, 3)
