"""Points: sentences of different reports that tell the same thing."""

from __future__ import annotations

from itertools import combinations

from dragoman.evaluating.ground import Ground, Span, hit
from dragoman.evaluating.tally import Section

Mention = tuple[str, str, list[Span]]
"""A gold key, a file, and where it is told there."""


def points(ground: Ground) -> Section:
    """The section of the points: recall over what the gold says two reports tell, precision where it can judge."""
    section, mentions = Section("points"), _mentions(ground)
    told = [ground.spans(point.sentences) for point in ground.record.points]
    pairs = [(a, b) for a, b in combinations(mentions, 2) if a[0] == b[0] and a[1] != b[1] and a[2] and b[2]]
    section.rate(
        "recall (pairs told by two reports)",
        [(any(hit(p, a[2]) and hit(p, b[2]) for p in told), f"{a[0]}: {a[1][:4]} {b[1][:4]}") for a, b in pairs],
        wrong="not aligned",
    )
    keys = [[_keys(span, mentions) for span in point] for point in told]
    judged = [
        (keys[n][a], keys[n][b])
        for n, point in enumerate(told)
        for a, b in combinations(range(len(point)), 2)
        if point[a].file != point[b].file and keys[n][a] and keys[n][b]
    ]
    section.rate(
        "precision (pairs the gold can judge)",
        [(one & other, f"{', '.join(sorted(one))} with {', '.join(sorted(other))}") for one, other in judged],
        wrong="aligned wrongly",
    )
    return section


def _mentions(ground: Ground) -> list[Mention]:
    told = [(gold.key, one) for gold in ground.gold.occurrences for one in gold.mentions]
    said = [(gold.key, one) for gold in ground.gold.remarks for one in gold.wordings]
    return [(key, one.file, ground.anchor(one)) for key, one in (*told, *said)]


def _keys(span: Span, mentions: list[Mention]) -> set[str]:
    return {key for key, file, places in mentions if file == span.file and hit([span], places)}
