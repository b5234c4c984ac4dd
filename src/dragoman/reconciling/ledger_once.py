"""Nothing stands in the ledger twice: what a sentence expects, asks, refuses or offers is told by one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from dragoman.ontology import table
from dragoman.reconciling.ledger_drafts import Draft, Matters, Sentence, Step

DONE = frozenset({"held", "under_way", "partly", "in_force", "agreed"})
"""Statuses at which nothing is awaited any more."""
OFFERED = frozenset({"proposed", "expected"})
Group = list[Draft]


def told_once(matters: Matters, groups: Sequence[Group]) -> list[Group]:
    """The groups without what another of them tells.

    Left out are an expectation and a measure that somebody only asks for, where a line of their own tells each of
    their sentences; the sentences of a position in which the same body asks for something; an offer where a later step
    of the same giver's is a line.
    """
    awaited = _spots(matters, groups, lambda draft, step: draft.source in table("kinds") and step.status not in DONE)
    asked = _spots(matters, groups, lambda draft, step: draft.kind == "ask")
    givers = {draft.by for group in groups for draft in group if draft.source == "aid" and not _offer(group)}
    found = []
    for group in groups:
        expected = all(draft.kind == "expectation" and draft.source == "remark" for draft in group)
        wished = group[0].kind == "measure" and all(step.status == "proposed" for step in _steps(group))
        if (expected and _within(matters, group, awaited)) or (wished and _within(matters, group, asked)):
            continue
        if group[0].source == "aid" and _offer(group) and group[0].by in givers:
            continue
        found.append(group)
    return [left for group in found if (left := _beside_asks(matters, group, groups))]


def _beside_asks(matters: Matters, group: Group, groups: Sequence[Group]) -> Group:
    """A position without the sentences in which the same body asks for something."""
    if group[0].kind != "position":
        return group
    own = _spots(matters, groups, lambda draft, step: draft.kind == "ask" and draft.by == group[0].by)
    kept = [
        replace(draft, steps=tuple(step for step in draft.steps if matters.spot(step.evidence) not in own))
        for draft in group
    ]
    return [draft for draft in kept if draft.steps]


def _steps(group: Group) -> list[Step]:
    return [step for draft in group for step in draft.steps]


def _offer(group: Group) -> bool:
    return all(step.status in OFFERED for step in _steps(group))


def _within(matters: Matters, group: Group, spots: set[Sentence]) -> bool:
    return all(matters.spot(step.evidence) in spots for step in _steps(group))


def _spots(matters: Matters, groups: Sequence[Group], fits: Callable[[Draft, Step], bool]) -> set[Sentence]:
    """The sentences of the steps that fit."""
    return {
        matters.spot(step.evidence) for group in groups for draft in group for step in draft.steps if fits(draft, step)
    }
