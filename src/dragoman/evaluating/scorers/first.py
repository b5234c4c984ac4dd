"""The first screen: how many of its ten lines meet what weighs most in the gold."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.evaluating.gold import Anchor
from dragoman.evaluating.ground import Ground, hit
from dragoman.evaluating.tally import Section

SCREEN = 10
SEVERAL = 3
"""Reports that must tell a thing for it to weigh."""
LISTS = ("occurrences", "remarks", "facts", "differences", "ledger")


def first(ground: Ground) -> Section:
    """The section of the first screen."""
    section = Section("first")
    weighty = [ground.anchors(told) for told in _weighty(ground)]
    lines = {line.id: line for name in LISTS for line in getattr(ground.record, name)}
    met: dict[str, set[int]] = {}
    for one in dict.fromkeys(ground.record.story.first[:SCREEN]):
        spans = ground.spans(lines[one].spans()) if one in lines else []
        met[one] = {number for number, places in enumerate(weighty) if hit(spans, places)}
        if not met[one]:
            section.note("weighs little or is no line of events", lines[one].label if one in lines else one)
    section.share("lines of the first screen that weigh", sum(map(bool, met.values())), SCREEN)
    section.count("weighty things told on it", len(set().union(*met.values())))
    return section


def _weighty(ground: Ground) -> Iterator[tuple[Anchor, ...]]:
    """What any careful reader wants and three reports tell, and differences such a reader wants."""
    gold = ground.gold
    told: list[tuple[bool, tuple[Anchor, ...]]] = [
        *((one.must, one.mentions) for one in gold.occurrences),
        *((one.must, one.wordings) for one in gold.remarks),
        *((one.must, one.accounts) for one in gold.facts),
        *((one.must, one.anchors) for one in gold.ledger),
    ]
    yield from (anchors for must, anchors in told if must and len({one.file for one in anchors}) >= SEVERAL)
    for difference in gold.differences:
        if difference.must:
            yield tuple(one for side in difference.sides for one in side)
