"""Gold for the invented ferries, which their record meets in full, and figures by key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from dragoman.evaluating.gold import Gold
from dragoman.evaluating.score import score
from dragoman.evaluating.stories import GoldStory
from dragoman.record.record import Record

STORY = GoldStory(name="ferries", reports=Path("reports"), gold=Gold(), set="aa")
Counts = tuple[float, int | None]
HURT = {"file": "r1.txt", "anchor": "Nine people were hurt"}
ELEVEN = {"file": "r2.txt", "anchor": "Elf Menschen wurden am Freitag verletzt"}
COPIED = {"file": "r3.txt", "anchor": "Nine people were hurt"}
FOG = {"file": "r1.txt", "anchor": "The fog came down within a minute,"}
NEBEL = {"file": "r2.txt", "anchor": "Der Nebel sei sehr schnell gekommen"}


def count(number: float) -> dict[str, Any]:
    """A count."""
    return {"type": "amount", "min": number, "max": number, "unit": "1"}


GOLD: dict[str, Any] = {
    "reports": [
        {"file": "r1.txt", "language": "en", "published": ["2024-05-03"], "family": "one", "genre": "news"},
        {"file": "r2.txt", "language": "en", "published": None, "family": "two", "relation": ["original"]},
        {"file": "r3.txt", "language": "en", "family": "one", "relation": ["copy", "original"]},
    ],
    "actors": [
        {
            "key": "brandt", "kind": ["person"], "name": "Ilse Brandt", "must": True,
            "forms": [{"file": "r1.txt", "form": "Ilse Brandt", "status": "canonical"}],
        },
    ],
    "occurrences": [
        {
            "key": "collision", "kinds": ["accident"], "statuses": ["held"], "time": ["2024-05"], "place": ["Valdora"],
            "roles": ["brandt"], "mentions": [HURT], "must": True,
        },
    ],
    "remarks": [
        {
            "key": "fog", "speaker": ["brandt"], "must": True,
            "wordings": [{**FOG, "form": "direct", "chain": ["brandt"]}, {**NEBEL, "form": ["indirect", "reported"]}],
        },
    ],
    "facts": [
        {
            "key": "hurt", "about": "collision", "property": ["injured"], "standing": ["contested"],
            "independent": [2], "must": True, "best": count(9),
            "accounts": [
                {**HURT, "value": count(9)}, {**ELEVEN, "value": count(11)}, {**COPIED, "value": [count(8), count(9)]},
            ],
        },
    ],
    "differences": [
        {"key": "number", "kinds": ["number"], "verdicts": ["conflict"], "sides": [[HURT], [ELEVEN]], "must": True},
    ],
    "ledger": [
        {"key": "inquiry", "kind": ["expectation"], "statuses": ["expected"], "parties": ["brandt"], "anchors": [HURT]},
    ],
    "order": [],
    "traps": [],
}  # fmt: skip


def gold(**lists: Any) -> Gold:
    """The gold with some lists exchanged."""
    return msgspec.convert({**GOLD, **lists}, Gold)


def figures(record: Record, **lists: Any) -> dict[str, Counts]:
    """Hits and number looked at, by a figure's key."""
    return {one.key: (round(one.hits, 4), one.of) for one in score(gold(**lists), record).figures}


def lost(record: Record, **lists: Any) -> set[str]:
    """What the notes say was wrong, section and what."""
    return {f"{one.section}: {one.what}" for one in score(gold(**lists), record).notes}
