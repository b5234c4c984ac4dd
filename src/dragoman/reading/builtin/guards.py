"""What a trigger word must have beside it in the tree to tell its kind: whom or what it is done to, and who does it."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from dragoman import ontology
from dragoman.languages.words import Entry
from dragoman.reading.builtin.lexicon import Lexicon
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.trees import SUBJECTS, Tree

_INSIDE = ("flat", "compound", "conj", "appos", "fixed", "nummod")


class Lists(Protocol):
    """The word lists of a language that guards look into."""

    @property
    def status(self) -> Lexicon:
        """Words that say a status."""

    @property
    def nouns(self) -> Lexicon:
        """Nouns that tell a kind."""

    def __getitem__(self, name: str) -> Lexicon:
        """A list by its name."""


def guarded(entry: Entry) -> bool:
    """Whether an entry asks for certain words beside it; such entries go before those that ask for none."""
    return any(entry.get(guard) for guard in ("of", "by", "place", "someone", "beside"))


def fits(marked: Marked, entry: Entry, *, first: int, last: int, lists: Lists) -> bool:
    """Whether a verb at [first, last) has what its entry asks for.

    `of`: nouns one of which it must have as object or passive subject; `place`: that a place is its object; `someone`:
    that a person or people are; `by`: nouns one of which must do it; `beside`: words one of which must hang on it.
    `not_of`, `not_by`, `not_beside`: of which none may. An entry whose own status is an end ("lifted") fits nothing
    that still lies ahead, and what nobody does ("an earthquake struck") is no willed act.
    """
    if marked.tree is None:
        return not guarded(entry)
    beside = _Beside(marked, marked.tree, entry, spots=range(first, last), lists=lists)
    able = not entry.get("of") or beside.has(beside.done_to(), tuple(entry["of"]))
    able = able and (not entry.get("by") or beside.has(beside.doers(), tuple(entry["by"])))
    able = able and (not entry.get("place") or beside.at_place())
    able = able and (not entry.get("someone") or beside.done_to_someone())
    able = able and (not entry.get("beside") or beside.has(beside.below(), tuple(entry["beside"])))
    able = able and not (entry.get("things") and beside.done_by_others())
    return able and not beside.forbidden() and not (_ends(entry) and beside.ahead())


def _ends(entry: Entry) -> bool:
    """Whether an entry's own status says that something is over or came to nothing."""
    told = entry.get("status")
    return told is not None and ontology.table("statuses")[str(told)]["step"] == "off"


@cache
def _words(forms: tuple[str, ...], compound: bool) -> Lexicon:
    return Lexicon([{"forms": forms, "compound": compound}])


class _Beside:
    """A verb with what hangs on it."""

    def __init__(self, marked: Marked, tree: Tree, entry: Entry, *, spots: range, lists: Lists) -> None:
        self.marked, self.tree, self.entry, self.spots, self.lists = marked, tree, entry, spots, lists
        self.node = tree.top(spots.start, spots.stop)

    def has(self, tokens: list[int], forms: tuple[str, ...]) -> bool:
        """Whether one of some nouns stands among tokens or inside their phrases."""
        words = _words(forms, bool(self.entry.get("compound")))
        return any(words.at(self.marked.tokens, at) for token in tokens for at in self._phrase(token))

    def forbidden(self) -> bool:
        """Whether something stands beside it that its entry excludes, or what nobody does is told as its doer."""
        barred = (("not_of", self.done_to), ("not_by", self.doers), ("not_beside", self.below))
        if any(self.entry.get(name) and self.has(found(), tuple(self.entry[name])) for name, found in barred):
            return True
        kind = ontology.table("kinds")[str(self.entry["kind"])]
        if kind.get("lifeless") and self.done_to_someone():
            return True  # "neuf mineurs bloqués": they are trapped, and nothing is closed
        return (bool(kind.get("persons")) and self._a_thing()) or (bool(kind.get("willed")) and self._unwilled())

    def _a_thing(self) -> bool:
        """Whether it is done to a plant or a bridge: "la planta está detenida" tells of no arrest."""
        return any(self.lists["facility"].at(self.marked.tokens, at) for at in self.done_to())

    def _unwilled(self) -> bool:
        """Whether a doer is a disaster, an accident or a force of nature ("the earthquake hit Izmir")."""
        kinds, tokens = ontology.table("kinds"), self.marked.tokens
        told = (self.lists.nouns.at(tokens, at) for at in self.doers())
        mishap = any(match and kinds[str(match.entry["kind"])].get("asserted") for match in told)
        return mishap or any(self.lists["nature"].at(tokens, at) for at in self.doers())

    def below(self) -> list[int]:
        """Every word that hangs on the verb, also through others."""
        return sorted(self.tree.below(self.node) - {*self.spots})

    def _phrase(self, token: int) -> list[int]:
        """A noun with its name, what is joined to it, and what it is a part or number of."""
        tree = self.tree
        parts = [at for at in tree.of(token, ("nmod",)) if self._led_by(at, self.lists["genitive"])]
        return [token, *(at for at in tree.of(token, _INSIDE) if not tree.is_verb(at)), *parts]

    def _led_by(self, token: int, words: Lexicon) -> bool:
        return any(words.has(self.marked.tokens[case]) for case in self.tree.case(token))

    def done_to(self) -> list[int]:
        """The verb's objects, with or without a preposition of the entry, a passive's subjects, or what it modifies.

        An oblique without any preposition is an object that the parser missed.
        """
        tree, joining = self.tree, _words(tuple(self.entry.get("with", ())), compound=False)
        found = [at for spot in self.spots for at in tree.of(spot, ("obj", "iobj"))]
        parts = [self.node, *(at for at in tree.of(self.node, ("xcomp", "compound:prt")) if not tree.is_verb(at))]
        obliques = [at for part in parts for at in tree.of(part, ("obl",))]
        found += [at for at in obliques if not tree.case(at) or self._led_by(at, joining)]
        if self._passive():
            found += tree.of(self.node, SUBJECTS) or self._modified()
        return [self._meant(at) for at in found]

    def doers(self) -> list[int]:
        """The verb's subjects; a passive's agents."""
        tree = self.tree
        if self._passive() and self._told_passive():
            return tree.of(self.node, ("obl:agent", "obl"))
        own = [self._meant(at) for at in tree.of(self.node, SUBJECTS)]
        shared = tree.relation[self.node] in ("conj", "xcomp") and tree.head[self.node] >= 0
        if own or shared:
            return own or tree.of(tree.head[self.node], SUBJECTS)
        return self._modified() or tree.of(self.node, ("obj",))  # the one noun of its clause: a subject misread

    def done_by_others(self) -> bool:
        """Whether a subject is told and is none of the things that collide or sink ("the navy sank a trawler")."""
        doers = self.doers()
        things, tokens = self.lists["thing"], self.marked.tokens
        common = bool(doers) and all(self.tree.upos[at] == "NOUN" for at in doers)
        return common and not any(things.at(tokens, at) for doer in doers for at in self._phrase(doer))

    def at_place(self) -> bool:
        """Whether it is done to a place, by the lists or by the parser's names."""
        return any(at in self.marked.places or self.tree.entity[at].endswith("LOC") for at in self.done_to())

    def done_to_someone(self) -> bool:
        """Whether it is done to a person, by the parser's names, or to people."""
        tokens = self.marked.tokens
        able = [at for token in self.done_to() for at in (*self._phrase(token), *self.tree.of(token, ("nmod",)))]
        people = any(self.lists[name].at(tokens, at) for name in ("people", "anyone") for at in able)
        return people or any(self.tree.entity[at].endswith(("PER", "PERSON")) for at in able)

    def ahead(self) -> bool:
        """Whether a modal or the verb above puts it into the future or makes it a mere idea."""
        tree, at = self.tree, self.node
        scope = {*tree.of(at, ("aux", "advmod", "cop"))}
        while tree.relation[at] in ("xcomp", "ccomp") and tree.head[at] >= 0:
            at = tree.head[at]
            scope |= {at, *tree.of(at, ("aux", "advmod", "cop"))}
        found = (self.lists.status.at(self.marked.tokens, token) for token in sorted(scope) if token not in self.spots)
        steps = ontology.table("statuses")
        told = (str(match.entry["status"]) for match in found if match)
        return any(status == "wished" or steps[status]["step"] == "ahead" for status in told)

    def _told_passive(self) -> bool:
        """Whether its auxiliary, if it has one, is one of passives: the parser takes "est entré" for one."""
        auxiliaries = self.tree.of(self.node, ("aux:pass",)) or self.tree.of(self.node, ("aux",))
        return not auxiliaries or any(self.lists["passive"].has(self.marked.tokens[at]) for at in auxiliaries)

    def _passive(self) -> bool:
        tree, node = self.tree, self.node
        if tree.of(node, ("aux:pass",)) or any(tree.relation[at] == "nsubj:pass" for at in tree.children[node]):
            return True
        participle = tree.has(node, "VerbForm=Part") and not tree.of(node, ("aux",))
        return participle and tree.relation[node] in ("acl", "amod", "advcl", "root", "conj")

    def _modified(self) -> list[int]:
        tree, node = self.tree, self.node
        return [tree.head[node]] if tree.base(node) in ("acl", "amod") and tree.head[node] >= 0 else []

    def _meant(self, token: int) -> int:
        """What a relative pronoun stands for; any other token itself."""
        tree = self.tree
        relative = tree.upos[token] in ("PRON", "DET") and tree.relation[self.node].startswith("acl")
        return tree.head[self.node] if relative and token < self.node else token
