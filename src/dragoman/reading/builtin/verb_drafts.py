"""What a verb tells of a happening: who stands beside it in which role, and with what status."""

from __future__ import annotations

from typing import Any

from dragoman.reading.builtin.drafts import Draft, among, distinct
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.status import status_of
from dragoman.reading.builtin.triggers import Trigger

PERSONAL = frozenset({"visit", "invitation", "acceptance", "meeting", "talks", "call", "resignation", "agreement"})
"""Kinds whose subject a pronoun may stand for; "he was freed" rarely means whom the sentence before names first."""


def verb_draft(scene: Scene, trigger: Trigger, subject: Named | None) -> Draft | None:
    """The draft of a verb; None where its clause lacks what its kind needs. `subject`: whom a pronoun may mean."""
    teller = _Verb(scene, trigger, subject)
    if not teller.admitted():
        return None
    if trigger.entry.get("things"):
        status, negated = status_of(scene, trigger)
        return Draft(trigger, [], status, False, negated=negated)
    roles = teller.roles()
    if roles is None:
        return None
    status, negated = status_of(scene, trigger)
    return Draft(trigger, distinct(roles), status, False, negated=negated)


class _Verb:
    """One verb with its clause: who stands left and right of it."""

    def __init__(self, scene: Scene, trigger: Trigger, subject: Named | None) -> None:
        self.scene, self.trigger, self.subject = scene, trigger, subject
        self.entry: dict[str, Any] = trigger.entry
        self.first, self.last = scene.clause(trigger.index)
        self.behind = trigger.index + trigger.length
        self.passive = trigger.how != "finite" and any(
            scene.words["passive"].has(token) for token in scene.tokens[self.first : self.last]
        )

    def admitted(self) -> bool:
        """Whether the words that this verb needs beside it stand in its clause."""
        scene, entry, first, last = self.scene, self.entry, self.first, self.last
        if not self._needed() or not self._near() or self._otherwise():
            return False
        if entry.get("things"):  # ships and trains collide; prices do too, but tell no accident
            return among(scene, "thing", max(0, first - 6), last)
        if entry.get("facility") and not among(scene, "facility", first, last):
            return False
        if entry.get("thing_object") and not among(scene, "thing", first, last):
            return False
        places = (place for place in scene.places if first <= place.first < last)
        return not entry.get("needs_place") or any(scene.located(place) for place in places)

    def _needed(self) -> bool:
        """Verbs like "accepted" tell an act only beside what was accepted."""
        needs = self.entry.get("needs")
        if not needs or (self.trigger.kind == "acceptance" and "invitation" in self.scene.recent):
            return True
        following = self.scene.next_clause(self.scene.clause(self.trigger.index))
        named = following is not None and any(item.mention.right == following[0] for item in self.scene.named)
        last = following[1] if named and following else self.last  # the second comma of "the mayor, X, to three years"
        words = {token.folded for token in self.scene.tokens[self.trigger.index : last]}
        return any(set(need.casefold().split()) <= words for need in needs)

    def _near(self) -> bool:
        """Verbs that tell their kind only beside certain words ("banned" of a court, "called" by phone)."""
        near = self.entry.get("near")
        tokens = self.scene.tokens[self.first : self.last]
        return near is None or any(token.folded.endswith(tuple(near)) for token in tokens)

    def _otherwise(self) -> bool:
        """Whether the word after it makes the verb something else ("walked out of", "strike a deal")."""
        if self.behind >= len(self.scene.tokens) or any(
            item.first in (self.behind, self.behind + 1) for item in self.scene.times
        ):
            return False
        return self.scene.tokens[self.behind].folded in self.entry.get("not_before", ())

    def roles(self) -> list[tuple[str, Named]] | None:
        """Who plays which role; None where the verb lacks a party it can't do without."""
        sides = self._sides()
        if sides is None or not self._complete(*sides):
            return None
        left, right = sides
        before, beside = self._names()
        if self.entry.get("content"):
            right = self.scene.parties(self.behind, self.last) if self._joined() else []
        most = {"participant": len(left), "party": 2}.get(before, 1)
        roles = [(before, item) for item in left[:most]]
        return roles + [(beside, item) for item in right[: 2 if beside == "participant" else 1]]

    def _names(self) -> tuple[str, str]:
        before, beside = str(self.entry["subject"]), str(self.entry["object"])
        return (beside, before) if self.passive and before != beside else (before, beside)

    def _sides(self) -> tuple[list[Named], list[Named]] | None:
        """Subjects and objects, whichever side of the verb the language puts them on."""
        scene, entry = self.scene, self.entry
        found = scene.any_parties(self.first, self.trigger.index)
        if self.trigger.how != "infinitive":
            found = scene.acting(found, self.trigger.index)
        left = [item for item in found if not scene.after_preposition(item)]
        right = self._objects(found)
        if entry.get("needs_with"):
            right = [item for item in right if scene.after_any(item, entry["with"])]
            if not right or not (left or self._shared_subject(right) or len(right) > 1):
                return None
        if entry.get("place_object"):
            left = [item for item in left if item.finding.kind != "state"]
        left = left or self._shared_subject(right)
        if self.passive and entry["subject"] == entry["object"]:  # "was received by"
            right = right or [item for item in found if item not in left] or scene.parties(self.behind, self.last)
        if not left and len(right) >= 2:
            left, right = right[:1], right[1:]
        if not right and len(left) >= 2 and self._names()[0] != "party":
            left, right = left[:1], left[1:]
        if entry.get("place_object") and any(place.first in (self.behind, self.behind + 1) for place in scene.places):
            right = [item for item in right if item.finding.kind == "person"]
        return left, right

    def _objects(self, found: list[Named]) -> list[Named]:
        """Parties after "with" before the verb (verb-final clauses), else after the verb, else whom a pronoun means."""
        scene, joining = self.scene, self.entry.get("with", ())
        before = [item for item in found if scene.after_any(item, joining)]
        after = [
            item
            for item in scene.any_parties(self.behind, self.last)
            if not scene.after_preposition(item) or scene.after_any(item, joining) or self.entry.get("place_object")
        ]
        return before or after or self._object_pronoun()

    def _complete(self, left: list[Named], right: list[Named]) -> bool:
        scene, entry = self.scene, self.entry
        people = among(scene, "people", self.first, self.last)
        if entry.get("needs_object") and not right and not (self.passive and left) and not people:
            return False
        freed = self.trigger.kind == "release" and "detention" in scene.recent
        if entry.get("people") and not (freed or people or scene.parties(self.first, self.last)):
            return False
        if entry.get("persons_only") and not any(item.finding.kind == "person" for item in [*left, *right]):
            return False
        lacking = not left and self._names()[0] in ("visitor", "inviter") and not self.passive
        return self.trigger.how == "infinitive" or not lacking

    def _joined(self) -> bool:
        tokens = self.scene.tokens
        return self.behind < len(tokens) and tokens[self.behind].folded in self.entry.get("with", ())

    def _paired(self, one: Named, other: Named) -> bool:
        """Whether two names, appositions aside, are joined ("X, the minister, and Y, the mayor, met")."""
        joins, tokens = self.scene.marked.words.joins, self.scene.tokens
        between = range(one.mention.right, min(other.mention.left, other.mention.first) + 1)
        return sum(joins.has(tokens[at]) for at in between) == 1

    def _shared_subject(self, right: list[Named]) -> list[Named]:
        """The subject of the clause before ("… and invited"), or who a pronoun right before the verb means."""
        scene, subject = self.scene, self.subject
        near = scene.tokens[self.first : self.trigger.index + 2]
        pronoun = self.trigger.kind in PERSONAL and any(scene.marked.words.pronouns.has(token) for token in near)
        earlier = [item for item in scene.parties(0, self.first) if not scene.after_preposition(item)]
        coordinated = self.first > 0 and self.trigger.index - self.first <= 2
        both = self._names()[0] == self._names()[1] == "participant" and not right and coordinated and not pronoun
        if both and len(earlier) >= 2 and self._paired(*earlier[-2:]):
            return earlier[-2:]
        if earlier and (coordinated or pronoun):
            return earlier[:1]
        if pronoun and subject is None and right and scene.before and right[0] in scene.before:
            return scene.before[:1]  # "She invited him": two people before, and the other one is the object
        return [subject] if pronoun and subject is not None else []

    def _object_pronoun(self) -> list[Named]:
        """ "Invited him": who else than the subject is named before the pronoun, if only one is."""
        scene = self.scene
        if not any(scene.words["object_pronoun"].has(token) for token in scene.tokens[self.behind : self.behind + 2]):
            return []
        people = scene.parties(0, self.behind) or scene.before
        names = {item.finding.refers or item.finding.id: item for item in people}
        first = next(iter(names), None)
        others = [item for key, item in names.items() if key != first]
        return others if len(others) == 1 else []
