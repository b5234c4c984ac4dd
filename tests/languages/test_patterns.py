"""Templates in text: the longest that begins furthest left, over line ends inside sentences and no others."""

from __future__ import annotations

import pytest

from dragoman.languages.patterns import Patterns
from dragoman.record.errors import BadWords

TABLE = [
    {"name": "day", "patterns": ["{day}", "next {day}"]},
    {"name": "part", "pattern": "{day} ?{part}"},
    {"name": "in", "pattern": "on «{day}»"},
    {"name": "gap", "pattern": r"from[^.\n]{0,20}?«{day} last»"},
]
SLOTS = {"day": "(?-i:Monday|Tuesday)", "part": "(?:night|noon)"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Monday came, and Tuesday", "day:Monday day:Tuesday"),
        ("NEXT Monday", "day:NEXT_Monday"),
        ("on Monday they", "in:Monday"),
        ("on Monday night they", "part:Monday_night"),
        ("Mondaynoon", "part:Mondaynoon"),
        ("Monday\nnight", "part:Monday_night"),
        ("Monday \nNight", "day:Monday"),
        ("from there until Monday last", "gap:Monday_last"),
        ("from there\nuntil Monday last", "day:Monday"),
        ("from Mondays, a monday and BlueMonday", ""),
        ("", ""),
    ],
)
def test_find(text: str, found: str) -> None:
    hits = [
        f"{hit.entry['name']}:{'_'.join(text[hit.start : hit.end].split())}"
        for hit in Patterns(TABLE, SLOTS).find(text)
    ]
    assert " ".join(hits) == found


def test_slots_have_their_places() -> None:
    (hit,) = Patterns(TABLE, SLOTS).find("come on Monday night")
    assert hit.slots == {"day": (8, 14), "part": (15, 20)} and (hit.whole_start, hit.whole_end) == (8, 20)


def test_an_unknown_slot_is_told_before_any_text() -> None:
    with pytest.raises(BadWords, match=r"unknown slot 'hour'\. Slots here: day, part"):
        Patterns([{"pattern": "{day} {hour}"}], SLOTS)
