"""Facts: accounts found and their values, what the fact adds them up to, and how many sources stand behind."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.evaluating.gold import GoldFact, many
from dragoman.evaluating.ground import Ground, Span, hit, plain
from dragoman.evaluating.matching import matched
from dragoman.evaluating.rightness import KeyOf, best_right, type_of, value_right
from dragoman.evaluating.scorers.occurrences import Match
from dragoman.evaluating.tally import Section
from dragoman.record.lines import Account, Fact


class Told(NamedTuple):
    """A fact of the record with the places of its accounts."""

    line: Fact
    accounts: list[tuple[Account, list[Span]]]


def facts(ground: Ground, key_of: KeyOf, match: Match) -> Section:
    """The section of the facts."""
    section, golds = Section("facts"), ground.gold.facts
    told = [Told(one, [(a, ground.spans(a.evidence)) for a in one.accounts]) for one in ground.record.facts]
    met = {
        (gold.key, place): found
        for gold in golds
        for place, one in enumerate(told)
        if (found := _met(ground, gold, one, key_of=key_of))
    }
    by_key = {gold.key: gold for gold in golds}
    event_of = match.key_of
    pairs = []
    for (key, place), found in met.items():
        line = told[place].line
        about = event_of.get(line.about) or key_of(line.about)
        same = _same_property(by_key[key], line)
        fits = 1.5 * same + (about in many(by_key[key].about))
        pairs.append((len(found) + sum(found.values()) + fits, key, place))
    places = matched(pairs)
    section.recall([(gold.key, gold.must) for gold in golds], places)
    accounts = [
        (right, f"{key}: {by_key[key].accounts[number].anchor}")
        for key, place in places.items()
        for number, right in met[key, place].items()
    ]
    section.share("accounts found", len(accounts), sum(len(gold.accounts) for gold in golds))
    section.rate("account value right", accounts)
    _right(section, [(by_key[key], told[place].line) for key, place in places.items()], key_of)
    return section


def _met(ground: Ground, gold: GoldFact, told: Told, *, key_of: KeyOf) -> dict[int, bool]:
    """Accounts of the gold that the fact has at their place with a value of their type, and whether it is right."""
    found = {}
    for number, account in enumerate(gold.accounts):
        types, place = {one.type for one in many(account.value)}, ground.anchor(account)
        values = [one.value for one, spans in told.accounts if type_of(one.value) in types and hit(spans, place)]
        if values:
            found[number] = any(value_right(account.value, value, key_of) for value in values)
    return found


def _right(section: Section, both: list[tuple[GoldFact, Fact]], key_of: KeyOf) -> None:
    best = [(best_right(gold.best, one.value, key_of), f"{gold.key}: {one.value}") for gold, one in both if gold.best]
    section.rate("best value right", best)
    section.rate("standing right", [(one.standing in g.standing, f"{g.key}: {one.standing}") for g, one in both])
    contested = [one.standing == "contested" and "contested" not in gold.standing for gold, one in both]
    section.alarm("contested where the gold is not", sum(contested))
    near = [
        (any(abs(one.independent - n) <= 1 for n in g.independent), f"{g.key}: {one.independent}") for g, one in both
    ]
    section.rate("independent within one", near)
    named = [_same_property(gold, one) for gold, one in both]
    section.share("property named as in the gold", sum(named), len(both))


def _same_property(gold: GoldFact, one: Fact) -> bool:
    return plain(one.property) in map(plain, gold.property)
