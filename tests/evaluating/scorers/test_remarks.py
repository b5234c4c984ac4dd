"""Remarks: wordings, speakers, grouping."""

from __future__ import annotations

from typing import Any

import pytest
from golden import GOLD, figures
from msgspec.structs import replace
from tests.record.ferries import build

from dragoman.record.lines import Remark
from dragoman.record.record import Record

FOG = build().remarks[0]


def with_remarks(*remarks: Remark) -> Record:
    """The record with these remarks."""
    return replace(build(), remarks=remarks)


def fog(**keys: Any) -> list[dict[str, Any]]:
    """The gold's remark, changed."""
    return [{**GOLD["remarks"][0], **keys}]


PARTED = with_remarks(replace(FOG, wordings=FOG.wordings[:1]), replace(FOG, id="m2", wordings=FOG.wordings[1:]))
TWO = [
    {"key": "one", "speaker": ["brandt"], "wordings": GOLD["remarks"][0]["wordings"][:1]},
    {"key": "two", "speaker": ["brandt"], "wordings": GOLD["remarks"][0]["wordings"][1:]},
]


@pytest.mark.parametrize(
    ("record", "remarks", "figure", "counts"),
    [
        (with_remarks(replace(FOG, wordings=FOG.wordings[:1])), fog(), "wordings found", (1, 2)),
        (with_remarks(replace(FOG, speaker=None)), fog(), "speaker right", (0, 2)),
        (with_remarks(replace(FOG, speaker=None)), fog(speaker=["brandt", None]), "speaker right", (2, 2)),
        (with_remarks(replace(FOG, speaker="a7")), fog(speaker=["brandt", None]), "speaker right", (0, 2)),
        (PARTED, fog(), "grouping recall (pairs)", (0, 1)),
        (PARTED, fog(), "grouping precision (pairs)", (0, 0)),
        (with_remarks(FOG), TWO, "grouping precision (pairs)", (0, 1)),
        (with_remarks(FOG), [{**TWO[0], "same_ok": ["two"]}, TWO[1]], "grouping precision (pairs)", (0, 0)),
        (with_remarks(FOG), TWO[:1], "extra wordings, touching nothing in the gold", (1, 2)),
        (with_remarks(FOG), [], "recall all", (0, 0)),
    ],
)
def test_remarks_are_counted(
    record: Record, remarks: list[dict[str, Any]], figure: str, counts: tuple[float, int]
) -> None:
    assert figures(record, remarks=remarks)[f"remarks: {figure}"] == counts


def test_form_and_chain_are_those_of_the_wording_found() -> None:
    first, second = FOG.wordings
    changed = with_remarks(replace(FOG, wordings=(replace(first, form="mixed", chain=()), second)))
    found = figures(changed)
    assert found["remarks: form right"] == (1, 2) and found["remarks: chain recall"] == (0, 1)
