"""Actors: forms of names tied to the record's actors, and how well they stand together (B-cubed)."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from dragoman.evaluating.gold import GoldActor, GoldForm, many
from dragoman.evaluating.ground import Ground, plain
from dragoman.evaluating.rightness import KeyOf
from dragoman.evaluating.scorers.forms import Names, Written
from dragoman.evaluating.tally import Section
from dragoman.record.lines import Actor

WRONG = ("misspelling", "confusion")


class Tied(NamedTuple):
    """A form of the gold and what the record writes for it."""

    actor: GoldActor
    form: GoldForm
    written: Written | None


def actors(ground: Ground) -> tuple[Section, KeyOf]:
    """The section of the actors, and the gold key of each of the record's."""
    section, names, golds = Section("actors"), Names(ground), ground.gold.actors
    tied = [Tied(gold, form, names.find(form)) for gold in golds for form in gold.forms]
    keys = _keys(ground, tied)
    section.recall([(gold.key, gold.must) for gold in golds], set(keys.values()))
    _b_cubed(section, [one for one in tied if one.form.status != "description"])
    wrong = [one for one in tied if one.form.status in WRONG]
    flagged = [(_flagged(one, keys), f"{one.form.form} of {one.actor.key}") for one in wrong]
    section.rate("wrong forms flagged", flagged, wrong="wrong form not flagged")
    plain_ones = [one for one in tied if one.form.status in ("canonical", "variant")]
    section.alarm(
        "right forms called wrong", sum(bool(one.written and one.written.status in WRONG) for one in plain_ones)
    )
    _names(ground, section, keys)
    return section, lambda actor: keys.get(actor) if actor else None


def _keys(ground: Ground, tied: list[Tied]) -> dict[str, str]:
    """By the record's actor: the gold key most of its forms belong to, descriptions last; else by its name."""
    votes: dict[str, dict[str, tuple[int, int]]] = {}
    for actor, form, written in tied:
        if written:
            told = votes.setdefault(written.actor, {})
            names, descriptions = told.get(actor.key, (0, 0))
            described = form.status == "description"
            told[actor.key] = (names + (not described), descriptions + described)
    keys = {one: max(sorted(told), key=lambda key: told[key]) for one, told in votes.items()}
    for one in ground.record.actors:
        if one.id not in keys:
            named = [gold.key for gold in ground.gold.actors if plain(one.name) in _right_names(gold)]
            if named:
                keys[one.id] = named[-1]
    return keys


def _b_cubed(section: Section, tied: list[Tied]) -> None:
    """Each form's share of right company among the record's forms, and among the gold's."""
    held = [(one.actor.key, one.written.actor) for one in tied if one.written]
    both, of_record = Counter(held), Counter(actor for _, actor in held)
    of_gold = Counter(one.actor.key for one in tied)
    right = sum(both[pair] / of_record[pair[1]] for pair in held)
    found = sum(both[pair] / of_gold[pair[0]] for pair in held)
    precision, recall = right / max(1, len(held)), found / max(1, len(tied))
    section.share("B-cubed precision", right, len(held))
    section.share("B-cubed recall", found, len(tied))
    together = precision + recall
    section.share("B-cubed F", 2 * precision * recall / together * len(tied) if together else 0, len(tied))


def _flagged(one: Tied, keys: dict[str, str]) -> bool:
    written = one.written
    return written is not None and keys.get(written.actor) == one.actor.key and written.status in WRONG


def _names(ground: Ground, section: Section, keys: dict[str, str]) -> None:
    known = {one.id: one for one in ground.record.actors}
    seen: dict[str, list[Actor]] = {}
    for actor, key in keys.items():
        seen.setdefault(key, []).append(known[actor])
    golds = [gold for gold in ground.gold.actors if gold.key in seen]
    named = [gold for gold in golds if gold.must and gold.kind != "unnamed"]
    section.rate("name right", [(_named(gold, seen), f"{gold.name}: {seen[gold.key][0].name}") for gold in named])
    section.rate("kind right", [(any(a.kind in many(g.kind) for a in seen[g.key]), g.key) for g in golds])


def _named(gold: GoldActor, seen: dict[str, list[Actor]]) -> bool:
    return any(plain(one.name) in _right_names(gold) for one in seen[gold.key])


def _right_names(gold: GoldActor) -> set[str]:
    return {plain(name) for name in (*many(gold.names), gold.name)}
