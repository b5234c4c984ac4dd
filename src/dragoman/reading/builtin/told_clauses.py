"""The clause or thing that a saying verb tells, by the tree: its head, its joining word, the object in front."""

from __future__ import annotations

from functools import cached_property

from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.saying import Frame, saying_words
from dragoman.reading.builtin.trees import Tree

SAID = ("ccomp", "parataxis", "csubj")
"""Relations of a clause that a saying verb tells; a parser that errs calls it by any of these."""
ADDRESSED = ("iobj", "obj", "obl")
CIRCUMSTANCES = ("iobj", "obl", "advmod")
"""Relations of whom, when and where something was told."""

JOINS = ("PRON", "SCONJ")
"""What joins a clause to the noun it tells of."""


class ToldClause:
    """What the tree hangs under the verb of a frame."""

    def __init__(self, frame: Frame, item: Marked, tree: Tree) -> None:
        self.frame, self.item, self.tokens, self.tree = frame, item, item.tokens, tree
        self.words = saying_words(item.words.code)

    @cached_property
    def complement(self) -> int | None:
        """The head of the clause that the tree hangs under the verb, behind the frame; None if there is none.

        "Told reporters that …" is often taken for a clause about the reporters.
        """
        frame, tree = self.frame, self.tree
        if frame.source or frame.said_from >= 0 or "clause" not in frame.takes:
            return None
        verbs = range(frame.verb, frame.verb_end)
        told = [at for verb in verbs for at in tree.of(verb, SAID) if at >= frame.last and not self._apart(at)]
        if told:
            return min(told)
        beside = ADDRESSED if frame.addressee else CIRCUMSTANCES
        about = [
            at
            for verb in verbs
            for by in tree.of(verb, beside)
            for one in tree.below(by)
            for at in tree.of(one, ("acl",))
        ]
        return next((at for at in sorted(about) if at >= frame.last and self._close_joined(at)), None)

    def _close_joined(self, clause: int) -> bool:
        """Whether a joining word without a comma before it opens a clause ("announced a plan, that …" tells a plan)."""
        at = self.joins(clause)
        return at is not None and "," not in self.tokens[at].gap

    def _apart(self, at: int) -> bool:
        """Whether a semicolon, or a colon further on, parts the frame from a token: another sentence begins there."""
        behind = self.tokens[self.frame.last : at + 1]
        return any(";" in token.gap for token in behind) or any(":" in token.gap for token in behind[1:])

    def joins(self, clause: int) -> int | None:
        """The complementizer of a clause behind the frame."""
        joins = (at for at in self.tree.children[clause] if self.frame.last <= at < clause)
        return next((at for at in joins if self.words.complementizers.has(self.tokens[at])), None)

    def only_beside(self) -> bool:
        """Whether all that stands before a verb is a circumstance ("While Holm hopes, Berg points to the wind")."""
        verbs = [at for at in range(self.frame.first) if self.tree.is_verb(at)]
        beside = self.tree.of(self.frame.verb, ("advcl",))
        inside = {at for one in beside if one < self.frame.first for at in self.tree.below(one)}
        opens = self.words.subordinators.has(self.tokens[0])
        return bool(verbs) and opens and all(at in inside for at in verbs)

    def object_in_front(self) -> int | None:
        """Where the object of a deed in words begins that stands before its verb ("Ein Gespräch lehnte Berg ab")."""
        frame, tree = self.frame, self.tree
        if not (self.words.final and frame.inverted and {"object", "figure", "label"} & set(frame.takes)):
            return None
        if frame.particle == frame.last:
            return self._before_closed_verb()
        bare = [at for at in tree.of(frame.verb, ("obj", "obl")) if tree.upos[at] == "NOUN" and not tree.case(at)]
        objects = bare if all(at < frame.verb for at in bare) else []  # "Diese Woche lehnte Berg den Plan ab"
        begins = min((min(tree.below(at)) for at in objects), default=frame.verb)
        parted = any(token.gap.strip() for token in self.tokens[begins + 1 : frame.verb + 1])
        return None if begins >= frame.verb or parted or self.complement is not None else begins

    def described(self) -> int | None:
        """Where the noun begins that a relative clause tells of ("a demand that Berg rejected", "une somme que …")."""
        frame, tree = self.frame, self.tree
        noun = tree.head[frame.verb]
        if self.words.final or frame.source or tree.base(frame.verb) != "acl" or not 0 <= noun < frame.verb:
            return None
        joins = [at for at in tree.of(frame.verb, ("obj",)) if noun < at < frame.verb and tree.upos[at] in JOINS]
        quoted = frame.last < len(self.tokens) and '"' in self.tokens[frame.last].gap
        if not joins or not (quoted or "object" in frame.takes):
            return None
        return min(
            at for at in tree.below(noun) if at <= noun and all(one.close for one in self.tokens[at + 1 : noun + 1])
        )

    def _before_closed_verb(self) -> int | None:
        """Where a phrase begins in front of a verb with nothing but its sayer before its particle."""
        opens = [at for at in range(self.frame.verb + 1) if at == 0 or self.tokens[at].gap.strip()]
        first = opens[-1]
        leans = self.words.prepositions.has(self.tokens[first])
        verbless = not any(self.tree.is_verb(at) for at in range(first, self.frame.verb))
        return first if first + 1 < self.frame.verb and verbless and not leans else None

    def clitic_at(self, at: int) -> bool:
        """Whether a small word before a verb is what it tells of."""
        return self.tree.upos[at] == "PRON" and self.tree.base(at) in ("obj", "iobj", "expl")

    def pronoun_at(self, at: int) -> bool:
        """Whether a pronoun with its verb right behind a saying verb begins a clause ("says it e-mailed them")."""
        follows = at == self.frame.last and at + 1 < len(self.tokens) and self.tokens[at + 1].gap == " "
        return follows and self.tree.upos[at] == "PRON" and self.tree.is_verb(at + 1)

    def thing_at(self, at: int) -> bool:
        """Whether a clause begins with a noun that the tree takes for the verb's object ("said 300 people came")."""
        things = (one for verb in range(self.frame.verb, self.frame.verb_end) for one in self.tree.of(verb, ("obj",)))
        return any(at in self.tree.below(one) and self.tree.of(one, ("acl",)) for one in things)

    def verb_in(self, first: int, last: int) -> bool:
        return any(self.tree.is_verb(at) for at in range(first, last))
