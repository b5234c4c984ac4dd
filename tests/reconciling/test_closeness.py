"""Wordings that say the same by their own words, and those that only stand in like sentences."""

from __future__ import annotations

from struct import pack

import pytest
from building import Plot, Telling, count
from msgspec.structs import replace

from dragoman.reconciling.remarks import join_remarks
from dragoman.record.reading import RemarkFinding


def said(telling: Telling, words: str, speaker: str, *, alike: float, **more: object) -> None:
    """A wording whose own words are so near to those of a wording with the vector (1, 0)."""
    telling.remark(words, speaker)
    last = telling.findings[-1]
    assert isinstance(last, RemarkFinding)
    vector = pack("<2e", alike, (1 - alike**2) ** 0.5)
    telling.findings[-1] = replace(last, vector=vector, **more)


def joined(*, alike: float, one: dict[str, object], other: dict[str, object], speakers: int = 1) -> bool:
    plot = Plot()
    a = plot.report("Berg turned down the offer of the bank.", "2024-05-01")
    b = plot.report("Berg lehnte das Angebot der Bank ab.", "2024-05-02", language="de")
    berg = a.name("Berg"), b.name("Berg")
    said(a, "turned down the offer of the bank", berg[0], alike=1.0, **one)
    said(b, "lehnte das Angebot der Bank ab", berg[1], alike=alike, **other)
    for name in [berg] if speakers == 1 else [(berg[0],), (berg[1],)]:
        plot.actor("Berg", *name)
    return len(join_remarks(plot.desk(), cast=plot.cast()).remarks) == 1


@pytest.mark.parametrize(
    ("alike", "one", "other", "same"),
    [
        (0.62, {"form": "indirect"}, {"form": "indirect"}, True),
        (0.56, {"form": "indirect"}, {"form": "indirect"}, False),
        (0.45, {"form": "direct"}, {"form": "direct"}, True),
        (0.40, {"form": "reported", "stance": "refuse"}, {"form": "reported", "stance": "deny"}, True),
        (0.30, {"form": "reported", "stance": "refuse"}, {"form": "reported", "stance": "deny"}, False),
        (0.40, {"form": "reported", "stance": "refuse"}, {"form": "reported", "stance": "promise"}, False),
        (0.60, {"form": "reported", "stance": "refuse"}, {"form": "reported", "stance": "praise"}, False),
    ],
)
def test_one_speakers_words_join_by_how_near_they_are(
    alike: float, one: dict[str, object], other: dict[str, object], same: bool
) -> None:
    assert joined(alike=alike, one=one, other=other) is same


@pytest.mark.parametrize(("language", "same"), [("de", True), ("en", False)])
def test_in_one_language_words_must_be_nearer(language: str, same: bool) -> None:
    plot = Plot()
    a = plot.report("Berg spoke of the bank.", "2024-05-01")
    b = plot.report("Berg nannte die Bank.", "2024-05-02", language=language)
    berg = a.name("Berg"), b.name("Berg")
    said(a, "spoke of the bank", berg[0], alike=1.0, form="indirect")
    said(b, "nannte die Bank", berg[1], alike=0.6, form="indirect")
    plot.actor("Berg", *berg)
    assert (len(join_remarks(plot.desk(), cast=plot.cast()).remarks) == 1) is same


def test_only_the_nearest_wording_is_the_same() -> None:
    plot = Plot()
    a = plot.report("Berg spoke of the bank.", "2024-05-01")
    b = plot.report("Berg nannte die Bank. Berg meinte den Hafen.", "2024-05-02", language="de")
    berg = a.name("Berg"), b.name("Berg")
    said(a, "spoke of the bank", berg[0], alike=1.0, form="indirect")
    said(b, "nannte die Bank", berg[1], alike=0.6, form="indirect")
    said(b, "meinte den Hafen", berg[1], alike=0.55, form="indirect")
    plot.actor("Berg", *berg)
    remarks = join_remarks(plot.desk(), cast=plot.cast()).remarks
    assert [[wording.text for wording in one.wordings] for one in remarks] == [
        ["spoke of the bank", "nannte die Bank"],
        ["meinte den Hafen"],
    ]


@pytest.mark.parametrize(
    ("low", "high", "same"), [(40.0, 42.0, False), (40.0, 40.0, True), (None, 42.0, True)], ids=["news", "same", "open"]
)
def test_a_speakers_other_figure_is_another_remark(low: float | None, high: float, same: bool) -> None:
    plot = Plot()
    a = plot.report("Berg counted at least forty boats.", "2024-05-01")
    b = plot.report("Berg counted 42 boats.", "2024-05-02")
    berg = a.name("Berg"), b.name("Berg")
    said(a, "at least forty boats", berg[0], alike=1.0, form="indirect")
    said(b, "42 boats", berg[1], alike=0.8, form="indirect")
    if low is not None:
        a.quantity("at least forty", replace(count(low), max=None), "number", None)
    b.quantity("42", count(high), "number", None)
    plot.actor("Berg", *berg)
    assert (len(join_remarks(plot.desk(), cast=plot.cast()).remarks) == 1) is same


@pytest.mark.parametrize(("alike", "same"), [(0.3, True), (0.2, False)])
def test_paired_sentences_join_no_words_that_are_far_apart(alike: float, same: bool) -> None:
    plot = Plot()
    a = plot.report("Berg called the bank small.", "2024-05-01")
    b = plot.report("Berg nannte die Bank klein.", "2024-05-02", language="de")
    berg = a.name("Berg"), b.name("Berg")
    said(a, "called the bank small", berg[0], alike=1.0, form="reported")
    said(b, "nannte die Bank klein", berg[1], alike=alike, form="reported")
    plot.actor("Berg", *berg)
    plot.pair(a, b)
    assert (len(join_remarks(plot.desk(), cast=plot.cast()).remarks) == 1) is same
