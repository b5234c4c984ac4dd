"""Verdicts: kept a line each, the last one counts, and a line that says something else is asked anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_story import sample_record
from tests.record.ferries import build

from dragoman.evaluating.form import form
from dragoman.evaluating.sampling import Item, items_of
from dragoman.evaluating.stating import passages, stated
from dragoman.evaluating.verdicts import BadVerdicts, judged, load_verdicts, standing, verdict_bytes, verdict_on

ITEMS = {item.line.id: item for item in items_of([sample_record()])}
FACT = ITEMS[sample_record().facts[0].id]


def test_verdicts_come_back_and_the_last_counts(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    given = [verdict_on(FACT, one, stated=stated(FACT), note="»?«") for one in ("wrong", "right")]
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join(map(verdict_bytes, given)))
    assert load_verdicts(path) == given
    found = judged(FACT, standing(given), stated=stated(FACT))
    assert found is not None and (found.verdict, found.note) == ("right", "»?«")


def test_a_verdict_falls_with_what_it_was_about() -> None:
    given = standing([verdict_on(FACT, "right", stated="something else")])
    assert judged(FACT, given, stated=stated(FACT)) is None


def test_no_file_is_no_verdicts(tmp_path: Path) -> None:
    assert load_verdicts(tmp_path / "none.jsonl") == []


def test_every_bad_line_is_told(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    good = verdict_bytes(verdict_on(FACT, "right", stated="x"))
    path.write_bytes(b"{\n" + good + good.replace(b'"right"', b'"perhaps"'))
    with pytest.raises(BadVerdicts, match=r"line 1: (.|\n)*line 3: .*perhaps"):
        load_verdicts(path)


STATED = {
    "occurrences": ("status: took place", "place: Sandmark harbour, Sandmark", "involved: Tern"),
    "remarks": ("speaker: Jonas Vittrup", "[C] partly word for word: beaucoup trop vite"),
    "facts": ("value: 3; contested, 3 independent", "[B] 4, according to die Reederei"),
    "differences": ("contradiction: injured", "[A C D] 3", "[B] 4"),
    "ledger": ("commitment: agreed, by Lena Aakjaer",),
    "actors": ("Jonas Vittrup: person", "misspelling: Jonas Wittrup", "office: harbour_master, current"),
    "points": ("[B] die Nordmole gerammt",),
    "cautions": ("D carries no date",),
}


@pytest.mark.parametrize("name", STATED)
def test_a_line_states_all_it_claims(name: str) -> None:
    item = next(one for one in ITEMS.values() if one.list == name)
    assert all(words in stated(item) for words in STATED[name])


def test_a_line_stands_with_its_sentences_and_a_derived_one_with_those_it_follows_from() -> None:
    found = passages(FACT)
    assert [one.cite.siglum for one in found] == ["A", "B", "C", "D"]
    assert all(any(piece.marked for piece in one.pieces) for one in found)
    derived = next(item for item in items_of([build()]) if item.line.derived_from and item.list == "occurrences")
    assert [piece.text for one in passages(derived) for piece in one.pieces if piece.marked]


def test_form_is_one_escaped_file_that_knows_earlier_verdicts() -> None:
    items: list[Item] = list(ITEMS.values())
    given = standing([verdict_on(FACT, "trivial", stated=stated(FACT), note='"><i>')])
    page = form(items, given)
    assert page.count("<article") == len(items) and page.count(" checked>") == 1
    assert "<i>" not in page and "&lt;i&gt;" in page
    assert "<script>alert" not in page and page == form(items, given)
    assert "default-src &#39;none&#39;" in page and "http" not in page.replace("http-equiv", "")
