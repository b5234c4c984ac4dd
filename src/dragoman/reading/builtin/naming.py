"""What a saying verb counts or calls: figures with or without their noun, and the label of a thing."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.saying import Frame, saying_words
from dragoman.reading.builtin.trees import Tree

FEW = 3
"""Words within which a figure follows what leads to it."""
YEAR = 4
"""Digits of a year."""


class Naming:
    """The words of one passage as what the verb of a frame counts or calls; `inside`: tokens of what is said."""

    def __init__(self, frame: Frame, item: Marked, tree: Tree) -> None:
        self.frame, self.tokens, self.tree = frame, item.tokens, tree
        self.indefinite, self.determiners = item.words.indefinite, item.words.determiners
        self.prepositions = saying_words(item.words.code).prepositions

    def bare_figure(self, inside: Sequence[int]) -> bool:
        """Whether a figure without its noun ends what is said ("spricht von 46"); no year."""
        bare = [at for at in inside if self.tree.upos[at] == "NUM"]
        year = any(self.tokens[at].text.isdigit() and len(self.tokens[at].text) == YEAR for at in bare)
        return not year and len(bare) == 1 and bare[0] == inside[-1]

    def labelled(self, inside: Sequence[int]) -> bool:
        """Whether a thing is called something: a second noun with its article behind ("the sum an insult")."""
        marks = [at for at in inside[1:] if self.indefinite.has(self.tokens[at]) and self.tokens[at].gap == " "]
        first = next((at for at in marks if not self.prepositions.has(self.tokens[at - 1])), None)
        before = [at for at in inside if first is not None and at < first]
        nouns = any(self.tree.upos[at] in ("NOUN", "PROPN", "PRON") for at in before)
        nouns = nouns or any(self.determiners.has(self.tokens[at]) for at in before[:1])  # "the ruling", read as a verb
        return nouns and not any(self.prepositions.has(self.tokens[at]) for at in before[:1])

    def counted_over(self, inside: Sequence[int]) -> bool:
        """Whether a figure follows one of the words the verb needs before it ("put the crowd at about 4,000")."""
        over = [at for at in inside if self.tokens[at].folded in self.frame.over]
        behind = {at for first in over for at in range(first + 1, first + 1 + FEW)}
        return any(self.tree.upos[at] == "NUM" for at in behind & set(inside))

    def counts_on(self, index: int) -> bool:
        """Whether a comma only parts figures of one count ("counted 38 dead, more than 200 injured and 41 missing")."""
        if "figure" not in self.frame.takes:
            return False
        behind = range(index, min(len(self.tokens), index + FEW + 1))
        stop = next((at for at in behind if at > index and self.tokens[at].gap.strip()), len(self.tokens))
        near = [at for at in behind if at < stop]
        figure = next((at for at in near if self.tree.upos[at] == "NUM"), None)
        return figure is not None and not any(self._breaks(at) for at in (*near, figure + 1))

    def _breaks(self, at: int) -> bool:
        """Whether a word begins something else than a figure: a verb or a pronoun."""
        if at >= len(self.tokens) or self.tree.base(at) == "amod":
            return False
        return self.tree.is_verb(at) or self.tree.upos[at] == "PRON"
