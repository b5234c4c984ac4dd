"""Which happening told before a figure cannot be of, or is of although its sentence founds another."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman import ontology
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.saying import saying_words
from dragoman.reading.builtin.scene import Scene, Seen
from dragoman.reading.builtin.told import Told
from dragoman.record.reading import OccurrenceFinding, QuantityFinding
from dragoman.record.values import Amount

NEAR = 4
"""So many sentences back a bare word ("46 had been freed") may still mean the exchange told last."""


def of_more(told: Told, quantity: QuantityFinding, found: OccurrenceFinding) -> bool:
    """Whether so many people were held or freed, and a happening is of one of them: "the arrest of Ida Holm"."""
    value = quantity.value
    if not isinstance(value, Amount) or quantity.property not in _people_of() or (value.min or value.max or 0) < 2:
        return False
    return len(_patients(told, found)) == 1


def of_other(scene: Scene, seen: Seen, told: Told, *, found: OccurrenceFinding) -> bool:
    """Whether a mention leads back to what was done to others than its sentence tells of.

    "Remanded for two months, Ida Holm appealed" tells nothing of the arrest of Lars Berg, "they led to four arrests"
    nothing of a fifth.
    """
    before = next((one for one in told.found if one.id == found.refers), None)
    if before is None or not any(before.kind in kinds for kinds in _people_of().values()):
        return False
    words = (scene.marked.passage.span(token.start, token.end) for token in scene.tokens[seen.first : seen.last])
    if any(start == found.trigger_start for start, _ in words):
        return True
    acting = {told.who.get(one.finding.id, one.finding.id) for one in scene.named if _acts(scene, one)}
    return bool(acting) and not acting & {told.who.get(role.actor, role.actor) for role in before.roles}


def _acts(scene: Scene, one: Named) -> bool:
    """Whether a person is the subject of what a sentence tells, and not of its telling."""
    tree = scene.tree
    top = tree.top(one.mention.left, max(one.mention.right, one.mention.last))
    verb = tree.head[top]
    telling = verb >= 0 and saying_words(scene.marked.words.code).verbs.at(scene.tokens, verb) is not None
    return one.finding.kind == "person" and tree.base(top) == "nsubj" and not telling


def founding(told: Told, quantity: QuantityFinding, found: OccurrenceFinding) -> str:
    """The id of what a figure is of; a bare word that counts people leads back to the like told just before."""
    bare = not (found.roles or found.time or found.place)
    inside = quantity.start <= found.trigger_start < quantity.end  # "four arrests" are none told before
    if found.refers or inside or not bare or found.kind not in _people_of().get(quantity.property or "", ()):
        return found.refers or found.id
    earlier = [
        one
        for one in told.founding()
        if one.kind == found.kind and one.id != found.id and 0 <= found.sentence - one.sentence <= NEAR
        if one.status == found.status and not of_more(told, quantity, one)
    ]
    return earlier[-1].id if earlier else found.id


def _patients(told: Told, found: OccurrenceFinding) -> set[str]:
    """The persons to whom something was done, where all are persons."""
    name = ontology.table("kinds")[found.kind].get("role")
    if not any(found.kind in kinds for kinds in _people_of().values()):
        return set()
    done_to = {told.who.get(role.actor, role.actor) for role in found.roles if role.role == name}
    return done_to if done_to <= told.persons else set()


def _people_of() -> dict[str, Sequence[str]]:
    """The properties that count people by what was done to them, with the kinds of what was."""
    rows = ontology.table("properties").items()
    return {name: row["people_of"] for name, row in rows if "people_of" in row}


__all__ = ["founding", "of_more", "of_other"]
