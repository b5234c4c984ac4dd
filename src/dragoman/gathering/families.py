"""Families: reports that are not independent of each other, and why. Decided before agreement is counted.

Who quotes the same speaker, or names the same agency over a text of its own, stays independent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from dragoman.gathering.renderings import rendering
from dragoman.gathering.wordings import Words, coverage, longest_shared, words_of
from dragoman.record.evidence import Evidence
from dragoman.record.ids import line_id
from dragoman.record.reading import Reading
from dragoman.record.report import Report
from dragoman.record.story import Family

COPY = 0.8
"""Coverage of the shorter report from which nothing of weight was written anew."""
EDITED = 0.25
"""Coverage from which one text lies under the other, whatever was added."""
WIRE = 0.08
"""Coverage that is enough where both credit one agency: a paragraph or two of its text."""
RENDERED, RENDERED_LONGER = 0.6, 0.35
"""Shares of the shorter and the longer report that pair in order when one renders the other."""
CREDITED, CREDITED_PAIRS = 0.15, 3
"""The same where both credit one agency: a few of its sentences, in whatever language, are enough."""
REWORDED = 0.8
"""The same within one language, where two writers come nearer each other by themselves."""

Relation = Literal["copy", "edited", "translation", "wire"]


@dataclass(frozen=True)
class Tie:
    """Two reports (indexes) that depend on each other."""

    a: int
    b: int
    relation: Relation
    why: str
    evidence: tuple[Evidence, Evidence]
    strength: float


def families(readings: Sequence[Reading]) -> tuple[Family, ...]:
    """Every report in exactly one family; families and their reports dated first, then by id."""
    ordered = sorted(readings, key=lambda reading: _order(reading.report))
    words = [words_of(reading) for reading in ordered]
    ties = [tie for i, j in combinations(range(len(ordered)), 2) if (tie := _tie(words, i, j)) is not None]
    groups: list[list[int]] = []
    for i in range(len(ordered)):
        near = [group for group in groups if any(tie.b == i and tie.a in group for tie in ties)]
        merged = sorted([i, *(member for group in near for member in group)])
        groups = [group for group in groups if group not in near] + [merged]
    reports = [reading.report for reading in ordered]
    return tuple(_family(group, reports, ties) for group in sorted(groups))


def _order(report: Report) -> tuple[bool, str]:
    return report.published is None, report.id


def _tie(words: Sequence[Words], i: int, j: int) -> Tie | None:
    """The tie of two reports: by words first, then by credit, then by sentences in order."""
    a, b = words[i], words[j]
    share, passage = coverage(a, b), longest_shared(a, b)
    if passage is not None and share >= EDITED:
        relation: Relation = "copy" if share >= COPY else "edited"
        agency = _shared_credit(a, b)
        if agency and relation == "edited":
            return Tie(i, j, "wire", _wire(agency, share), passage, share)
        return Tie(
            i, j, relation, f"{_percent(share)} of the shorter text stands word for word in the other.", passage, share
        )
    if passage is not None and share >= WIRE and (agency := _shared_credit(a, b)):
        return Tie(i, j, "wire", _wire(agency, share), passage, share)
    return _rendered(words, i, j)


def _wire(agency: str, share: float) -> str:
    return f"Both credit {agency} and share passages: {_percent(share)} of the shorter text."


def _rendered(words: Sequence[Words], i: int, j: int) -> Tie | None:
    found = rendering(words[i].reading, words[j].reading)
    across = words[i].reading.report.language != words[j].reading.report.language
    agency = _shared_credit(words[i], words[j])
    if agency and found is not None and found.shorter >= CREDITED and found.paired >= CREDITED_PAIRS:
        why = f"Both credit {agency}, and {found.paired} sentences pair in order."
        return Tie(i, j, "wire", why, found.evidence, found.shorter)
    if found is None or found.shorter < (RENDERED if across else REWORDED) or found.longer < RENDERED_LONGER:
        return None
    why = f"{found.paired} sentences pair in order, {_percent(found.shorter)} of the shorter text."
    return Tie(i, j, "translation" if across else "edited", why, found.evidence, found.shorter)


def _shared_credit(a: Words, b: Words) -> str | None:
    """The first agency both credit, as the first report writes it."""
    theirs = {credit.casefold() for credit in b.reading.report.credits}
    return next((credit for credit in a.reading.report.credits if credit.casefold() in theirs), None)


def _percent(share: float) -> str:
    return f"{round(share * 100)} %"


def _family(group: Sequence[int], reports: Sequence[Report], ties: Sequence[Tie]) -> Family:
    ids = tuple(reports[i].id for i in group)
    name = line_id("families", ids[0])
    if len(group) == 1:
        why = "Shares no long passage with another report and renders none."
        return Family(id=name, reports=ids, relation="original", why=why, derived_from=ids)
    # Each dependent member by its strongest tie to one before it, or (two met through a third) to any other.
    used: list[Tie] = []
    for i in group[1:]:
        own = [tie for tie in ties if i in (tie.a, tie.b)]
        earlier = [tie for tie in own if tie.b == i]
        used.append(min(earlier or own, key=lambda tie: (-tie.strength, tie.a, tie.b)))
    evidence = dict.fromkeys(span for tie in used for span in tie.evidence)
    return Family(id=name, reports=ids, relation=used[0].relation, why=used[0].why, evidence=tuple(evidence))
