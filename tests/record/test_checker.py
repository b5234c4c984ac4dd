"""The checker: a sound record passes, and every broken promise is named with its line and place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ferries import TEXTS, account, build, cite, count
from msgspec.structs import replace

from dragoman.record.checker import check, require_sound
from dragoman.record.errors import BrokenRecord
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Issue, Voice
from dragoman.record.reading import Role, Sentence
from dragoman.record.record import Coverage, PublishedTime, Record
from dragoman.record.report import Block
from dragoman.record.values import ActorValue, Time

LONG = "x" * 800


def edit(name: str, index: int = 0, **changes: Any) -> Callable[[Record], Record]:
    """An edit that changes keys of one line of one list."""

    def edited(record: Record) -> Record:
        lines = list(getattr(record, name))
        lines[index] = replace(lines[index], **changes)
        return replace(record, **{name: tuple(lines)})

    return edited


def edit_account(index: int, **changes: Any) -> Callable[[Record], Record]:
    accounts = list(build().facts[0].accounts)
    accounts[index] = replace(accounts[index], **changes)
    return edit("facts", accounts=tuple(accounts))


def edit_wording(index: int, **changes: Any) -> Callable[[Record], Record]:
    wordings = list(build().remarks[0].wordings)
    wordings[index] = replace(wordings[index], **changes)
    return edit("remarks", wordings=tuple(wordings))


def edit_story(**changes: Any) -> Callable[[Record], Record]:
    return lambda record: replace(record, story=replace(record.story, **changes))


def shifted(evidence: Evidence, by: int) -> tuple[Evidence, ...]:
    return (Evidence(evidence.report, evidence.start + by, evidence.end + by, evidence.text),)


HURT = cite("r1", "Nine people were hurt")
TIMED = Time(edtf="2024-05-01", precision="day")
BREACHES: list[tuple[Callable[[Record], Record], str]] = [
    (edit("occurrences", evidence=shifted(HURT, 1)), "occurrences o1: evidence[0] at r1["),
    (edit("occurrences", evidence=(Evidence("r1", 5, 5, ""),)), "outside the report's"),
    (edit("occurrences", evidence=(Evidence("r1", 0, 9999, "x"),)), "outside the report's"),
    (edit("occurrences", evidence=(Evidence("r9", 0, 4, "Nine"),)), "id r9 is not in the record"),
    (lambda r: edit("issues", evidence=(Evidence("r3", 0, 800, LONG),))(
        replace(r, texts={**TEXTS, "r3": LONG})), "longer than 700"),
    (edit("occurrences", 1, id="o1", part_of=None), "the id is used twice"),
    (edit("occurrences", roles=(Role("witness", "a9"),)), "occurrences o1: roles[0], actor: id a9"),
    (edit("occurrences", roles=(Role("witness", "o2"),)), "stands in occurrences, not in actors"),
    (edit("occurrences", 1, part_of="o9"), "occurrences o2, part_of"),
    (edit("occurrences", 1, replaces="f1"), "occurrences o2, replaces"),
    (edit("occurrences", points=("p9",)), "occurrences o1, points"),
    (edit("occurrences", 1, derived_from=("o9",)), "occurrences o2, derived_from"),
    (edit("occurrences", 1, derived_from=("o2",)), "o2: no evidence, and what it is derived from leads to none"),
    (edit("occurrences", time=Time(edtf="2024-05-03", from_=("r9",))), "occurrences o1: time, from"),
    (edit("remarks", speaker="a9"), "remarks m1, speaker"),
    (edit("remarks", addressee="a9"), "remarks m1, addressee"),
    (edit("remarks", occasion="f1"), "remarks m1, occasion"),
    (edit("facts", about="d1"), "facts f1, about"),
    (edit("facts", value=ActorValue(id="a9")), "facts f1: value, id"),
    (edit_account(0, by="a9"), "facts f1: accounts[0], by"),
    (edit_account(0, report="r3"), "facts f1: accounts[0].evidence[0]: lies in r1"),
    (edit("differences", about=("f9",)), "differences d1, about"),
    (edit("differences", suspect=("f1",)), "differences d1, suspect"),
    (edit("ledger", parties=("a9",)), "ledger l1, parties"),
    (edit("ledger", by="a9"), "ledger l1, by"),
    (edit("cautions", about=("r9",)), "cautions c1, about"),
    (edit("points", lines=("f9",)), "points p1, lines"),
    (edit("decisions", ids=("f9",)), "decisions 0, ids"),
    (edit("issues", evidence=()), "issues 0: no evidence"),
    (edit("families", derived_from=(), evidence=()), "y1: no evidence"),
    (edit("families", reports=("r1",)), "reports r3: its family y1 does not list it"),
    (edit("families", 1, reports=("r2", "r3")), "families y2: lists r3"),
    (edit("reports", family="y9"), "reports r1, family"),
    (edit_wording(0, text="The fog came down in a minute,"), "remarks m1: wordings[0]: the direct wording"),
    (edit_wording(0, evidence=(cite("r1", "Ilse Brandt"),)), "remarks m1: wordings[0]: the direct wording"),
    (edit_wording(0, text="“”"), "remarks m1: wordings[0]: the direct wording"),
    (edit_wording(0, report="r2"), "remarks m1: wordings[0].evidence[0]: lies in r1"),
    (edit("facts", independent=3), "independent is 3, the families behind its accounts are 2"),
    (edit("facts", independent=1), "counted lists 2 accounts"),
    (edit("facts", counted=(0, 7)), "an account that isn't there"),
    (edit("facts", counted=(0, 2)), "share a family"),
    (edit("facts", voices=()), "its voices do not part its 3 accounts"),
    (edit("facts", voices=(Voice(accounts=(0, 1, 2), body=None, why="x"),)), "share a voice"),
    (edit("facts", voices=(Voice(accounts=(0, 1, 2), body="a0123456789", why="x"),)), "voices[0], body"),
    (edit("facts", derived_from=("o1",), accounts=()), "facts f1: has no account"),
    (edit_account(1, value=count(8, 12)), "contested, yet no two of its accounts exclude each other"),
    (edit_account(1, value=count(12, 8)), "no number lies between"),
    (edit_account(1, value=count(float("nan"))), "no number lies between"),
    (edit("occurrences", weight=float("inf")), "weight inf"),
    (edit("occurrences", 1, time=TIMED), "occurrences o2: begins 2024-05-01, yet stands after o1"),
    (lambda r: edit("occurrences", time=None)(edit("occurrences", 1, time=TIMED)(r)), "stands after o1, whose time"),
    (edit_story(first=("f9",)), "story, first"),
    (edit_story(first=("f1", "f1")), "story: first lists 2 ids"),
    (edit_story(coverage=Coverage(lines=0.5, points=0.5, issues=0.5, sentences=4)), "don't add up to 1"),
    (edit("reports", 1, siglum="A"), "siglum A is used twice"),
    (edit("reports", 1, text_file="reports/r1.txt"), "text_file reports/r1.txt is used twice"),
    (edit("reports", text_file="../r1.txt"), "is not a path below the record"),
    (edit("reports", path="/home/desk/r1.txt"), "is not relative to what was given"),
    (edit("reports", published=PublishedTime(edtf="2024", precision="year", read_from="now")), "was read from 'now'"),
    (edit("reports", 2, blocks=()), "at its end stands in no block"),
    (edit("reports", 2, blocks=(Block(3, 71, "body"),)), "'Nin' before it stands in no block"),
    (edit("reports", 2, blocks=(Block(0, 30, "body"), Block(20, 71, "body"))), "begins before the block before it"),
    (edit("reports", 2, blocks=(Block(0, 99, "body"),)), "outside the report's 71 characters"),
    (edit("reports", 2, sentences=(Sentence(0, 99),)), "sentences[0] at [0:99]: outside"),
    (edit("reports", 2, sentences=(Sentence(0, 40), Sentence(30, 71))), "begins before the sentence before it"),
    (edit("reports", 2, sentences=(Sentence(0, 40, (), 4),)), "there is no block 4"),
    (edit("reports", 0, sentences=(Sentence(0, 20, (), 1),)), "does not begin in block 1"),
    (edit("occurrences", status="done"), "Invalid enum value 'done'"),
    (lambda r: replace(r, texts={"r1": TEXTS["r1"], "r3": TEXTS["r3"]}), "reports r2: its text is not at hand"),
    (lambda r: replace(r, texts={**TEXTS, "r8": "x"}), "texts r8: no such report was given"),
]  # fmt: skip


def test_check_finds_nothing_in_a_sound_record() -> None:
    assert check(build()) == ()
    require_sound(build())


@pytest.mark.parametrize(("breach", "expected"), BREACHES, ids=[expected for _, expected in BREACHES])
def test_check_names_a_broken_promise(breach: Callable[[Record], Record], expected: str) -> None:
    faults = check(breach(build()))
    assert any(expected in fault for fault in faults), faults
    assert all(fault.endswith(".") for fault in faults)


def test_check_takes_lists_for_tuples() -> None:
    assert check(replace(build(), issues=[Issue(what="x", why="y")]))  # type: ignore[arg-type]


def test_check_leaves_findings_alone() -> None:
    assert check(edit("facts", members=("x0123456789",))(build())) == ()


def test_check_lets_a_voice_stand_for_words() -> None:
    voices = (Voice(accounts=(0, 2), body="one text", why="x"), Voice(accounts=(1,), body="a1", why="x"))
    assert check(edit("facts", voices=voices)(build())) == ()


@pytest.mark.parametrize("edtf", ["2024-05-03T09:00:00", "XXXX-05-01", "../2024-05-01", "not a date"])
def test_check_orders_days_alone(edtf: str) -> None:
    assert check(edit("occurrences", 1, time=Time(edtf=edtf))(build())) == ()


def test_check_allows_marks_nobody_sees_between_blocks() -> None:
    record = replace(build(), texts={**TEXTS, "r3": TEXTS["r3"] + "\u200b\u00ad\n"})
    assert check(record) == ()


def test_contested_holds_where_one_pair_of_accounts_excludes_each_other() -> None:
    accounts = (
        account("r1", "Nine people were hurt", count(9)),
        account("r2", "Elf Menschen", count(5, 20)),
        account("r3", "Nine people were hurt", count(12)),
    )
    assert check(edit("facts", accounts=accounts)(build())) == ()


def test_require_sound_lists_every_fault() -> None:
    broken = edit("remarks", speaker="a9")(edit("facts", independent=3)(build()))
    with pytest.raises(BrokenRecord) as raised:
        require_sound(broken)
    assert all(fault in str(raised.value) for fault in check(broken))
    assert "3 faults" in str(raised.value)
