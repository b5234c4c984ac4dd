"""How near two wordings are by their own words: what is said, apart from all else that its sentence tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman.record.reading import RemarkFinding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

FLOOR = 0.25
"""Wordings of paired sentences farther apart than this are two things told side by side."""
SAID, TURNED, QUOTED = 0.59, 0.38, 0.42
"""How near wordings must be that no pair of sentences joins: of one speaker, of one speaker who denies or demands in
both, of one speaker quoted in both."""
VOICED, VOICED_TURNED = 0.65, 0.38
"""The same for a body and who speaks for it: they say more between them."""
NATIVE = 0.18
"""How much nearer wordings in one language must be: all that one man says of one matter is alike there."""
QUOTATIONS, NATIVE_QUOTATIONS = 0.35, 0.25
"""How near direct quotations must be whose sentences are alike, and how much nearer in one language."""
DECIMALS = 4
TURNING = ({"deny", "refuse"}, {"demand"})
"""Stances of one deed in words."""
GOOD, BAD = frozenset({"praise", "confirm"}), frozenset({"refuse", "deny", "criticise"})
DEEDS = frozenset({"reported", "mixed", "indirect"})


class Closeness:
    """The wordings of a story by their vectors."""

    def __init__(
        self,
        findings: Sequence[RemarkFinding],
        *,
        languages: Mapping[str, str | None],
        akin: Callable[[RemarkFinding, RemarkFinding], bool],
    ) -> None:
        self.findings, self.languages, self._akin = findings, languages, akin
        self._vectors = {one.id: numbers(one.vector) for one in findings if one.vector is not None}
        self._known: dict[tuple[str, str], float | None] = {}

    def of(self, a: RemarkFinding, b: RemarkFinding) -> float | None:
        """The cosine of two wordings' own words, rounded; None where one has no vector."""
        key = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        if key not in self._known:
            one, other = (self._vectors.get(name) for name in key)
            self._known[key] = None if one is None or other is None else cosine(one, other)
        return self._known[key]

    def far(self, a: RemarkFinding, b: RemarkFinding) -> bool:
        """Whether two wordings are known to say other things, however alike their sentences are."""
        near = self.of(a, b)
        return near is not None and near < FLOOR

    def like_quotations(self, a: RemarkFinding, b: RemarkFinding) -> bool:
        """Whether two direct quotations in like sentences may be one by their own words."""
        near = self.of(a, b)
        return near is None or near >= QUOTATIONS + (NATIVE_QUOTATIONS if self._native(a, b) else 0.0)

    def _native(self, a: RemarkFinding, b: RemarkFinding) -> bool:
        return self.languages.get(a.report) == self.languages.get(b.report)

    def same(self, a: RemarkFinding, b: RemarkFinding, *, one_speaker: bool) -> float:
        """How near two wordings are that are each the other report's nearest; 0 where that isn't enough."""
        near = self.of(a, b)
        wanted = _wanted(a, b) if one_speaker else VOICED_TURNED if _one_deed(a, b) else VOICED
        wanted += NATIVE if self._native(a, b) else 0.0
        if near is None or near < wanted or _opposed(a, b):
            return 0.0
        return near if self._nearest(a, b) and self._nearest(b, a) else 0.0

    def _nearest(self, a: RemarkFinding, b: RemarkFinding) -> bool:
        """Whether no other wording of its report that may be his is as near as `b` to `a`; beside a deed only its like
        counts."""
        deed = _one_deed(a, b)
        others = (one for one in self.findings if one.report == b.report and one is not b and self._akin(a, one))
        others = (one for one in others if not deed or _one_deed(a, one))
        near = self.of(a, b) or 0.0
        return all((self.of(a, other) or 0.0) < near for other in others)


def _wanted(a: RemarkFinding, b: RemarkFinding) -> float:
    """How near two wordings of one speaker must be."""
    if _one_deed(a, b):
        return TURNED
    return QUOTED if a.form == b.form == "direct" else SAID


def _one_deed(a: RemarkFinding, b: RemarkFinding) -> bool:
    """Whether two wordings tell a deed in words of one sort: both deny, both demand."""
    return any({a.stance, b.stance} <= stances for stances in TURNING) and {a.form, b.form} <= DEEDS


def _opposed(a: RemarkFinding, b: RemarkFinding) -> bool:
    """Whether one greets what the other turns down."""
    return any(one.stance in GOOD and other.stance in BAD for one, other in ((a, b), (b, a)))


def numbers(vector: bytes) -> Vector:
    """A vector's numbers."""
    import numpy as np

    return np.frombuffer(vector, dtype="<f2").astype(np.float64)


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1, rounded: their last bits depend on the machine."""
    return round(float(one @ other), DECIMALS)


__all__ = ["Closeness", "cosine", "numbers"]
