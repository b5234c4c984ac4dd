"""What marks show: which frame a quotation belongs to, and whether its words are exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.quoting import Quotation, quoted_at
from dragoman.reading.builtin.saying import Frame, longest, saying_words, skip
from dragoman.record.reading import ChainLink

PHRASE = 2
"""Quoted words up to this many are a phrase, never an utterance (design §6)."""
CLAUSE = 5
"""Quoted words from this many on may be an utterance of their own."""
SHORT = 12
"""Words of a sentence that can be nothing but a frame with its circumstances."""
PASSED = 8
"""Quoted words up to which a phrase woven into somebody's reported words is his own."""
NAME, SMALL = 4, 3
"""Words of a name between marks, and letters up to which a word inside it joins ("Estrella de Arinaga")."""
TOUCH = 4
"""Characters between a mark and a frame right beside it."""


class Quoted:
    """The quotations of one paragraph beside its frames."""

    def __init__(
        self, items: Sequence[Marked], quotations: Sequence[Quotation], frames: Mapping[int, Sequence[Frame]]
    ) -> None:
        self.items, self.quotations, self.frames = items, quotations, frames
        self.by_index = {item.passage.index: item for item in items}

    def frame_of(self, quotation: Quotation) -> Frame | None:
        """The frame right behind the closing mark, else the last in front of the opening one, else a source behind."""
        last, first = self.by_index[quotation.last], self.by_index[quotation.first]
        behind = [f for f in self.frames[quotation.last] if last.tokens[f.first].start >= quotation.end]
        front = [
            f for f in self.frames[quotation.first] if first.tokens[f.verb].start < quotation.start and not f.relative
        ]
        if behind and last.tokens[behind[0].first].start - quotation.end <= TOUCH and not behind[0].colon:
            return self._passed_on(quotation, front, behind[0])
        if front:
            return front[-1]
        lone = len(self.frames[quotation.last]) == 1 and quotation.first != quotation.last
        if behind and (behind[0].source or lone):
            return None if behind[0].pronoun else behind[0]
        return self._sentence_behind(quotation)

    def _passed_on(self, quotation: Quotation, front: Sequence[Frame], behind: Frame) -> Frame:
        """ "She urged both to “come back”, her spokesman said": hers are the words, and he passes them on."""
        inner = next((f for f in reversed(front) if f.subject and not f.source and f.subject != behind.subject), None)
        if (
            inner is None
            or behind.subject is None
            or behind.source
            or quotation.words > PASSED
            or self._opens(quotation)
        ):
            return behind
        return replace(inner, chain=(ChainLink(behind.subject, "spokesperson"),))

    def _sentence_behind(self, quotation: Quotation) -> Frame | None:
        """The frame of the next sentence where that is nothing but a frame ("“It was late.” He said.")."""
        last, after = self.by_index[quotation.last], self.by_index.get(quotation.last + 1)
        if after is None or last.passage.plain[quotation.end + 1 :].strip(" .") or not self.frames[quotation.last + 1]:
            return None
        frame = self.frames[quotation.last + 1][0]
        if (
            quotation.last + 1 in {other.first for other in self.quotations}
            or frame.source
            or frame.pronoun is not None
        ):
            return None
        bare = frame.first == 0 and len(after.tokens) - frame.last <= 3
        return frame if bare or self._says_nothing(frame, after) else None

    def _says_nothing(self, frame: Frame, item: Marked) -> bool:
        """Whether a short sentence only tells who spoke ("For those, the cook said, according to the paper.")."""
        ends = frame.last >= len(item.tokens) or item.tokens[frame.last].gap.strip() == ","
        others = [one for one in self.frames[item.passage.index] if not one.source and one is not frame]
        return ends and not others and len(item.tokens) <= SHORT

    def is_direct(self, quotation: Quotation, frame: Frame | None, *, whole: bool, split: bool) -> bool:
        """Whether quoted words are somebody's exact speech, not a phrase and not indirect speech between marks."""
        if split:
            return True
        exact = quotation.words > PHRASE and not self._told_in_quotes(quotation)
        return (exact and (whole or self._utterance(quotation, frame))) or self._opens_split(quotation)

    def _told_in_quotes(self, quotation: Quotation) -> bool:
        """Indirect speech inside quotation marks is nobody's exact words."""
        item = self.by_index[quotation.first]
        words = saying_words(item.words.code)
        inside = [at for at, token in enumerate(item.tokens) if quoted_at(quotation, item.passage.index, token.start)]
        told = any(words.reported_mood.has(item.tokens[at]) for at in inside)
        return told and not any(longest(item.tokens, at, (words.own_words,)) for at in inside)

    def splits_off(self, quotation: Quotation, frame: Frame | None) -> bool:
        """Whether a quotation goes on, inside one sentence, what stands before its frame: "…", X said, "…"."""
        return frame is not None and any(self._splits(other, quotation) for other in self.quotations)

    def _splits(self, one: Quotation, other: Quotation) -> bool:
        """Whether only a frame and commas stand between two quotations of one sentence that opens with the first."""
        if one.last != other.first or one.end >= other.start or not self._opens(one):
            return False
        item = self.by_index[one.last]
        between = item.passage.plain[one.end + 1 : other.start - 1]
        near = [f for f in self.frames[one.last] if one.end < item.tokens[f.first].start < other.start]
        tokens = item.tokens
        if len(near) != 1 or near[0].colon or tokens[near[0].first].start - one.end > TOUCH:
            return False
        at = skip(
            tokens, near[0].last, saying_words(item.words.code).adverbials, saying_words(item.words.code).addressee
        )
        touches = at < len(tokens) and '"' in tokens[at].gap
        return touches and "." not in between and item.passage.plain[other.start : other.start + 1].islower()

    def _opens_split(self, quotation: Quotation) -> bool:
        return any(self._splits(quotation, other) for other in self.quotations)

    def _opens(self, quotation: Quotation) -> bool:
        passage = self.by_index[quotation.first].passage
        opening = passage.plain[: quotation.start].strip(' "–-')
        glued = passage.plain[: max(0, quotation.start - 1)].endswith(".")  # a blank lost behind the sentence before
        begins = not opening or opening.endswith(":") or glued
        return passage.plain[quotation.start : quotation.start + 1].isupper() and begins

    def whole(self, quotation: Quotation) -> bool:
        """Whether the quotation is a sentence of its own: opens its sentence with a capital and closes with a mark."""
        if not self._opens(quotation):
            return False
        plain = self.by_index[quotation.last].passage.plain
        if plain[: quotation.end].endswith(" "):  # a blank in front of its closing mark stands where a comma was
            return True
        closing = plain[: quotation.end].rstrip()[-1:]
        return quotation.running or closing in ".!?,…" or plain[quotation.end + 1 : quotation.end + 2] in (",", ".", "")

    def _utterance(self, quotation: Quotation, frame: Frame | None) -> bool:
        """Whether quoted words after a frame are speech ("She said: …") and not a phrase woven into a clause."""
        if frame is None or quotation.words < CLAUSE:
            return False
        plain = self.by_index[quotation.first].passage.plain
        return plain[quotation.start : quotation.start + 1].isupper() and plain[: max(0, quotation.start - 1)].rstrip()[
            -1:
        ] in (",", ":")

    def touching(self, quotation: Quotation, frame: Frame) -> bool:
        """Whether name and saying verb stand right beside the marks."""
        if frame.pronoun is not None:
            return False
        if frame.passage == quotation.last:
            tokens = self.by_index[quotation.last].tokens
            if 0 <= tokens[frame.first].start - quotation.end <= TOUCH:
                return True
        tokens = self.by_index[quotation.first].tokens
        return frame.passage == quotation.first and 0 <= quotation.start - tokens[frame.last - 1].end <= 3

    def alone(self, quotation: Quotation) -> bool:
        """Whether nothing but the quotation stands in its sentences."""
        first, last = self.by_index[quotation.first].passage, self.by_index[quotation.last].passage
        around = first.plain[: max(0, quotation.start - 1)] + last.plain[quotation.end + 1 :]
        return not any(character.isalnum() for character in around)

    def names(self, quotation: Quotation) -> bool:
        """Whether marks only hold a name ("the freighter “Vjosa Trader”"): few words, the long ones with a capital."""
        item = self.by_index[quotation.first]
        inside = [at for at, token in enumerate(item.tokens) if quoted_at(quotation, item.passage.index, token.start)]
        heavy = [at for at in inside if len(item.tokens[at].text) > SMALL or len(inside) == 1]
        if item.tree is None or not heavy or len(inside) > NAME or inside[0] == 0:
            return False
        if any(at + match.length == inside[0] for at, match in item.organizations.items()):
            return True  # "the association “17 March”"
        return all(item.tokens[at].capital and item.tree.upos[at] == "PROPN" for at in heavy)

    def nothing_else(self) -> bool:
        """Whether the paragraph holds nothing but quotations."""
        return all(
            any(quoted_at(quotation, item.passage.index, token.start) for quotation in self.quotations)
            for item in self.items
            for token in item.tokens
        )
