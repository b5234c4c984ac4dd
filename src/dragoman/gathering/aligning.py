"""Pairs of segments of different reports that seem to tell the same thing, with reasons.

A weighted sum of the features of likeness.py, squeezed into 0..1. Similar is not same: what strings and readers show
(figures, names, kinds, times, negation) is weighed against the vectors; calendar and speakers strike pairs later.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from dragoman.gathering.blocking import compared
from dragoman.gathering.likeness import DECIMALS, Candidate, candidates, rarity_in
from dragoman.gathering.sides import side_of
from dragoman.record.reading import Reading
from dragoman.record.story import Pair

WEIGHTS = files("dragoman") / "trained" / "pairs" / "weights.toml"
KNOWN = frozenset({"names", "actors", "kinds"})
"""Features that sentences share which tell different things of the same people and their meetings."""


class Weighing(Struct, frozen=True):
    """What each feature counts, and where the sum begins."""

    bias: float
    features: dict[str, float]


class Weights(Struct, frozen=True):
    """The trained combination (its card says of what). `accept`: the score a pair needs; `most`: pairs a sentence has
    per report; `same`, `across`: within one language and between two; `words`: what a feature is called on the page.
    """

    accept: float
    most: int
    recipe: str
    same: Weighing
    across: Weighing
    words: dict[str, str]

    def of(self, candidate: Candidate) -> Weighing:
        """What weighs this candidate."""
        return self.across if candidate.across else self.same


@cache
def builtin_weights() -> Weights:
    """The weights that ship (trained/pairs)."""
    from msgspec import convert

    return convert(tomllib.loads(WEIGHTS.read_text(encoding="utf-8")), Weights)


def pairs(readings: Sequence[Reading], *, weights: Weights | None = None) -> tuple[Pair, ...]:
    """All accepted pairs of all reports, by (a, b); `a` is of the report whose id comes first."""
    weights = weights or builtin_weights()
    sides = sorted((side_of(reading) for reading in readings), key=lambda side: side.report)
    rarity = rarity_in(sides)
    found = [
        pair
        for a, b in compared(sides)
        if a.report != b.report
        for pair in _chosen(list(candidates(a, b, rarity)), weights)
    ]
    return tuple(sorted(found, key=lambda pair: (pair.a, pair.b)))


def score(features: Mapping[str, float], weighing: Weighing) -> float:
    """The score of a candidate, rounded: what is compared never depends on a float's last bits."""
    return round(1 / (1 + math.exp(-_total(features, weighing))), DECIMALS)


def _total(features: Mapping[str, float], weighing: Weighing, *, without: frozenset[str] = frozenset()) -> float:
    """The weighted sum of all features but some, as log-odds."""
    weighed = (value * weighing.features.get(name, 0.0) for name, value in features.items() if name not in without)
    return math.fsum([weighing.bias, *weighed])


def _chosen(found: Sequence[Candidate], weights: Weights) -> Iterator[Pair]:
    """The best first; a sentence is paired with few sentences of one report."""
    scored = [(score(candidate.features, weights.of(candidate)), candidate) for candidate in found]
    taken: dict[tuple[str, int], int] = {}
    for points, candidate in sorted(scored, key=lambda item: (-item[0], item[1].a.id, item[1].b.id)):
        ends = (("a", candidate.a.sentence), ("b", candidate.b.sentence))
        if points < weights.accept or any(taken.get(end, 0) >= weights.most for end in ends):
            continue
        for end in ends:
            taken[end] = taken.get(end, 0) + 1
        yield Pair(
            a=candidate.a.id,
            b=candidate.b.id,
            score=points,
            reasons=_reasons(candidate, weights),
            nameless=round(_total(candidate.features, weights.of(candidate), without=KNOWN), DECIMALS),
        )


def _reasons(candidate: Candidate, weights: Weights) -> tuple[str, ...]:
    """What counted, the heaviest first, as plain words."""
    effects = {
        name: value * weights.of(candidate).features.get(name, 0.0) for name, value in candidate.features.items()
    }
    counted = [(effect, name) for name, effect in effects.items() if name in weights.words and abs(effect) >= 0.1]
    ordered = sorted(counted, key=lambda item: (-abs(item[0]), item[1]))
    return tuple(
        weights.words[name].format(
            value=candidate.features[name], shared=", ".join(candidate.shared), clashing=", ".join(candidate.clashing)
        )
        + f" ({effect:+.1f})"
        for effect, name in ordered
    )
