"""Differences: which are told, of what kind, with which verdict; conflicts that are none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from dragoman.evaluating.gold import GoldDifference
from dragoman.evaluating.ground import Ground, Span, hit
from dragoman.evaluating.matching import matched
from dragoman.evaluating.tally import Section
from dragoman.record.lines import Difference


def differences(ground: Ground) -> Section:
    """The section of the differences."""
    section, golds, lines = Section("differences"), ground.gold.differences, ground.record.differences
    accounts = [accounts_of(ground, line) for line in lines]
    pairs = []
    for gold in golds:
        for place, line in enumerate(lines):
            if (score := _score(ground, gold, line, accounts=accounts[place])) is not None:
                pairs.append((score, gold.key, place))
    places, by_key = matched(pairs), {gold.key: gold for gold in golds}
    section.recall([(gold.key, gold.must) for gold in golds], places)
    _right(ground, section, [(by_key[key], lines[place]) for key, place in places.items()])
    false = {
        p for p, line in enumerate(lines) if _false_conflict(section, line, p, pairs=pairs, places=places, golds=by_key)
    }
    section.alarm("false conflicts", len(false), sum(line.verdict == "conflict" for line in lines))
    lone = [line for place, line in enumerate(lines) if all(place != other for _, _, other in pairs)]
    for line in lone:
        section.note("unmatched", f"{line.id} {line.kind}/{line.verdict}: {line.why}")
    section.hint("unmatched: nothing like it in the gold", len(lone), len(lines))
    return section


def accounts_of(ground: Ground, line: Difference) -> list[list[Span]]:
    """Where each account of a difference stands."""
    return [ground.spans(account.evidence) for account in line.accounts]


def sides_touched(sides: Sequence[Sequence[Span]], accounts: Sequence[Sequence[Span]]) -> int:
    """How many sides accounts of their own tell; 0 where one account tells them all."""
    told = [{number for number, spans in enumerate(accounts) if hit(spans, side)} for side in sides]
    told = [one for one in told if one]
    apart = any(a != b for one, other in combinations(told, 2) for a in one for b in other)
    return len(told) if apart else 0


def _score(ground: Ground, gold: GoldDifference, line: Difference, *, accounts: list[list[Span]]) -> float | None:
    """How well a difference fits, or None where it doesn't tell two of the sides."""
    touched = sides_touched([ground.anchors(side) for side in gold.sides], accounts)
    if touched < 2:
        return None
    spans = [span for account in accounts for span in account]
    told = [hit(spans, ground.anchor(one)) for side in gold.sides for one in side]
    near = sum(told) / len(told) / (1 + len(accounts))  # Small: tells lines about the same sentences apart.
    return touched / len(gold.sides) + (line.kind in gold.kinds) + 0.25 * (line.verdict in gold.verdicts) + near


def _right(ground: Ground, section: Section, both: list[tuple[GoldDifference, Difference]]) -> None:
    section.rate("kind right", [(one.kind in gold.kinds, f"{gold.key}: {one.kind}") for gold, one in both])
    verdicts = [(g, one, f"{g.key}: {one.verdict}, not {'/'.join(g.verdicts)}") for g, one in both]
    section.rate("verdict right", [(one.verdict in gold.verdicts, told) for gold, one, told in verdicts])
    slips = [(gold, {ground.file_of.get(report) for report in one.suspect}) for gold, one in both if gold.suspect]
    section.rate("suspect report named", [(files & set(gold.suspect), gold.key) for gold, files in slips])


def _false_conflict(
    section: Section,
    line: Difference,
    place: int,
    *,
    pairs: list[tuple[float, str, int]],
    places: dict[str, int],
    golds: dict[str, GoldDifference],
) -> bool:
    """A conflict that fits a difference which is none, matched to it or of its kind, and is not matched to one."""
    matched_to = next((key for key, used in places.items() if used == place), None)
    if line.verdict != "conflict" or (matched_to and "conflict" in golds[matched_to].verdicts):
        return False
    fitting = (golds[key] for _, key, other in pairs if other == place)
    bad = [g.key for g in fitting if "conflict" not in g.verdicts and (line.kind in g.kinds or g.key == matched_to)]
    if bad:
        section.note("false conflict", f"{bad[0]}: {line.why}")
    return bool(bad)
