"""Renderings side by side: the nearest to the original first, and what each other adds, drops or changes."""

from __future__ import annotations

from typing import Any

import pytest
from invented_story import IDS, LANGUAGES, OWNER, cited
from msgspec.structs import replace

from dragoman.outputs.page.renderings import nearest_first, rendering
from dragoman.outputs.page.setting import Setting
from dragoman.record.lines import Caution, Office, Wording
from dragoman.record.reading import ChainLink
from dragoman.record.record import Record


def wording(siglum: str, text: str, form: str = "direct", **told: Any) -> Wording:
    """A wording of a report; its evidence does not matter here."""
    span = cited(siglum, "Sandmark")
    told = {"language": LANGUAGES[siglum]} | told
    return Wording(report=IDS[siglum], form=form, text=text, evidence=(span,), **told)  # type: ignore[arg-type]


FIRST = "We saw her come in far too fast"
CASES = {
    "same words": (wording("D", "“We saw her come in far too fast,”"), "", "word for word the same"),
    "a part": (wording("D", "far too fast", "mixed"), "", "a part of it"),
    "a word changed": (
        wording("D", "We saw her come in much too fast"),
        "much",
        "its own words are marked; without “far”",
    ),
    "a word added": (wording("D", "We all saw her come in far too fast"), "all", "its own words are marked"),
    "a word dropped": (wording("D", "We saw her come far too fast"), "", "without “in”"),
    "all otherwise": (wording("D", "The ship was speeding, said he"), "", "told in other words"),
    "another language": (wording("B", "Wir sahen, dass sie viel zu schnell hereinkam"), "", ""),
    "the same report": (wording("A", "something else altogether"), "", ""),
    "a part of a split quotation": (wording("D", "it was dark", continues="x"), "", ""),
}


@pytest.mark.parametrize(("other", "marked", "told"), CASES.values(), ids=CASES.keys())
def test_a_rendering_tells_what_it_does_to_the_first(other: Wording, marked: str, told: str, record: Record) -> None:
    found = rendering(other, wording("A", FIRST), Setting(record, "en"))
    assert "".join(piece.text for piece in found.pieces) == other.text
    assert (" ".join(piece.text for piece in found.pieces if piece.marked), found.told) == (marked, told)


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [
        ("35 Menschen", "53 people", "figures here 35, there 53"),
        ("2,5 Millionen", "2.5 million", ""),
        ("1.200 Menschen", "1,200 people", ""),
        ("drei Menschen", "3 people", ""),
    ],
)
def test_across_languages_only_figures_are_compared(here: str, there: str, told: str, record: Record) -> None:
    assert rendering(wording("B", here), wording("A", there), Setting(record, "en")).told == told


def test_exact_words_at_first_hand_stand_before_what_was_passed_on(record: Record) -> None:
    heard = wording("A", "a", chain=(ChainLink(OWNER, "medium"),))
    said, told = wording("B", "b"), wording("A", "c", "indirect")
    loud, record_of_it = wording("A", "LOUD"), wording("D", "d")
    reports = tuple(replace(one, genre="transcript") if one.siglum == "D" else one for one in record.reports)
    remark = replace(record.remarks[0], wordings=(loud, told, heard, said, record_of_it))
    order = nearest_first(remark, Setting(replace(record, reports=reports), "en"))
    assert [one.text for one in order] == ["d", "b", "a", "c", "LOUD"]


def test_an_apostrophe_of_another_form_is_no_other_word(record: Record) -> None:
    told = rendering(wording("D", "It isn’t so dark"), wording("A", "It isn't so dark"), Setting(record, "en"))
    assert told.told == "word for word the same"


@pytest.mark.parametrize(
    ("state", "machine", "order"),
    [
        (None, "", "ABC"),
        ("FR", "", "CAB"),
        ("DE", "", "BAC"),
        ("FR", "C", "ABC"),
        ("the harbour", "", "ABC"),
    ],
)
def test_exact_words_in_a_language_of_the_speakers_state_stand_first(
    state: str | None, machine: str, order: str, record: Record
) -> None:
    remark = record.remarks[0]
    told = tuple(wording(siglum, f"{FIRST} {siglum}") for siglum in "ABC")
    office = Office(title="minister", of=state, held="current", evidence=(cited("A", "Sandmark"),))
    speaker = next(one for one in record.actors if one.id == remark.speaker)
    about = tuple(IDS[siglum] for siglum in machine)
    made = Caution(id="c9", kind="machine_translation", label="x", about=about, why="x", derived_from=("x",))
    setting = Setting(
        replace(record, actors=(replace(speaker, offices=(office,)),), cautions=(made,) if machine else ()), "en"
    )
    found = nearest_first(replace(remark, wordings=told), setting)
    assert "".join(one.text[-1] for one in found) == order
