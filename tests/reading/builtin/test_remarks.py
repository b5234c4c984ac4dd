"""Who said what, in whose words: forms, speakers and spans of remarks, from tables of cases in two languages."""

from __future__ import annotations

from typing import Any

import pytest

from remark_reading import Reader
from wordcases import cases


@pytest.mark.parametrize(("code", "case"), cases("remarks"))
def test_remarks_tell_who_said_what(code: str, case: dict[str, Any]) -> None:
    reader = Reader(case["text"], code, case.get("kind", "body"))
    told = [tuple(remark) for remark in case["told"]]
    assert [(form, speaker or "", words) for form, speaker, words in reader.told()] == told


@pytest.mark.parametrize(("code", "case"), [param for param in cases("remarks") if "continues" in param.values[1]])
def test_remarks_link_what_goes_on(code: str, case: dict[str, Any]) -> None:
    remarks = Reader(case["text"], code).remarks
    linked = [index for index, remark in enumerate(remarks) if remark.continues]
    assert linked == case["continues"]
    assert all(remarks[index].continues == remarks[index - 1].id for index in linked)


def test_remarks_lie_where_they_say() -> None:
    text = "“We checked  every bolt,” said Anna Berg. “It is safe.”"
    for remark in Reader(text, "en").remarks:
        assert text[remark.start : remark.end] == remark.text


def test_remarks_name_whom_they_told() -> None:
    reader = Reader("Anna Berg told Peter Halvorsen that the line was safe.", "en")
    assert [reader.name(remark.addressee) for remark in reader.remarks] == ["Peter Halvorsen"]


def test_remarks_pass_through_a_medium() -> None:
    reader = Reader("Anna Berg said the bridge was safe, according to state media.", "en")
    chains = [[(link.role, reader.name(link.actor)) for link in remark.chain] for remark in reader.remarks]
    assert [[role for role, _ in chain] for chain in chains] == [["medium", "speaker"]]
    assert chains[0][-1] == ("speaker", "Anna Berg")


def test_remarks_of_broken_sentences_keep_their_speaker_beside_the_marks_only() -> None:
    touching = Reader("“The old clock has never been so slow.”Port spokesman Peter Halvorsen said Sunday.", "en")
    assert touching.told() == [("direct", "Peter Halvorsen", "The old clock has never been so slow.")]
    text = "Peter Halvorsen runs the port. “The old clock has never been so slow.”He said Sunday.specially."
    assert [speaker for _, speaker, _ in Reader(text, "en").told()] == [None]


def test_remarks_need_words_of_the_language() -> None:
    assert Reader("“Le pont est sûr et il rouvre lundi”, a dit Anna Berg.", "xx").remarks == []


@pytest.mark.parametrize(
    ("code", "text", "chain"),
    [
        ("en", "Anna Berg told the state news agency that the line was safe.", [("medium", "state news agency")]),
        ("de", "Anna Berg hatte der Nachrichtenagentur APS gesagt, die Strecke sei sicher.", [("medium", "APS")]),
        ("en", "Anna Berg told Peter Halvorsen that the line was safe.", []),
        (
            "en",
            "Anna Berg urged both sides to “come back to the table”, spokesman Peter Halvorsen said.",
            [("spokesperson", "Peter Halvorsen")],
        ),
    ],
)
def test_remarks_name_who_passed_them_on(code: str, text: str, chain: list[tuple[str, str]]) -> None:
    reader = Reader(text, code)
    links = [(link.role, reader.name(link.actor)) for remark in reader.remarks for link in remark.chain]
    assert links == [*chain, ("speaker", "Anna Berg")]


@pytest.mark.parametrize(
    ("code", "text", "stance"),
    [
        ("de", "Anna Berg begrüßte den Umbau ausdrücklich.", "praise"),
        ("de", "Anna Berg bedauerte den Abschied des Kapitäns.", "regret"),
        ("es", "Anna Berg lamentó que el puente siga cerrado.", "regret"),
        ("fr", "Anna Berg déplore que le pont reste fermé.", "criticise"),
        ("de", "Anna Berg begrüßte den Umbau der Brücke ausdrücklich nicht.", "neutral"),
        ("en", "Anna Berg turned down a request for longer breaks.", "refuse"),
        ("en", "Anna Berg denied a request for longer breaks.", "deny"),
    ],
)
def test_stances_are_not_turned_round(code: str, text: str, stance: str) -> None:
    assert [remark.stance for remark in Reader(text, code).remarks] == [stance]


def test_who_announced_a_thing_does_not_say_its_sentence() -> None:
    text = "The mayor opened with some delay the old bridge, announced today by the harbour police."
    assert Reader(text, "en").remarks == []
