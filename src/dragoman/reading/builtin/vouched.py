"""What a source vouches for ("according to", "zufolge", "selon"): the sentence, the clause or the figure beside it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.saying import NEAR, Frame, saying_words
from dragoman.reading.builtin.trees import Tree

FEW = 3
"""Words beside a source that hold its figure, and at a sentence's beginning that are too few to be a sentence."""


class Vouched:
    """The words of a passage that one source vouches for, beside the other `sources`; `follower`: the next frame."""

    def __init__(
        self, frame: Frame, sources: Sequence[Frame], item: Marked, *, tree: Tree, follower: Frame | None
    ) -> None:
        self.frame, self.sources, self.follower, self.tree = frame, sources, follower, tree
        self.item, self.tokens, self.plain = item, item.tokens, item.passage.plain
        self.words, self.verb = saying_words(item.words.code), frame.verb
        self.begin, self.end = item.tokens[frame.first].start, item.tokens[frame.last - 1].end

    def span(self) -> tuple[int, int] | None:
        """The characters vouched for, marks at their ends included; None where somebody unknown says them."""
        around = None if self._said_aside() else self._around()
        return None if around is None else (max(around[0], self._part()), min(around[1], self._part_ends()))

    def _part(self) -> int:
        """Where the part of the sentence begins that a source stands in: behind a semicolon, where one is before it."""
        before = range(self.frame.first, 0, -1)
        return next((self.tokens[at].start for at in before if ";" in self.tokens[at].gap), 0)

    def _part_ends(self) -> int:
        """Where that part ends: at a semicolon behind the source that no quotation holds."""
        behind = range(self.frame.last, len(self.tokens))
        ends = (at for at in behind if ";" in self.tokens[at].gap and not self._inside_quote(at))
        return next((self.tokens[at].start for at in ends), len(self.plain))

    def _inside_quote(self, index: int) -> bool:
        return self.plain.count('"', 0, self.tokens[index].start) % 2 == 1

    def _said_aside(self) -> bool:
        """Whether somebody unknown says it beside the source ("For those, the cook said, according to the paper")."""
        tokens = self.tokens
        ends = (at for at in range(1, len(tokens)) if tokens[at].gap.startswith(",") and at != self.frame.last)
        said = ((at, self.words.verbs.at(tokens, at - 1)) for at in ends)
        return any(verb and not verb.entry.get("parted") and not self._inside_quote(at - 1) for at, verb in said)

    def _around(self) -> tuple[int, int] | None:
        """What a source vouches for: the sentence in front of it or behind it, or the clause it stands in."""
        front, behind = self.plain[: self.begin].rstrip(), self.plain[self.end :].strip(' ,."')
        if (part := self._in_part()) is not None:
            return part
        if (colon := self._colon_behind()) and (not front or front.endswith(",")):
            return (self.tokens[colon].start, len(self.plain.rstrip()))
        stop = len(self.plain.rstrip()) if self.follower is None else self.tokens[self.follower.first].start
        if len(front.split()) < 2:
            whole = self.words.verb_second and not self.plain[self.end :].startswith((",", ":"))
            # "Laut X stieg der Pegel": without its source the clause would begin with its verb.
            return (self.begin if whole else self._next_start(), stop)
        if (
            not behind
            or (front.endswith(",") and self._only_described())
            or (front.endswith(",") and not self.frame.aside and not self.plain[self.end :].startswith(","))
        ):
            return (self._last_clause(), len(front))
        if front.endswith(",") and len(behind.split()) > 4 * len(front.split()):
            return (self._next_start(), stop)
        if not front.endswith(",") and not self.plain[self.end :].startswith(","):
            stop = self._without_apposition(min(stop, self._next_sentence()))
        comma = front.rstrip(",").rfind(", ")
        start = comma + 2 if comma > 0 and len(front[comma + 2 :].split()) >= 2 and not front.endswith(",") else 0
        return (start, stop)

    def _only_described(self) -> bool:
        """Whether nothing stands behind a source but who it is ("…, according to Elmo, the owner of the grid")."""
        behind = range(self.frame.last, len(self.tokens))
        stated = any(self.tree.has(at, "VerbForm=Fin") or '"' in self.tokens[at].gap for at in behind)
        return not self.frame.aside and not stated

    def _colon_behind(self) -> int:
        """The token behind a colon that ends the source's phrase ("…, selon un diplomate en poste ici : il a …")."""
        behind = range(self.frame.last, min(len(self.tokens), self.frame.last + NEAR))
        mark = next((at for at in behind if self.tokens[at].gap.strip()), 0)
        verbless = not any(self.tree.is_verb(at) for at in range(self.frame.last, mark))
        return mark if mark and verbless and self.tokens[mark].gap.strip() == ":" else 0

    def _in_part(self) -> tuple[int, int] | None:
        """What each of two sources vouches for in one clause ("two missing according to A, four according to B";
        "laut A kamen 3000, laut B 8000").
        """
        before = next((one for one in self.sources if one.verb < self.verb and self._shares(one, self.frame)), None)
        after = next((one for one in self.sources if one.verb > self.verb and self._shares(self.frame, one)), None)
        if before is not None and self._figure_behind(self.frame):
            return self.begin, len(self.plain.rstrip())
        if before is not None:
            joined = self.words.conjunctions.has(self.tokens[before.last])
            return self.tokens[before.last + joined].start, self.end
        if after is not None and self._figure_behind(after):
            return 0, self.tokens[after.first].start
        return (0, self.begin) if after is not None and self.plain[: self.begin].strip() else None

    def _shares(self, one: Frame, other: Frame) -> bool:
        """Whether only a figure stands between two sources, and no verb of its own."""
        between = range(one.last, other.first)
        counted = any(self.tree.upos[at] == "NUM" for at in between)
        return counted and len(between) <= NEAR and not any(self.tree.is_verb(at) for at in between)

    def _figure_behind(self, source: Frame) -> bool:
        """Whether a source stands in front of its figure ("laut Gewerkschaft 8000")."""
        behind = range(source.last, min(source.last + FEW, len(self.tokens)))
        close = next((at for at in behind if self.tokens[at].gap.strip()), len(self.tokens))
        return any(self.tree.upos[at] == "NUM" for at in behind if at < close)

    def _last_clause(self) -> int:
        """Where the last of two sentences joined by a comma and "and" begins: a source behind vouches for no more."""
        tokens = self.tokens
        for at in range(self.frame.first - 1, FEW, -1):
            if "," in tokens[at].gap and self.words.conjunctions.has(tokens[at]) and not self._inside_quote(at):
                whole = self._whole(range(at)) and self._whole(range(at + 1, self.frame.first))
                return tokens[at + 1].start if whole else 0
        return 0

    def _whole(self, part: range) -> bool:
        """Whether some words are a clause with its own subject."""
        return any(self.tree.base(at) == "nsubj" for at in part) and any(self.tree.is_verb(at) for at in part)

    def _without_apposition(self, stop: int) -> int:
        """Where a sentence ends without a verbless addition ("…, the largest since 2009"): no source inside it vouches
        for that.
        """
        comma = self.plain.rfind(", ", self.end, stop)
        tail = [at for at, token in enumerate(self.tokens) if comma < token.start < stop]
        told = any(self.tree.is_verb(at) for at in range(self.frame.last, len(self.tokens)) if at not in tail)
        return comma if comma > 0 and told and not any(self.tree.is_verb(at) for at in tail) else stop

    def _next_sentence(self) -> int:
        """Where another sentence begins behind a comma ("…, einen Termin nannte sie nicht"): nobody vouches for it."""
        tree, tokens = self.tree, self.tokens
        beside = [at for at in range(self.frame.last, len(tokens)) if tree.base(at) == "parataxis" and tree.is_verb(at)]
        begins = (min(tree.below(at)) for at in beside)
        after = (at for at in begins if at >= self.frame.last and tokens[at].gap.strip() == ",")
        return next((tokens[at].start for at in after), len(self.plain))

    def _next_start(self) -> int:
        at = self._past_apposition(self._past_phrase(self.frame.last))
        if at >= len(self.tokens):
            return len(self.plain)
        token = self.tokens[at]
        return token.start - (token.start > 0 and self.plain[token.start - 1] == '"')

    def _past_phrase(self, at: int) -> int:
        """Behind the rest of a source's own phrase, up to its comma ("selon un diplomate en poste ici, …")."""
        tokens, tree = self.tokens, self.tree
        if at >= len(tokens) or (tokens[at].gap.strip() and "(" not in tokens[at].gap):
            return at
        behind = range(at + 1, min(len(tokens), at + NEAR))
        comma = next((i for i in behind if tokens[i].gap.strip().endswith(",")), at)
        own = "(" in tokens[at].gap or self.words.prepositions.has(tokens[at]) or tree.has(at, "VerbForm=Part")
        stated = any(tree.has(i, "VerbForm=Fin") for i in range(at, comma))
        return comma if own and not stated else at

    def _past_apposition(self, at: int) -> int:
        """Behind what tells who the source is ("For Anna Berg, the mayor of Bergen, the bridge is safe")."""
        tokens = self.tokens
        if at >= len(tokens) or tokens[at].gap.strip() != ",":
            return at
        behind = next((i for i in range(at + 1, len(tokens)) if tokens[i].gap.strip()), len(tokens))
        closed = behind < len(tokens) and tokens[behind].gap.strip()[:1] == ","
        described = self.tree.base(self.tree.top(at, behind)) == "appos"
        return behind if closed and described and not any(self.tree.is_verb(i) for i in range(at, behind)) else at
