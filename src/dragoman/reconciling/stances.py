"""Who does what to whom in a segment, by its parse: to see two renderings of one sentence with its parties swapped."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from dragoman.record.comparing import fold
from dragoman.record.reading import Parse, Segment

PATIENTS = frozenset({"obj", "iobj", "nsubj:pass"})
RECIPIENTS = frozenset({"obl", "obl:arg"})
OWNERS = frozenset({"nmod", "nmod:poss"})
POSSESSIVE = frozenset({"nmod:poss", "det", "det:poss"})
NAMING = frozenset({"flat", "compound", "appos"})
FIRST_PERSON = "we"
"""Whoever speaks, as an owner: "B's misreading of our laws"."""
MOST = 3
LEAST = 5
"""Letters from which on a common noun may be known again in another language ("catamaran")."""


class Roles(Struct, frozen=True):
    """Those who act and those acted on: actors by id, things by their folded noun."""

    actors: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    things: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

    def swapped(self, other: Roles) -> bool:
        """Whether somebody, or something, acts here and is acted on there, and none keeps a part; both have both."""
        pairs = ((self.actors, other.actors), (self.things, other.things))
        return any(_both(one) and _both(two) and _turned(one, two) for one, two in pairs)

    def keeps(self, other: Roles) -> bool:
        """Whether somebody or something plays the same part in both, and none another."""
        pairs = ((self.actors, other.actors), (self.things, other.things))
        return any(_kept(*pair) for pair in pairs) and not any(_turned(*pair) for pair in pairs)


Parts = tuple[frozenset[str], frozenset[str]]
"""Agents and patients."""


def _both(parts: Parts) -> bool:
    """Whether somebody acts and somebody is acted on, and it is no list of many."""
    return all(0 < len(part) <= MOST for part in parts)


def _kept(one: Parts, other: Parts) -> bool:
    return bool(one[0] & other[0] or one[1] & other[1])


def _turned(one: Parts, other: Parts) -> bool:
    return bool(one[0] & other[1] or one[1] & other[0]) and not _kept(one, other)


def roles_in(
    parse: Parse, segment: Segment, *, text: str, actor_at: Callable[[int], str | None], skip: Callable[[int], bool]
) -> Roles:
    """The parts that names and nouns play in a segment; offsets count in the report's text.

    Whose misreading it is acts, whose laws are misread is acted on: of owners one inside the other the outer acts.
    `actor_at` tells whom the word at an offset names, `skip` the verbs that say nothing of who acts ("met", "said").
    """
    places = [at for at, start in enumerate(parse.start) if segment.start <= start < segment.end]
    places = [at for at in places if parse.deprel[at] not in NAMING]
    actors = {at: actor for at in places if (actor := actor_at(parse.start[at]))}
    things = {
        at: word
        for at in places
        if at not in actors and parse.upos[at] == "NOUN"
        if len(word := fold(text[parse.start[at] : parse.end[at]])) >= LEAST
    }
    doing = {at for at in places if parse.head[at] >= 0 and not skip(parse.start[parse.head[at]])}
    agents = {at for at in doing if parse.deprel[at] == "nsubj" or (parse.deprel[at] == "obl:agent" and at in actors)}
    patients = {at for at in doing if parse.deprel[at] in PATIENTS}
    giving = {parse.head[at] for at in places if parse.deprel[at] == "obj"}  # "gave way to the ferry"
    given = {at for at in places if parse.deprel[at] == "obj"}
    received = {
        at
        for at in things
        if (parse.deprel[at] in RECIPIENTS and parse.head[at] in giving)
        or (parse.deprel[at] == "nmod" and parse.head[at] in given)
    }
    ours = {
        at: FIRST_PERSON for at in places if parse.deprel[at] in POSSESSIVE and "Person=1" in parse.feats[at].split("|")
    }
    actors = {**ours, **actors}
    owned = {at: parse.head[at] for at in actors if at in ours or parse.deprel[at] in OWNERS}
    nested = [(a, b) for a in owned for b in owned if a != b and owned[a] in _up(parse, owned[b])]
    agents |= {a for a, _ in nested}
    patients |= {b for _, b in nested}
    return Roles(_parted(actors, agents, patients), _parted(things, agents, patients | received))


def _parted(who: dict[int, str], agents: set[int], patients: set[int]) -> Parts:
    """Names of the agents and of the patients, without those that are both."""
    acting, acted = ({who[at] for at in found if at in who} for found in (agents, patients))
    return frozenset(acting - acted), frozenset(acted - acting)


def _up(parse: Parse, at: int) -> Iterator[int]:
    head = parse.head[at]
    while head >= 0:
        yield head
        head = parse.head[head]


__all__ = ["Roles", "roles_in"]
