"""What a verb tells of a happening: who stands beside it in which role, and with what status."""

from __future__ import annotations

from typing import Any

from dragoman.reading.builtin.drafts import Draft, among, distinct
from dragoman.reading.builtin.meant import object_meant, points, subject_meant
from dragoman.reading.builtin.misleading import misread_noun, network, walks_out
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.status import INVITED_TO, status_of
from dragoman.reading.builtin.tokens import Token
from dragoman.reading.builtin.triggers import Trigger
from dragoman.record.reading import QuantityFinding
from dragoman.record.values import Duration

DOING = ("agreement", "refusal", "appeal", "lawsuit", "aid", "investigation")
"""Kinds that a plural noun tells the doers of, whatever it is."""
GIVEN = ("aid", "refusal")
"""Kinds whose object without a preposition may be what is given, sent or refused."""


def verb_draft(scene: Scene, trigger: Trigger, subject: Named | None) -> Draft | None:
    """The draft of a verb; None where its clause lacks what its kind needs. `subject`: whom a pronoun may mean."""
    teller = _Verb(scene, trigger, subject)
    if not teller.admitted():
        return None
    if trigger.entry.get("things"):
        status, negated = status_of(scene, trigger)
        return Draft(trigger, [], status, False, negated=negated)
    roles = teller.roles()
    if not roles and teller.of_body():
        status, negated = status_of(scene, trigger)
        return Draft(trigger, [], status, False, negated=negated, body=True)
    if not roles and teller.both():
        status, negated = status_of(scene, trigger)
        return Draft(trigger, [], status, True, negated=negated, both=True)
    if roles is None:
        return None
    status, negated = status_of(scene, trigger)
    again = scene.first_time(trigger)
    return Draft(trigger, distinct(roles), status, again, negated=negated, somebody=teller.somebody())


class _Verb:
    """One verb with what hangs on it."""

    def __init__(self, scene: Scene, trigger: Trigger, subject: Named | None) -> None:
        self.scene, self.trigger, self.subject = scene, trigger, subject
        self.arguments, self.tree = scene.arguments, scene.tree
        self.entry: dict[str, Any] = trigger.entry
        self.first, self.last = scene.clause(trigger.index)
        self.behind = trigger.index + trigger.length
        self.node = scene.node(trigger)
        self.spots = range(trigger.index, self.behind)
        self.passive = self._passive()

    def _passive(self) -> bool:
        """Whether its subject is who it is done to: a passive, or a participle that modifies its noun."""
        tree, node = self.tree, self.node
        if tree.of(node, ("aux:pass", "nsubj:pass")):
            return True
        auxiliaries = tree.of(node, ("aux", "cop"))
        modifying = tree.relation[node] in ("acl", "amod") or self._in_front()
        bare = modifying and tree.has(node, "VerbForm=Part") and not auxiliaries
        if self.trigger.how != "participle":  # "residents evacuated from the valley"
            return bare and not tree.has(node, "VerbForm=Ger") and not self._objected()
        if any(self.scene.words["passive"].has(self.scene.tokens[at]) for at in auxiliaries):
            return True
        past = tree.has(node, "VerbForm=Part") and not tree.has(node, "Tense=Pres")
        if self.trigger.index == 0 and tree.relation[node] == "advcl" and not auxiliaries:
            return past  # "Placé mardi en détention, X …"
        return not auxiliaries and modifying and not tree.has(node, "VerbForm=Ger")

    def _in_front(self) -> bool:
        """ "Arrested on Monday, X denied …": a participle of the past without helpers, said of the main subject."""
        tree, node = self.tree, self.node
        active = tree.has(node, "Tense=Pres") or tree.has(node, "VerbForm=Ger") or tree.of(node, ("obj", "nsubj"))
        return tree.relation[node] == "advcl" and tree.has(node, "VerbForm=Part") and not active

    def _objected(self) -> bool:
        return bool(self.tree.of(self.node, ("obj",)))

    def admitted(self) -> bool:
        """Whether the words that this verb needs beside it stand in its clause."""
        scene, entry, first, last = self.scene, self.entry, self.first, self.last
        if walks_out(scene, self.trigger) or misread_noun(scene, self.trigger):
            return False
        if not self._needed() or not self._near() or self._otherwise() or self._attending():
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
        if self.trigger.kind == "refusal" and self._refuses_to_do():
            return True
        following = self.scene.next_clause(self.scene.clause(self.trigger.index))
        named = following is not None and any(item.mention.right == following[0] for item in self.scene.named)
        last = following[1] if named and following else self.last  # the second comma of "the mayor, X, to three years"
        words = {token.folded for token in self.scene.tokens[self.trigger.index : last]}
        return any(set(need.casefold().split()) <= words for need in needs)

    def _refuses_to_do(self) -> bool:
        """ "Refused to free the crew": what somebody won't do is told by a verb, and more than by not commenting."""
        scene, tree = self.scene, self.tree
        done = [at for at in tree.of(self.node, ("xcomp", "ccomp")) if tree.has(at, "VerbForm=Inf")]
        told = (at for at in done if tree.of(at, ("obj", "obl", "iobj")))
        return any(scene.words["commenting"].at(scene.tokens, at) is None for at in told)

    def _attending(self) -> bool:
        """ "Will come to the funeral": what one comes to is told, not a visit."""
        if self.trigger.kind != "visit" or any(place.first >= self.behind for place in self.scene.places):
            return False
        at = {other.index + other.length - 1 for other in self.scene.triggers if other.kind in INVITED_TO}
        return any(child in at for child in self.tree.of(self.node, ("obl", "obj")))

    def _near(self) -> bool:
        """Verbs that tell their kind only beside certain words ("banned" of a court, "called" by phone)."""
        near = self.entry.get("near")
        tokens = self.scene.tokens[self.first : self.last]
        return near is None or any(token.folded.endswith(tuple(near)) for token in tokens)

    def _otherwise(self) -> bool:
        """Whether the word after it makes the verb something else ("walked out of", "strike a deal")."""
        timed = any(item.first in (self.behind, self.behind + 1) for item in self.scene.times)
        at_once = any(item.first == self.behind for item in self.scene.times)
        if at_once and len(self.spots) > 1 and self._of_day(self.scene.tokens[self.behind - 1]):
            return True  # "was fired on Monday": the preposition is the day's
        if self.behind >= len(self.scene.tokens) or timed:
            return False
        return self.scene.tokens[self.behind].folded in self.entry.get("not_before", ())

    def _of_day(self, token: Token) -> bool:
        """Whether a word is a preposition that no bound of a stretch of time begins with ("since", "until")."""
        words = self.scene.words
        return words["to"].has(token) and not (words["not_when"].has(token) or words["purpose"].has(token))

    def roles(self) -> list[tuple[str, Named]] | None:
        """Who plays which role; None where the verb lacks a party it can't do without."""
        left, right = self._sides()
        if not self._complete(left, right):
            return None
        before, beside = self._names()
        if before == beside == "participant" and not right and len(left) > 1:
            left, right = left[:1], left[1:]
        joined = before == beside or self._misread()  # else whom "and" joins do it together
        most = {"participant": 2, "party": 2}.get(before, 1) if joined else 2
        roles = [(before, item) for item in left[:most]]
        return roles + [(beside, item) for item in right[: 2 if beside == "participant" else 1]]

    def _names(self) -> tuple[str, str]:
        before, beside = str(self.entry["subject"]), str(self.entry["object"])
        return (beside, before) if self.passive and before != beside else (before, beside)

    def _sides(self) -> tuple[list[Named], list[Named]]:
        """Subjects and objects as the tree has them; a passive's agent stands with its objects."""
        scene, entry = self.scene, self.entry
        if self._misread():
            left, right = self._by_order()
        else:
            left = self._subjects()
            right = self._joined() if entry.get("needs_with") or entry.get("content") else self._objects()
            left, right = self._with_free(left, right)
        if entry.get("place_object"):
            left = [item for item in left if item.finding.kind != "state" and not network(scene, item, self.trigger)]
            right = [item for item in right if item.finding.kind == "person"]
        right = [item for item in right if item not in left]
        return left, right

    def _misread(self) -> bool:
        """Whether the parser took a finite verb for something else."""
        tree, node = self.tree, self.node
        nominal = tree.relation[node] in ("amod", "nmod", "flat", "compound", "appos", "case", "det")
        participle = tree.has(node, "VerbForm=Part")  # "the seized trawler", listed as finite too
        return self.trigger.how == "finite" and not participle and (nominal or not tree.is_verb(node))

    def _by_order(self) -> tuple[list[Named], list[Named]]:
        """Parties before and after the verb in its clause, where the tree is of no help."""
        scene, joining = self.scene, self.entry.get("with", ())

        def bare(found: list[Named]) -> list[Named]:
            return [item for item in found if not scene.after_preposition(item) or scene.after_any(item, joining)]

        left = bare(scene.acting(scene.any_parties(self.first, self.trigger.index), self.trigger.index))
        return left, bare(scene.any_parties(self.behind, self.last))

    def _with_free(self, left: list[Named], right: list[Named]) -> tuple[list[Named], list[Named]]:
        """A side that the tree leaves empty is filled by the one name of the clause that has no place in the tree."""
        if (left and right) or self.entry.get("needs_with") or self.entry.get("content") or len(left) > 1:
            return left, right
        free = [item for item in self.arguments.beside(self.first, self.last) if item not in [*left, *right]]
        free = [item for item in free if item.finding.kind in ("person", "state")]
        if len(free) != 1 or not (left or right):
            return left, right
        return (left, free) if left else (free, right)

    def _subjects(self) -> list[Named]:
        tokens = [at for at in self.arguments.subjects(self.node) if not self._included(at)]
        found = [item for item in self.arguments.named(tokens) if not self._pair(item)]
        if self.entry.get("place_object"):  # "…, der China besucht": no state is a visitor
            found = [item for item in found if item.finding.kind != "state"]
        states = self._of_states(tokens)
        if states and all(item.finding.kind == "unnamed" or item.finding.description for item in found):
            return states
        if found or (tokens and not any(points(self.scene, at) for at in tokens)):
            return found
        return subject_meant(self.scene, self.trigger, tokens, objects=self._object_names(), subject=self.subject)

    def _object_names(self) -> list[Named]:
        found = self.arguments.named(self.arguments.objects(self.node))
        return found or object_meant(self.scene, self.spots)

    def _included(self, token: int) -> bool:
        """ "Searched ten rooms, including the ministry": the parser takes a part of the object for a subject."""
        scene, first = self.scene, min(self.tree.below(token), default=token)
        near = range(max(0, first - 2), token)
        return any(scene.words["included"].at(scene.tokens, at) for at in near)

    def _of_states(self, tokens: list[int]) -> list[Named]:
        """ "The health ministers of A and B": holders of one office without names stand for their states."""
        scene, tree = self.scene, self.tree
        several = [at for at in tokens if at in scene.marked.offices or tree.has(at, "Number=Plur")]
        inside = [child for at in several for child in tree.of(at, ("nmod",))]
        states = [item for item in self.arguments.named(inside) if item.finding.kind == "state"]
        return states if len(states) > 1 else []

    def _objects(self) -> list[Named]:
        """Objects, whom a preposition of the entry leads to, a passive's agents; else whom a pronoun means."""
        tokens = [at for spot in self.spots for at in self.arguments.objects(spot) if at not in self.spots]
        found = [item for item in self.arguments.named(tokens) if not self._given(item)] + self._joined()
        if self.entry.get("needs") and not (found or self.passive):  # "accepted Okoye's invitation"
            found = self.arguments.named(at for token in tokens for at in self.tree.of(token, ("nmod", "nmod:poss")))
        if self.passive:
            found += self._agents()
        if self.entry.get("place_object"):  # "went to see X in Y", "flew to Y": only persons are hosts
            found += self.arguments.named(self.tree.of(self.node, ("obl",)))
        return found or object_meant(self.scene, self.spots)

    def _given(self, item: Named) -> bool:
        """ "Sent 45 rescuers", "turned down a field hospital": what is given or refused is no party."""
        if self.trigger.kind not in GIVEN or item.finding.kind != "unnamed":
            return False
        at = self.arguments.node(item)
        return not self.tree.case(at) and (self.trigger.kind == "aid" or self._thing(at))

    def _thing(self, at: int) -> bool:
        return self.scene.words["facility"].at(self.scene.tokens, at) is not None

    def _joined(self) -> list[Named]:
        """Who is led to by one of the entry's prepositions ("with X")."""
        words = self.entry.get("with", ())
        heads = [at for spot in self.spots for at in (spot, *self.tree.of(spot, ("acl",)))]
        return self.arguments.named(at for head in heads for at in self.arguments.obliques(head, words))

    def _agents(self) -> list[Named]:
        tokens = [*self.tree.of(self.node, ("obl:agent",))]
        tokens += self.arguments.obliques(self.node, self.scene.words["agent"])
        found = self.arguments.named(dict.fromkeys(tokens))
        if not found:  # "was met at the airport by X": the parser hangs X on the airport
            inner = [at for child in self.tree.of(self.node, ("obl",)) for at in self.tree.of(child, ("nmod",))]
            led = [at for at in inner if self.arguments.led_by(at, self.scene.words["agent"])]
            found = [item for item in self.arguments.named(led) if item.finding.kind == "person"]
        return found

    def _complete(self, left: list[Named], right: list[Named]) -> bool:
        scene, entry = self.scene, self.entry
        if entry.get("one") and not self._one_person():
            return False
        people = among(scene, "people", self.first, self.last)
        several = (right and left) or max(len(left), len(right)) > 1 or (left and self._with_people())
        if entry.get("needs_with") and not several:
            return False
        each_other = len(left) > 1 and entry["subject"] == entry["object"]
        subjects = self.arguments.subjects(self.node)
        meant = self.passive and (left or any(self.tree.upos[at] == "PRON" for at in subjects))
        if entry.get("needs_object") and not (right or each_other or people or meant or self._counted()):
            return False
        freed = self.trigger.kind == "release" and "detention" in scene.recent
        if entry.get("people") and not (freed or people or scene.parties(self.first, self.last)):
            return False
        if entry.get("persons_only") and not any(item.finding.kind == "person" for item in [*left, *right]):
            return False
        lacking = not left and self._names()[0] in ("visitor", "inviter") and not self.passive
        return self.trigger.how == "infinitive" or not lacking

    def _one_person(self) -> bool:
        """Whether its subject is one person, by name or told by what he is ("a man of 62"); of several a toll tells."""
        tokens, tree = self.arguments.subjects(self.node), self.tree
        if len(tokens) != 1 or tree.has(tokens[0], "Number=Plur") or tree.of(tokens[0], ("nummod", "conj")):
            return False
        at = tokens[0]
        named = any(item.finding.kind == "person" for item in self.arguments.named([at]))
        aged = self.scene.words["aged"].at(self.scene.tokens, at) is not None
        return named or aged or self._people(at) or at in self.scene.marked.offices or tree.entity[at].endswith("PER")

    def both(self) -> bool:
        """Whether its subject is two told before: "they talked for six hours", "the two ministers spoke by phone"."""
        if self.entry["subject"] != "participant" or self.trigger.how == "infinitive":
            return False
        if self._joined() and not self._measured():
            return False  # "they talked with X"; but "they talked for six hours, with X in the room"
        scene, tree, tokens = self.scene, self.tree, self.arguments.subjects(self.node)
        pronouns = [at for at in tokens if tree.upos[at] == "PRON"]
        if any(tree.has(at, "Number=Plur") or tree.has(self.node, "Number=Plur") for at in pronouns):
            return True
        near = (at for token in tokens for at in range(max(0, token - 3), token + 1))
        return any(scene.words["both"].at(scene.tokens, at) for at in near)

    def of_body(self) -> bool:
        """Whether its subject is one body ("the commission will meet", "it will meet"): nobody told before by name."""
        if self.entry["subject"] != "participant" or self._joined() or self._objects():
            return False
        tree, tokens = self.tree, self.arguments.subjects(self.node)
        return bool(tokens) and all(self._one_thing(at) for at in tokens) and not tree.of(tokens[0], ("conj",))

    def _one_body(self, at: int) -> bool:
        return self.scene.words["sitting"].at(self.scene.tokens, at) is not None and not self.passive

    def _one_thing(self, at: int) -> bool:
        """Whether a subject is one body that sits, or a pronoun for a thing."""
        scene, tree = self.scene, self.tree
        if tree.upos[at] == "PRON":
            return tree.has(at, "Gender=Neut") and not tree.has(at, "Number=Plur") and not self._objected()
        sits = scene.words["sitting"].at(scene.tokens, at) is not None
        return sits and not tree.has(at, "Number=Plur")

    def _measured(self) -> bool:
        """Whether its sentence tells how long something was."""
        told = (seen.finding for seen in self.scene.quantities)
        return any(isinstance(one, QuantityFinding) and isinstance(one.value, Duration) for one in told)

    def somebody(self) -> bool:
        """Whether people told by what they are, or a name that no list knows, take a part in it ("583 workers …")."""
        subjects, objects = self.arguments.subjects(self.node), self.arguments.objects(self.node)
        if self.trigger.kind == "visit" and not any(self._people(at) for at in subjects):
            return False  # "rain is expected in Lagos"
        inside = ("nmod", "conj", "compound")
        parts = [inner for at in (*subjects, *objects) for inner in (at, *self.tree.of(at, inside))]
        found = any(self._people(at) for at in parts) or any(self._acting(at) for at in subjects)
        found = found or any(self._one_body(at) for at in subjects)  # "the council had decided"
        return found or self._counted() or (bool(self.entry.get("needs_with")) and self._with_people())

    def _people(self, at: int) -> bool:
        """Whether a noun means people: by the lists, or counted."""
        scene, tree = self.scene, self.tree
        listed = at in scene.marked.unnamed or scene.words["people"].at(scene.tokens, at) is not None
        return tree.upos[at] == "NOUN" and (listed or bool(scene.words["anyone"].at(scene.tokens, at)))

    def _acting(self, at: int) -> bool:
        """Whether a subject is a name, or a plural of which a kind with one party has its doers."""
        tree, doing = self.tree, self.trigger.kind in DOING
        several = tree.has(at, "Number=Plur") or tree.has(self.node, "Number=Plur")  # "Fahnder durchsuchten …"
        plural = doing and not self.passive and tree.upos[at] == "NOUN" and several
        return plural or (tree.upos[at] == "PROPN" and tree.entity[at].endswith(("PER", "ORG")))

    def _counted(self) -> bool:
        """ "Three officers were taken into custody", "le blogueur Sidi Ould B. a été arrêté": so many, or by name."""
        done, tree = self.arguments.objects(self.node), self.tree
        if self.passive or tree.of(self.node, ("aux:pass", "nsubj:pass")):
            done = self.arguments.subjects(self.node)
        parts = (child for at in done for child in tree.of(at, ("flat", "appos", "compound")))
        return any(tree.entity[at].endswith("PER") for at in (*done, *parts)) or any(
            tree.upos[at] == "NOUN" and tree.of(at, ("nummod",)) for at in done
        )

    def _with_people(self) -> bool:
        """Whether whom it is done with are people told by what they are ("met the mayors", "with union leaders")."""
        heads = [at for spot in self.spots for at in (spot, *self.tree.of(spot, ("acl",)))]
        led = [at for head in heads for at in self.arguments.obliques(head, self.entry.get("with", ()))]
        return any(self._people(at) or at in self.scene.marked.offices for at in led)

    def _pronoun(self, token: int) -> bool:
        return self.scene.marked.words.pronouns.has(self.scene.tokens[token])

    def _pair(self, item: Named) -> bool:
        """ "The two ministers", "both governments": two already told, not one party."""
        scene, last = self.scene, max(item.mention.right, item.mention.last)
        starts = range(max(0, last - 4), last)
        matches = ((at, scene.words["both"].at(scene.tokens, at)) for at in starts)
        return not item.finding.surname and any(match and at + match.length <= last for at, match in matches)
