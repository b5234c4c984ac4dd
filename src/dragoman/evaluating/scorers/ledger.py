"""Ledger lines: which are told, how far they got, whose they are."""

from __future__ import annotations

from dragoman.evaluating.gold import many
from dragoman.evaluating.ground import Ground, hit
from dragoman.evaluating.matching import matched
from dragoman.evaluating.rightness import KeyOf
from dragoman.evaluating.tally import Section
from dragoman.record.lines import LedgerLine


def ledger(ground: Ground, key_of: KeyOf) -> Section:
    """The section of the ledger."""
    section, golds, lines = Section("ledger"), ground.gold.ledger, ground.record.ledger
    spans = [ground.spans([*(e for step in line.history for e in step.evidence), *line.evidence]) for line in lines]
    parties = [_parties(line, key_of) for line in lines]
    pairs = []
    for gold in golds:
        for place, line in enumerate(lines):
            met = sum(hit(spans[place], ground.anchor(one)) for one in gold.anchors)
            if met and line.kind in many(gold.kind):
                fits = 0.5 * (line.status in gold.statuses) + 0.25 * bool(parties[place] & set(gold.parties))
                pairs.append((met / len(gold.anchors) + fits, gold.key, place))
    places, by_key = matched(pairs), {gold.key: gold for gold in golds}
    section.recall([(gold.key, gold.must) for gold in golds], places)
    both = [(by_key[key], lines[place]) for key, place in places.items()]
    section.rate("status right", [(line.status in gold.statuses, f"{gold.key}: {line.status}") for gold, line in both])
    found = sum(len(parties[place] & set(by_key[key].parties)) for key, place in places.items())
    section.share("parties recall", found, sum(len(gold.parties) for gold, _ in both))
    return section


def _parties(line: LedgerLine, key_of: KeyOf) -> set[str | None]:
    return {key_of(actor) for actor in (*line.parties, *([line.by] if line.by else []))}
