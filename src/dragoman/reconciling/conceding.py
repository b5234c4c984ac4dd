"""What somebody denied by one report and concedes, or no longer rules out, by another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from dragoman.languages.polarity import concedes
from dragoman.reconciling.closeness import cosine, numbers
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.voices import Bodies
from dragoman.record.reading import RemarkFinding

SAME_WORDS, NATIVE = 0.5, 0.1
"""How alike the words of a denial and of what is conceded must be, and how much more in one language."""
BEFORE = 40
"""Letters in front of a wording within which its verb stands."""
DAY = 10
"""Letters of a day's date."""


class Conceded(Struct, frozen=True):
    """The denials of one speaker, and what takes them back; `later`: whether every report of it is the younger."""

    denied: tuple[RemarkFinding, ...]
    conceded: RemarkFinding
    later: bool


def denied_then_conceded(desk: Desk, cast: Cast) -> list[Conceded]:
    """Concessions of what another family tells the same speaker, or who speaks for him, to have denied."""
    said = [one for one in desk.findings.values() if isinstance(one, RemarkFinding) and one.speaker]
    bodies = Bodies(desk, cast)
    denials = [one for one in said if one.stance == "deny"]
    yields = [one for one in said if one.stance != "deny" and _concedes(desk, one)]
    met = [(new, old) for new in yields for old in denials if _met(desk, cast, bodies, pair=(old, new))]
    found = []
    for _, pairs in groupby(met, key=lambda pair: pair[0].id):
        told = list(pairs)
        new, old = told[0][0], tuple(denial for _, denial in told)
        found.append(Conceded(old, new, _later(desk, new, old)))
    return found


def _concedes(desk: Desk, one: RemarkFinding) -> bool:
    report = desk.reports[one.report]
    begins = max(one.context_start, one.start - BEFORE, 0)
    return concedes(report.text[begins : one.end], report.language)


def _met(desk: Desk, cast: Cast, bodies: Bodies, *, pair: tuple[RemarkFinding, RemarkFinding]) -> bool:
    """Whether a denial and a concession are of two families, of one voice and of one thing."""
    old, new = pair
    who = [cast.actor(one.speaker) for one in pair]
    if desk.family[old.report] == desk.family[new.report] or who[0] is None or who[1] is None:
        return False
    if not (who[0] == who[1] or bodies.keys(who[0]) & bodies.keys(who[1])) or not (old.vector and new.vector):
        return False
    native = desk.reports[old.report].language == desk.reports[new.report].language
    return cosine(numbers(old.vector), numbers(new.vector)) >= SAME_WORDS + (NATIVE if native else 0.0)


def _later(desk: Desk, new: RemarkFinding, old: Sequence[RemarkFinding]) -> bool:
    """Whether the concession's report is dated after those of all denials that have a date."""
    days = [published.edtf[:DAY] for one in old if (published := desk.reports[one.report].published)]
    own = desk.reports[new.report].published
    return own is not None and bool(days) and all(day < own.edtf[:DAY] for day in days)


__all__ = ["Conceded", "denied_then_conceded"]
