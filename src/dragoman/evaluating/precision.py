"""What verdicts on a sample say of all lines: precision with Wilson's 95 % interval, in whole and by stratum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from math import sqrt

from msgspec import Struct

from dragoman.evaluating.verdicts import JUDGEMENTS, Verdict

Z = 1.959964
"""The normal quantile that leaves 2.5 % on each side."""


class Precision(Struct, frozen=True, kw_only=True):
    """Counts of one group. A line counts as true where it is right or trivial; unsure ones count for neither."""

    group: str
    right: int
    trivial: int
    wrong: int
    unsure: int

    @property
    def decided(self) -> int:
        """How many were judged right, trivial or wrong."""
        return self.right + self.trivial + self.wrong

    @property
    def precision(self) -> float | None:
        """The share that is true of those decided; None where none was."""
        return (self.right + self.trivial) / self.decided if self.decided else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the precision."""
        return wilson(self.right + self.trivial, self.decided)


def wilson(hits: int, number: int) -> tuple[float, float]:
    """Wilson's score interval at 95 % (E. B. Wilson, JASA 22, 1927); (0, 1) where nothing was counted."""
    if not number:
        return 0.0, 1.0
    share, square = hits / number, Z * Z / number
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / number + square / (4 * number)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def precision_of(verdicts: Iterable[Verdict], *, group: str = "all") -> Precision:
    """The counts of some verdicts."""
    found = Counter(one.verdict for one in verdicts)
    return Precision(group=group, **{name: found[name] for name in JUDGEMENTS})


def by(verdicts: Iterable[Verdict], group_of: Callable[[Verdict], str]) -> list[Precision]:
    """The counts of each group, in the order of their names."""
    groups: dict[str, list[Verdict]] = {}
    for one in verdicts:
        groups.setdefault(group_of(one), []).append(one)
    return [precision_of(groups[name], group=name) for name in sorted(groups)]


def report(verdicts: Iterable[Verdict]) -> str:
    """Precision in whole, by list, by list and kind, and by language, as a table for a terminal or a file."""
    verdicts = list(verdicts)
    parts = {
        "list": by(verdicts, lambda one: one.list),
        "kind": by(verdicts, lambda one: f"{one.list}: {one.kind}"),
        "language": by(verdicts, lambda one: one.language),
    }
    rows = [HEAD, _row(precision_of(verdicts))]
    for title, found in parts.items():
        rows += ["", f"by {title}", *map(_row, found)]
    return "\n".join(rows)


HEAD = f"{'':34}{'right':>7}{'trivial':>9}{'wrong':>7}{'unsure':>8}{'precision':>11}  95 %"


def _row(one: Precision) -> str:
    low, high = one.interval
    share = "–" if one.precision is None else f"{one.precision:.3f}"
    told = f"{one.group[:33]:34}{one.right:7}{one.trivial:9}{one.wrong:7}{one.unsure:8}{share:>11}"
    return f"{told}  {low:.2f}–{high:.2f}" if one.decided else told
