"""Families: reports that are not independent of each other, and why. Decided before agreement is counted.

Who quotes the same speaker, or names the same agency over a text of its own, stays independent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Literal

from dragoman.gathering.renderings import Lines, lines_of, rendering
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
    """Two reports (indexes) that depend on each other. `evidence` is looked for only where a family shows it."""

    a: int
    b: int
    relation: Relation
    why: str
    evidence: Callable[[], tuple[Evidence, Evidence] | None]
    strength: float


def families(readings: Sequence[Reading]) -> tuple[Family, ...]:
    """Every report in exactly one family; families and their reports dated first, then by id."""
    ordered = sorted(readings, key=lambda reading: _order(reading.report))
    words, lines = [words_of(reading) for reading in ordered], [lines_of(reading) for reading in ordered]
    every = combinations(range(len(ordered)), 2)
    ties = [tie for i, j in every if (tie := _worded(words, i, j) or _rendered(lines, i, j)) is not None]
    own: list[list[Tie]] = [[] for _ in ordered]
    for tie in ties:
        own[tie.a].append(tie)
        own[tie.b].append(tie)
    groups: list[list[int]] = []
    for i, of in enumerate(own):
        earlier = {tie.a for tie in of if tie.b == i}
        near = [group for group in groups if not earlier.isdisjoint(group)]
        merged = sorted([i, *(member for group in near for member in group)])
        groups = [group for group in groups if group not in near] + [merged]
    reports = [reading.report for reading in ordered]
    return tuple(_family(group, reports, own) for group in sorted(groups))


def _order(report: Report) -> tuple[bool, str]:
    return report.published is None, report.id


def _worded(words: Sequence[Words], i: int, j: int) -> Tie | None:
    """The tie of two reports that share passages: a copy, an edited text, or a wire's where both credit it."""
    a, b = words[i], words[j]
    share = coverage(a, b)
    agency = _shared_credit(a.reading, b.reading) if WIRE <= share < COPY else None
    passage = partial(longest_shared, a, b)
    if agency:
        why = f"Both credit {agency} and share passages: {_percent(share)} of the shorter text."
        return Tie(i, j, "wire", why, passage, share)
    if share < EDITED:
        return None
    why = f"{_percent(share)} of the shorter text stands word for word in the other."
    return Tie(i, j, "copy" if share >= COPY else "edited", why, passage, share)


def _rendered(lines: Sequence[Lines], i: int, j: int) -> Tie | None:
    """The tie of two reports whose sentences pair in order."""
    a, b = lines[i].reading, lines[j].reading
    across = a.report.language != b.report.language
    agency, needed = _shared_credit(a, b), RENDERED if across else REWORDED
    found = rendering(lines[i], lines[j], least=CREDITED if agency else needed)
    if found is None:
        return None
    evidence = partial(_as_found, found.evidence)
    if agency and found.shorter >= CREDITED and found.paired >= CREDITED_PAIRS:
        why = f"Both credit {agency}, and {found.paired} sentences pair in order."
        return Tie(i, j, "wire", why, evidence, found.shorter)
    if found.shorter < needed or found.longer < RENDERED_LONGER:
        return None
    why = f"{found.paired} sentences pair in order, {_percent(found.shorter)} of the shorter text."
    return Tie(i, j, "translation" if across else "edited", why, evidence, found.shorter)


def _as_found(evidence: tuple[Evidence, Evidence]) -> tuple[Evidence, Evidence]:
    return evidence


def _shared_credit(a: Reading, b: Reading) -> str | None:
    """The first agency both credit, as the first report writes it."""
    theirs = {credit.casefold() for credit in b.report.credits}
    return next((credit for credit in a.report.credits if credit.casefold() in theirs), None)


def _percent(share: float) -> str:
    return f"{round(share * 100)} %"


def _family(group: Sequence[int], reports: Sequence[Report], ties: Sequence[Sequence[Tie]]) -> Family:
    ids = tuple(reports[i].id for i in group)
    name = line_id("families", ids[0])
    if len(group) == 1:
        why = "Shares no long passage with another report and renders none."
        return Family(id=name, reports=ids, relation="original", why=why, derived_from=ids)
    # Each dependent member by its strongest tie to one before it, or (two met through a third) to any other.
    used: list[Tie] = []
    for i in group[1:]:
        earlier = [tie for tie in ties[i] if tie.b == i]
        used.append(min(earlier or ties[i], key=lambda tie: (-tie.strength, tie.a, tie.b)))
    evidence = dict.fromkeys(span for tie in used for span in tie.evidence() or ())
    return Family(id=name, reports=ids, relation=used[0].relation, why=used[0].why, evidence=tuple(evidence))
