"""What a noun tells of a happening: whose it is, with whom, and whether the clause asserts it."""

from __future__ import annotations

from dragoman import ontology
from dragoman.reading.builtin.drafts import Draft, distinct
from dragoman.reading.builtin.misleading import only_blamed
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.status import UNMADE, status_of
from dragoman.reading.builtin.triggers import Trigger, status_cues

ASSERTED = frozenset(kind for kind, row in ontology.table("kinds").items() if row.get("asserted"))
"""What nobody does: accidents, disasters."""


UNDERGONE = frozenset(
    {"released", "detained", "affected", "charged", "expelled", "appointed", "dismissed", "candidate"}
)
"""Roles of those to whom it is done: nobody has them by announcing or ordering it."""
CLAIMING = ("plaintiff", "appellant", "accuser", "proposer")


def noun_draft(scene: Scene, trigger: Trigger, subject: Named | None) -> Draft | None:
    """The draft of a noun, or None if it tells no happening here; `subject`: whom a pronoun or "his" may mean."""
    _, last = scene.clause(trigger.index)
    behind = scene.tokens[trigger.index + trigger.length : min(last, trigger.index + trigger.length + 4)]
    if any(token.folded in trigger.entry.get("not_of", ()) for token in behind):
        return None  # a flag that burns is no accident
    after, barred = set(trigger.entry.get("after", ())), set(trigger.entry.get("not_after", ()))
    if (after and not after & scene.told) or barred & scene.told:
        return None  # "a second round" is one of talks only where talks were told
    if only_blamed(scene, trigger):
        return None
    draft = Draft(trigger, [], None, scene.definite(trigger))
    owners, others = _Noun(scene, draft, subject).parties()
    role = str(trigger.entry.get("role", draft.kind["role"]))
    draft.roles = [] if role == "involved" else distinct([(role, item) for item in [*owners, *others]])
    draft.status, draft.negated = status_of(scene, trigger)
    return draft


class _Noun:
    """One noun with what hangs on it and on the verb it stands beside."""

    def __init__(self, scene: Scene, draft: Draft, subject: Named | None) -> None:
        self.scene, self.draft, self.subject = scene, draft, subject
        self.tree, self.arguments = scene.tree, scene.arguments
        trigger = draft.trigger
        self.index, self.kind = trigger.index, trigger.kind
        self.node = self.tree.top(trigger.index, trigger.index + trigger.length)
        self.verb = scene.scopes.governor(self.node)
        self.begin = scene.before_noun(trigger)

    def parties(self) -> tuple[list[Named], list[Named]]:
        """Whose it is, and with whom."""
        owners, others = self._owners(), self._others()
        others = [item for item in others if item not in owners]
        if self.draft.kind["role"] == "participant" and not owners:
            owners = [item for item in self._carriers() if item not in others][: 1 if others else 2]
            owners = owners or (self._both() if not others and self.scene.asserted(self.begin) else [])
            if len(owners) == 1 and not others and self.scene.asserted(self.begin):
                others = self._told_to()
        elif not owners and self.kind not in ("visit", *ASSERTED) and self.draft.kind["role"] not in UNDERGONE:
            owners, others = self._doers() or others, []
        if self.kind == "visit":
            owners = owners or others[:1] or self._traveller()
            owners = [self._holder(item) for item in owners]
            return [item for item in owners if item.finding.kind != "state" and not self._anybody(item)], []
        return owners, others

    def _owners(self) -> list[Named]:
        """A possessor ("Okoye's visit", "the visit of Okoye"), or whom "his" means."""
        tree, scene = self.tree, self.scene
        tokens = [at for at in tree.of(self.node, ("nmod:poss",)) if not self._possessive(at)]
        tokens += [at for at in tree.of(self.node, ("nmod",)) if self._genitive(at)]
        tokens += [
            at for child in tree.of(self.node, ("acl", "amod")) for at in tree.of(child, ("obl", "nmod"))
            if self.arguments.led_by(at, scene.words["agent"])
        ]  # fmt: skip
        if self.kind == "visit":  # "a visit to Rabat by its minister": the parser hangs him on Rabat
            inner = sorted(tree.below(self.node) - {self.node})
            led = (at for at in inner if any(self.arguments.led_by(at, scene.words[w]) for w in ("agent", "genitive")))
            tokens += [at for at in led if at not in tokens and tree.clause(at) == tree.clause(self.node)]
        tokens += self._whose()
        found = [item for item in self.arguments.named(tokens) if item.finding.kind != "state"]
        if found:
            return found[:2]
        if not any(self._possessive(at) for at in range(self.begin, self.index)) or self._of_people():
            return []
        earlier = scene.parties(0, self.begin)
        if self.draft.kind["role"] == "participant" and len(earlier) >= 2:
            return earlier[-2:]
        return earlier[-1:] if earlier else [self.subject] if self.subject is not None else []

    def _of_people(self) -> bool:
        """ "Seven experts ended their visit": it is that of the subject, whom no name here tells."""
        above = self.tree.head[self.scene.scopes.told_as(self.node)]
        subjects = self.arguments.subjects(above) if above >= 0 else []
        nouns = [at for at in subjects if self.tree.upos[at] == "NOUN" and self.tree.has(at, "Number=Plur")]
        return bool(nouns) and all(item.finding.kind == "unnamed" for item in self.arguments.named(nouns))

    def _whose(self) -> list[int]:
        """The noun before "whose visit …", "dessen Besuch …"."""
        near = self.tree.children[self.node]
        if not any(self.scene.words["whose"].has(self.scene.tokens[at]) for at in near):
            return []
        clause = self.tree.clause(self.node)
        return [self.tree.head[clause]] if self.tree.relation[clause].startswith("acl") else []

    def _possessive(self, at: int) -> bool:
        return self.scene.words["possessive"].has(self.scene.tokens[at])

    def _anybody(self, item: Named) -> bool:
        """ "The first visit by a minister since 2017" is nobody's in particular."""
        left = min(item.mention.left, item.mention.first)
        before = self.scene.tokens[max(0, left - 3) : left + 1]
        unknown = self._unnamed(item) and not (item.finding.iso or item.finding.office_of)
        return unknown and any(self.scene.marked.words.indefinite.has(token) for token in before)

    def _holder(self, item: Named) -> Named:
        """Who of those just named holds the office: "It was the first visit by a Greek minister since 2017"."""
        if not self._unnamed(item) or not item.finding.iso:
            return item
        able = [one for one in self.scene.lately if one.finding.iso == item.finding.iso and one.finding.office]
        return able[0] if len({one.finding.refers or one.finding.id for one in able}) == 1 else item

    def _unnamed(self, item: Named) -> bool:
        return not item.finding.surname and item.finding.refers is None

    def _genitive(self, at: int) -> bool:
        """Whether a dependent noun tells whose it is: after "of", or in the genitive without a preposition."""
        if self.tree.case(at):
            return self.arguments.led_by(at, self.scene.words["genitive"])
        return at > self.node and self.scene.tokens[at].capital

    def _others(self) -> list[Named]:
        """Parties led to by "with", "between" on the noun or on the verb whose object it is."""
        words = self.scene.words
        tokens = self.arguments.obliques(self.node, words["with"])
        behind = self.index + self.draft.trigger.length
        tokens += [
            at for at in range(behind + 1, len(self.tree))
            if behind in self.tree.case(at) and words["with"].has(self.scene.tokens[behind]) and at not in tokens
        ]  # fmt: skip
        if self.verb >= 0:
            tokens += [at for at in self.arguments.obliques(self.verb, words["with"]) if self._own(at)]
        found = self.arguments.named(tokens)
        several = [item for item in found if item.finding.kind != "state"]
        return (several or found)[:2]

    def _own(self, at: int) -> bool:
        """Whether what hangs on the verb belongs to the noun: not its agent, unless it follows the noun at once."""
        words = self.scene.words
        if not (self.arguments.led_by(at, words["genitive"]) or self.arguments.led_by(at, words["agent"])):
            return True
        passive = self.tree.of(self.verb, ("aux:pass", "nsubj:pass"))
        behind = max(self.tree.below(self.node), default=self.node) + 1
        return not passive and behind in self.tree.case(at)

    def _carriers(self, *, unmade: bool = False) -> list[Named]:
        """The subject of the verb that carries the noun: "had talks", "X left after talks with Y"."""
        verb = self.verb
        light = verb >= 0 and self.scene.words["light_verb"].has(self.scene.tokens[verb])
        if verb < 0:
            above = self.tree.head[self.node]
            if self.tree.base(self.node) not in ("obl", "advcl") or above < 0 or not self.tree.is_verb(above):
                return []
            verb = above
        invites = self.verb >= 0 and self._invites(verb)
        told = light or unmade or self._others() or (self.kind == "call" and self.scene.asserted(self.begin))
        if not told or self.node in self.tree.of(verb, ("nsubj", "nsubj:pass")) or invites:
            return []
        tokens = self.arguments.subjects(verb)
        found = self.arguments.named(tokens)
        if not found and tokens and self.subject is not None:
            pronoun = any(self.scene.marked.words.pronouns.has(self.scene.tokens[at]) for at in tokens)
            found = [self.subject] if pronoun else []
        return found

    def _invites(self, verb: int) -> bool:
        return any(other.kind == "invitation" and other.index == verb for other in self.scene.triggers)

    def _both(self) -> list[Named]:
        """ "X and Y failed to agree after seven hours of talks": the two subjects talked."""
        above = self.tree.head[self.scene.scopes.told_as(self.node)]
        found = self.arguments.named(self.arguments.subjects(above)) if above >= 0 else []
        return found if len(found) == 2 else []

    def _told_to(self) -> list[Named]:
        """ "During a phone call X invited Y": the object of the verb was at the other end."""
        verb = self.tree.head[self.node]
        objects = self.arguments.named(self.arguments.objects(verb))
        return [item for item in objects if item.finding.kind == "person"][:1]

    def _doers(self) -> list[Named]:
        """Whose act it is: the subject of a verb that announces, opens or carries it ("X announced a relief fund")."""
        verb, scene = self.verb, self.scene
        if verb < 0 and self.kind == "press_conference":
            verb = self.tree.head[scene.scopes.told_as(self.node)]
        if verb < 0 or self.node in self.tree.of(verb, ("nsubj", "nsubj:pass")):
            return []
        if verb < 0 or not self._doing(verb):
            return []
        tokens = self.arguments.subjects(verb)
        pronoun = any(scene.marked.words.pronouns.has(scene.tokens[at]) for at in tokens)
        found = self.arguments.named(tokens)
        most = 2 if self.draft.kind["role"] == "party" else 1
        return found[:most] or ([self.subject] if pronoun and self.subject is not None else [])

    def _doing(self, verb: int) -> bool:
        """Whether a verb does what its noun tells: it says so, it carries the noun, or it speaks to the press."""
        scene = self.scene
        cues = status_cues(scene.marked, verb, verb + 1, kind=self.kind)
        if self.draft.kind["role"] in CLAIMING and any(told in ("failed", "refused") for _, told, _ in cues):
            return False  # "the court dismissed the suit": it did not bring it
        spoken = self.kind == "press_conference" and scene.scopes.saying.at(scene.tokens, verb) is not None
        return bool(cues) or spoken or scene.words["light_verb"].has(scene.tokens[verb])

    def _traveller(self) -> list[Named]:
        """Whose visit it is where nobody owns it: "X met Y at the end of a visit", "she called off a visit"."""
        scene = self.scene
        if scene.asserted(self.begin):
            return [item for item in scene.parties(0, self.begin) if not scene.after_preposition(item)][:1]
        first = scene.clause(self.index)[0]
        unmade = any(status in UNMADE for _, status, _ in status_cues(scene.marked, first, self.begin, kind="visit"))
        return self._carriers(unmade=unmade)[:1]
