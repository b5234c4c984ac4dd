"""What is worth a ledger line: what two families tell, or what one tells outright, of somebody named and a set time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.reconciling.ledger_drafts import Draft, Matters
from dragoman.record.values import Status

SET = frozenset({"planned", "confirmed", "invited", "accepted", "agreed"})
"""Statuses of what somebody has set; what may or might be needs a time or a second family."""
OVER = frozenset({"held", "under_way", "partly"})


def worth_a_line(matters: Matters, group: Sequence[Draft], status: Status) -> bool:
    """Whether a group of drafts tells an editor where something stands, and is no report's passing word."""
    parties = {party for draft in group for party in draft.parties}
    named = {party for party in parties if party in matters.cast.known and matters.cast.known[party].kind != "unnamed"}
    families = {matters.desk.family[step.evidence.report] for draft in group for step in draft.steps}
    if len(families) > 1:
        return bool(named) or not parties
    if parties and not named:
        return False
    if any(step.turn for draft in group for step in draft.steps):
        return True  # a plan that took another's place
    rule = _BY_ONE.get(group[0].kind)
    return rule is None or rule(group, status, len(named))


def _timed(group: Sequence[Draft]) -> bool:
    return any(draft.time is not None and draft.time.edtf for draft in group)


def _visit(group: Sequence[Draft], status: Status, named: int) -> bool:
    """A visit of one report is background once it took place, and a guess before it is set."""
    return status not in OVER and (status in SET or status not in ("proposed", "expected") or _timed(group))


def _commitment(group: Sequence[Draft], status: Status, named: int) -> bool:
    mutual = group[0].by is None
    if status in ("proposed", "expected", "planned") and mutual:
        return named > 1
    return not mutual or named > 1 or _timed(group)


def _expectation(group: Sequence[Draft], status: Status, named: int) -> bool:
    return group[0].source == "remark" or status in SET or _timed(group)


_BY_ONE: dict[str, Callable[[Sequence[Draft], Status, int], bool]] = {
    "visit": _visit, "commitment": _commitment, "expectation": _expectation,
}  # fmt: skip
"""By kind, whether what one family tells is worth a line."""
