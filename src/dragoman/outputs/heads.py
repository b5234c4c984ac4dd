"""What a happening is called on the page: kind, parties and aim from the record, in the page's language."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from dragoman.ontology import table
from dragoman.outputs.value_words import name_of
from dragoman.record.lines import Actor, Occurrence

DOING = (
    "inviter", "authority", "attacker", "imposing", "giver", "rescuer", "appointing", "investigator", "accuser",
    "court", "plaintiff", "dismissing", "expelling", "recognizing", "issuer", "mover", "launcher", "intruder",
)  # fmt: skip
UNDERGOING = (
    "invited", "detained", "target", "rescued", "appointed", "released", "recipient",
    "charged", "defendant", "sued", "dismissed", "expelled", "summoned", "recognized",
)  # fmt: skip
"""Roles before and after an arrow: who invited whom, who detained whom."""
AIMED_AT = ("invited", "target", "recipient")
"""Roles that keep their arrow where nobody stands before it."""
MOST = 4
"""Parties named on one side at most."""
BETWEEN, TOWARDS = "–", " → "


class Part(Struct, frozen=True):
    """A stretch of a head; `actor`: whom it names, if anyone."""

    text: str
    actor: str | None = None


class Head(Struct, frozen=True):
    """A head in parts; `placed` where it names the place."""

    parts: tuple[Part, ...]
    placed: bool = False

    @property
    def text(self) -> str:
        """The head as plain text."""
        return "".join(part.text for part in self.parts)

    @property
    def actors(self) -> frozenset[str]:
        """The actors it names."""
        return frozenset(part.actor for part in self.parts if part.actor)


def head_of_occurrence(occurrence: Occurrence, actors: Mapping[str, Actor], language: str) -> Head:
    """ "Visit Lena Aakjaer → Sandmark", "Meeting A–B", "Invitation A → B"; the kind alone where no party is known."""
    group = table("kinds").get(occurrence.kind, {}).get("group", occurrence.kind)
    placed = False
    if group == "visit":
        doing = _parties(occurrence, ("visitor", "guest"), actors=actors, language=language)
        aim = [Part(occurrence.place.name)] if occurrence.place else []
        placed = bool(aim)
        aim = aim or _parties(occurrence, ("host",), actors=actors, language=language)
    else:
        doing = _parties(occurrence, DOING, actors=actors, language=language)
        aim = _parties(occurrence, UNDERGOING if doing else AIMED_AT, actors=actors, language=language)
    if not doing and not aim:
        roles = tuple(dict.fromkeys(role.role for role in occurrence.roles))
        doing = _parties(occurrence, roles, actors=actors, language=language)
    parts = [Part(_kind(occurrence.kind, language)), *([Part(" "), *_joined(doing)] if doing else [])]
    if aim:
        parts += [Part(TOWARDS), *_joined(aim)]
    return Head(tuple(parts), placed)


def _kind(kind: str, language: str) -> str:
    names = table("kinds").get(kind, {}).get("name", {})
    name = str(names.get(language) or names.get("en") or kind.replace("_", " "))
    return name[:1].upper() + name[1:]


def _parties(
    occurrence: Occurrence, roles: tuple[str, ...], *, actors: Mapping[str, Actor], language: str
) -> list[Part]:
    """Each name once; of the unnamed those the page's language has words for, else all."""
    found = [actors[role.actor] for role in occurrence.roles if role.role in roles and role.actor in actors]
    spoken = {
        actor.id for actor in found if actor.kind != "unnamed" or language in {form.language for form in actor.names}
    }
    kept = [actor for actor in found if actor.id in spoken] or found
    named: dict[str, str] = {}
    for actor in kept:
        named.setdefault(name_of(actor, language), actor.id)
    return [Part(name, actor) for name, actor in named.items()]


def _joined(parties: list[Part]) -> list[Part]:
    shown, rest = parties[:MOST], len(parties) - MOST
    joined = [part for party in shown for part in (Part(BETWEEN), party)][1:]
    return [*joined, Part(f" +{rest}")] if rest > 0 else joined
