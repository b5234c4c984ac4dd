"""Days told by their distance: "on Thursday, two days after the court annulled the vote" dates the annulment."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.builtin.drafts import Draft
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.record.reading import TimeFinding

LAG = "lag"
"""How the spec of such a time begins (languages/relative.py)."""
NEAR = 10
"""Tokens within which the happening follows that a distance is told of."""


def is_lag(item: Seen) -> bool:
    """Whether a time is a distance from a happening that is told behind it."""
    return isinstance(item.finding, TimeFinding) and (item.finding.relative or "").startswith(LAG)


def give_lags(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Dates what follows a distance, where another day of the sentence is what it is counted from."""
    for item in (item for item in scene.times if _counted(item)):
        told = [other for other in scene.times if not is_lag(other) and _day(other)]
        near = [draft for draft in drafts if 0 <= draft.trigger.index - item.last < NEAR]
        near = [draft for draft in near if _unbroken(scene, item.last, draft.trigger.index)]
        if near and near[0].time is None and any(_unlike(scene, other, near[0]) for other in told):
            near[0].time = item


def _counted(item: Seen) -> bool:
    """Whether a distance is told in days: "three weeks after" names none."""
    return is_lag(item) and isinstance(item.finding, TimeFinding) and ":" in (item.finding.relative or "")


def _day(item: Seen) -> bool:
    """Whether a time tells a day: a weekday or a date."""
    finding = item.finding
    return isinstance(finding, TimeFinding) and finding.value.precision == "day"


def _unbroken(scene: Scene, first: int, last: int) -> bool:
    return not any({",", ";"} & set(scene.tokens[at].gap) for at in range(first, last + 1))


def _unlike(scene: Scene, item: Seen, draft: Draft) -> bool:
    """Whether a time stands outside what a draft is told by."""
    return scene.tree.top(item.first, item.last) not in scene.tree.below(scene.node(draft.trigger))
