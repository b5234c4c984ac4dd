"""How words were meant stands before them wherever they are printed."""

from __future__ import annotations

import re

import pytest
from invented_story import sample_record
from msgspec.structs import replace

from dragoman.outputs.dossier import dossier
from dragoman.outputs.page.setting import Setting
from dragoman.outputs.page_words import page_words
from dragoman.outputs.stance_words import stance_of
from dragoman.outputs.summary import summary
from dragoman.record.lines import Wording
from dragoman.record.record import Record

POWER = 1
"""The place of the remark told in indirect speech."""


@pytest.fixture(scope="module")
def denied() -> Record:
    """The invented story, where the harbour master denies that the ship had lost power."""
    return meant("deny")


def meant(stance: str | None, **told: object) -> Record:
    """The invented story with its remark in indirect speech meant in a way, and first of all."""
    record = sample_record()
    remark = record.remarks[POWER]
    said = replace(remark.wordings[0], stance=stance, **told)
    remarks = tuple(replace(one, wordings=(said,)) if one is remark else one for one in record.remarks)
    return replace(record, remarks=remarks, story=replace(record.story, first=(remark.id, *record.story.first)))


CASES = [
    (None, "indirect", "", False),
    ("neutral", "indirect", "", False),
    ("deny", "indirect", "denies", True),
    ("deny", "mixed", "denies", True),
    ("deny", "direct", "denial", True),
    ("refuse", "reported", "refuses", True),
    ("criticise", "direct", "criticises", True),
    ("warn", "indirect", "warns", True),
    ("promise", "direct", "promises", False),
    ("emphasize", "indirect", "stresses", False),
    ("emphasize", "direct", "", False),
    ("claim", "mixed", "claims", False),
    ("claim", "direct", "", False),
    ("call_for", "indirect", "call for", False),
]


@pytest.mark.parametrize(("stance", "form", "word", "grave"), CASES)
def test_stance_is_said_where_the_words_do_not_say_it(stance: str | None, form: str, word: str, grave: bool) -> None:
    wording: Wording = replace(sample_record().remarks[POWER].wordings[0], stance=stance, form=form)
    found = stance_of(wording, page_words("en"))
    assert (found.word, found.grave) == (word, grave) if found else word == ""


@pytest.mark.parametrize(("language", "word"), [("en", "denies"), ("de", "bestreitet")])
def test_denied_words_are_marked_in_the_list_and_on_the_first_screen(denied: Record, language: str, word: str) -> None:
    page = dossier(denied, language=language)
    tag = f'<span class="tag stance grave" lang="{language}" dir="ltr">{word}</span> '
    assert page.count(tag) == 2
    assert re.search(f"<blockquote[^>]*>{tag}the ship had lost power</blockquote>", page)
    assert re.search(f"</a>: {tag}<span[^>]*>the ship had lost power</span>", page)


def test_words_said_plainly_carry_no_tag() -> None:
    assert 'class="tag stance' not in dossier(meant("neutral"))


def test_same_words_meant_otherwise_are_not_one_wording(denied: Record) -> None:
    remark = denied.remarks[POWER]
    both = replace(remark, wordings=(*remark.wordings, replace(remark.wordings[0], stance="neutral")))
    page = dossier(replace(denied, remarks=(both,)))
    assert page.count("<blockquote") == 2


def test_link_to_denied_words_says_so(denied: Record) -> None:
    link = Setting(denied, "en").line_link(denied.remarks[POWER].id)
    assert link and link.text.startswith("[denies] Harbour master Jonas Vittrup said")


def test_summary_says_how_words_were_meant(denied: Record) -> None:
    assert "[A] Jonas Vittrup [denies]: Harbour master" in summary(denied, width=200)
    assert "[A] Jonas Vittrup [bestreitet]: " in summary(denied, width=200, language="de")


def test_speaker_the_program_did_not_find_is_not_called_unnamed() -> None:
    record = meant("neutral")
    remarks = tuple(replace(one, speaker=None) for one in record.remarks)
    alone = replace(record, remarks=remarks)
    for language, words in (("en", "Speaker not made out"), ("de", "Sprecher nicht ermittelt")):
        assert f"<h3>{words}</h3>" in dossier(alone, language=language)
        assert f"[A] {words}: Harbour master" in summary(alone, width=200, language=language)
