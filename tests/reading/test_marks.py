"""Quotation marks: ( opens, ) closes, ! has no partner."""

from __future__ import annotations

import pytest

from dragoman.reading.marks import pair_marks

CASES = [
    ("“Go,” he said. “Now.”", "()()"),
    ("„Geh“, sagte er. „Jetzt.“", "()()"),
    ("„Geh”, sagte er, und »jetzt« ging er.", "()()"),
    ('"Go," he said. "Now."', "()()"),
    ("« Va », dit-il, l’« homme » part.", "()()"),
    ("“He said “no” and left.”", "(())"),
    ("It's the crews' boat, isn't it?", ""),
    ('A 12" pipe broke.', ""),
    ("“Go, he said.", "!"),
    ("Go,” he said.", "!"),
    ("called “safe”While they", "()"),
]


@pytest.mark.parametrize(("text", "shape"), CASES)
def test_marks_pair_as_drawn(text: str, shape: str) -> None:
    found = pair_marks(text)
    assert "".join("!" if mark.partner < 0 else "(" if mark.role == "open" else ")" for mark in found) == shape


def test_marks_name_each_other() -> None:
    for text, _ in CASES:
        marks = {mark.index: mark for mark in pair_marks(text)}
        assert all(marks[mark.partner].partner == mark.index for mark in marks.values() if mark.partner >= 0)
