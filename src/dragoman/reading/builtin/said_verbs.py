"""Whether a word that looks like a saying verb says something: the verb of a clause, active and not denied."""

from __future__ import annotations

from dragoman.reading.builtin.lexicon import Match
from dragoman.reading.builtin.saying import NEAR
from dragoman.reading.builtin.subjects import Subjects

NOMINAL = frozenset({"amod", "compound", "nmod", "obj", "obl", "det", "case", "nsubj", "flat", "mark"})
"""Relations of a word that looks like a saying verb and is none ("repeated calls", "their claims")."""


class SaidVerbs:
    """The saying verbs of one passage."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects, self.words = subjects, subjects.words
        self.tokens, self.tree = subjects.tokens, subjects.tree

    def verb(self, index: int, match: Match, *, passive: bool) -> tuple[int, int] | None:
        """The verb by the tree and the token at which it begins with its auxiliaries; None if nothing is said.

        `passive`: its form tells who speaks though it is passive ("was quoted as saying").
        """
        top = self._top(index, match)
        says = passive or self._says(top, index, match)
        both = self.tokens[index].folded in match.entry.get("participles", ())
        whole = match.entry.get("participle") or match.length > 1 or both or self.words.hanging.at(self.tokens, index)
        if not (whole or passive) and self.tree.has(index, "VerbForm=Inf"):
            return None  # "werde um Hilfe bitten": nobody asks yet
        denied = match.entry.get("itself") or match.entry.get("negated")
        if not says or (not denied and self._unsaid(index, top)):
            return None
        if match.entry.get("infinitive") and not self._asks_to(top, index):
            return None
        return top, min([index, *self._auxiliaries(top, index)])

    def _top(self, index: int, match: Match) -> int:
        """The verb; its auxiliary far in front, where the tree parts a verb-final clause there."""
        top = self.tree.top(index, index + match.length)
        if not (match.entry.get("participle") and self.words.final) or self.tree.of(top, ("aux",)):
            return top
        before = range(index - 1, max(-1, index - 2 * NEAR), -1)
        alone = next((at for at in before if self._perfect(at) and self.tree.base(at) != "aux"), None)
        return top if alone is None or self.subjects.parted(alone, index) else alone

    def _says(self, top: int, index: int, match: Match) -> bool:
        """Whether a word is the verb of a clause, and active: a participle wants its perfect."""
        passive = any(self.tree.relation[at] == "aux:pass" for at in self.tree.of(top, ("aux",)))
        passive = passive or (self._beside_clause(top) and self._by_somebody(top))
        if self.tree.relation[top] in NOMINAL or passive:
            return False
        return not match.entry.get("participle") or bool(self._auxiliaries(top, index))

    def _asks_to(self, top: int, index: int) -> bool:
        """Whether somebody is asked to do something, and not merely called ("appelle les marins à rentrer")."""
        asked = (at for at in self.tree.of(top, ("xcomp", "ccomp", "advcl")) if at > index)
        return any(self.tree.has(at, "VerbForm=Inf") for at in asked)

    def _beside_clause(self, top: int) -> bool:
        """Whether a participle only describes something of another clause."""
        return self.tree.base(top) in ("acl", "advcl") and self.tree.has(top, "VerbForm=Part")

    def _by_somebody(self, top: int) -> bool:
        """ "Its reopening, announced today by the authorities": they do not say the sentence."""
        return any(self.tree.relation[at] == "obl:agent" for at in self.tree.children[top])

    def _perfect(self, at: int) -> bool:
        return self.words.perfect.has(self.tokens[at]) or self.words.perfect_pronoun.has(self.tokens[at])

    def _auxiliaries(self, top: int, index: int) -> list[int]:
        """The auxiliaries of a perfect: by the tree, or right in front, whatever the tree calls them."""
        near = self.subjects.back_over_adverbs(index)
        beside = near > 0 and self.tokens[near].gap == " "
        before = {top, near - 1 if beside else -1, *self.tree.of(top, ("aux",))}
        return sorted(at for at in before if 0 <= at < index <= at + 2 * NEAR and self._perfect(at))

    def _unsaid(self, index: int, top: int) -> bool:
        """Whether the verb is denied or only possible: by a word that hangs on it or stands right before it."""
        words, tokens = self.words, self.tokens
        turned = index + 1 < len(tokens) and self.subjects.marked.words.pronouns.has(tokens[index + 1])
        hanging = [at for at in self.tree.of(top, ("aux", "advmod", "mark")) if at <= index + 1 + turned]
        beside = index > 0 and tokens[index].gap == " " and words.unsaid.has(tokens[index - 1])
        fronted = index == 0 and top == index and self.negated(index, index)  # "Begrüßt habe sie das Angebot nicht"
        return (
            beside
            or fronted
            or any(words.unsaid.has(tokens[at]) and not self.subjects.parted(at, index) for at in hanging)
        )

    def negated(self, top: int, index: int) -> bool:
        """Whether a "not" behind the verb, in the clause's end, turns it round ("begrüßte den Schritt nicht")."""
        behind = range(index + 1, len(self.tokens))
        stop = next((at for at in behind if self.tokens[at].gap.strip()), len(self.tokens))
        last = stop - 1
        if not (self.words.final and last > index and self.words.unsaid.has(self.tokens[last])):
            return False
        return top == index or index in self.tree.below(top)
