"""What is said: the characters of a passage that a frame introduces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from dragoman.reading.builtin.endings import next_colon, next_deed, next_quotation
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.naming import Naming
from dragoman.reading.builtin.saying import NEAR, Frame, SayingWords, saying_words, skip
from dragoman.reading.builtin.told_clauses import CIRCUMSTANCES, ToldClause
from dragoman.reading.builtin.trees import Tree
from dragoman.reading.builtin.vouched import Vouched

FEW = 3
"""Words beside a source that are too few to be what it tells."""


class Content:
    """What one frame introduces, and whether it is a clause."""

    def __init__(
        self, frame: Frame, later: Sequence[Frame], item: Marked, tree: Tree, *, earlier: Sequence[Frame] = ()
    ) -> None:
        self.frame, self.item, self.tokens, self.plain = frame, item, item.tokens, item.passage.plain
        self.sources, self.earlier, self.later = [one for one in (*earlier, *later) if one.source], earlier, later
        self.words: SayingWords = saying_words(item.words.code)
        self.tree, self.named = tree, Naming(frame, item, tree)
        self.told = ToldClause(frame, item, tree)
        inside = tree.below(self.told.complement) if self.told.complement is not None else set[int]()
        behind = (
            other for other in later
            if other.first >= frame.last and (other.verb not in inside or self._goes_on_saying(other))
        )  # fmt: skip
        self.follower = next(behind, None)
        self.begin = self.tokens[frame.first].start
        self.end = self.tokens[frame.last - 1].end
        self.start = None if self.fronted else self.clause_start()

    def _goes_on_saying(self, other: Frame) -> bool:
        """Whether a participle behind a comma goes on what the same one says ("said …, warning that …")."""
        hangs = self.words.hanging.at(self.tokens, other.verb) is not None and "," in self.tokens[other.first].gap
        return hangs and (other.subject, other.pronoun) == (self.frame.subject, self.frame.pronoun)

    @cached_property
    def fronted(self) -> bool:
        """Whether what is said stands in front of the frame: "…, said the mayor", "…, the mayor said on Monday."."""
        front = self.plain[: self.begin].rstrip()
        if (
            self.frame.source
            or self.frame.said_from >= 0
            or not front.endswith((",", ',"'))
            or len(front.split()) < FEW
        ):
            return False
        if self.told.only_beside():
            return False
        dropped = self.frame.pronoun == ""
        return (
            self.frame.inverted
            or dropped
            or (not self.words.verb_second and not self.words.inverts and self._nothing_behind())
        )

    def span(self) -> tuple[int, int] | None:
        """The characters said; None if there are none."""
        frame = self.frame
        if frame.source:
            vouched = Vouched(frame, self.sources, self.item, tree=self.tree, follower=self.follower).span()
            return self._trimmed(*vouched) if vouched else None
        if (around := self.interrupted(frame)) is not None:
            return self._trimmed(self.tokens[around].start, self._stop(frame.last))
        if self.fronted:
            behind = self._stop(frame.last) if self._conditioned(frame.last) else 0
            return self._trimmed(self._sentence_from(), max(behind, len(self.plain[: self.begin].rstrip())))
        if frame.said_from >= 0:
            end = self.tokens[frame.verb].start if frame.said_from < frame.verb else self._stop(frame.verb_end)
            return self._trimmed(self.tokens[frame.said_from].start, end)
        if (described := self.told.described()) is not None:
            end = self._stop(frame.last) if frame.last < len(self.tokens) else self.end
            return self._trimmed(self.tokens[described].start, max(self.end, end))
        if (object_ := self.told.object_in_front()) is not None:
            return self._trimmed(self.tokens[object_].start, self._end_behind())
        if self.start is None or self.start >= len(self.tokens):
            return self._pointed_back()
        if self._others_say_at(self.start):
            return None
        start = self.tokens[self.start].start
        if start and self.plain[start - 1] == '"':
            start -= 1
        return self._trimmed(start, self._stop(self.start))

    def _end_behind(self) -> int:
        """Where a deed in words ends whose object stands in front of its verb."""
        frame = self.frame
        if frame.particle == frame.last:
            return self.tokens[frame.particle].end
        return max(self.end, self._stop(frame.last) if frame.last < len(self.tokens) else 0)

    def _conditioned(self, at: int) -> bool:
        """Whether a condition of what was said follows the frame ("…, she said, unless the skipper was free")."""
        return at < len(self.tokens) and self.words.conditions.at(self.tokens, at) is not None

    def _pointed_back(self) -> tuple[int, int] | None:
        """A clause that only points at what is denied before it ("…, ce que le maire dément")."""
        tokens, frame = self.tokens, self.frame
        if frame.stance != "deny" or (frame.last < len(tokens) and not tokens[frame.last].gap.strip()):
            return None
        near = range(frame.verb, max(0, frame.verb - NEAR), -1)
        opens = next((at for at in near if tokens[at].gap.strip()), 0)
        joins = any(self._complement_at(at) for at in range(opens + 1, frame.verb))
        parted = opens and tokens[opens].gap.strip() == ","
        return (tokens[opens].start, self.end) if joins and parted else None

    def with_verb(self, span: tuple[int, int]) -> tuple[int, int]:
        """A span with the verb that says what the words did ("denied that …", "wirft Washington vor, …")."""
        frame, tokens = self.frame, self.tokens
        if frame.source:
            return span
        words = [at for at in (frame.verb, frame.verb_end - 1, frame.particle) if at >= 0]
        begins = frame.verb
        while begins and self.plain[tokens[begins].start - 1] in "'’" and not self._complement_at(begins - 1):
            begins -= 1  # "s'en tient à"
        while begins and tokens[begins].gap == " " and self.told.clitic_at(begins - 1):
            begins -= 1  # "la achacó al viento"
        starts = [tokens[at].start for at in (begins, *words)]
        return min(span[0], *starts), max(span[1], *(tokens[at].end for at in words))

    @cached_property
    def clause(self) -> bool:
        """Whether what is said is a clause: by the tree, or behind a complementizer, comma or colon."""
        frame, tokens, at = self.frame, self.tokens, self.start
        if frame.source or self.interrupted(frame) is not None:
            return True
        if self.fronted:
            return self.told.verb_in(0, frame.first)
        if self.told.object_in_front() is not None or self.told.described() is not None:
            return False
        if at is None or at >= len(tokens) or frame.said_from >= 0:
            return False
        if frame.colon or tokens[at].gap.strip()[:1] in (",", ":") or self.words.complementizers.has(tokens[at - 1]):
            return True
        if self.infinitive:
            return True
        bare = "object" not in frame.takes and frame.bare
        told = self.told.complement is not None or (bare and (self.told.thing_at(at) or self.told.pronoun_at(at)))
        return told and self.told.verb_in(at, len(tokens))

    @cached_property
    def infinitive(self) -> bool:
        """Whether an infinitive right behind the verb tells what is said ("affirme avoir écrit au maire")."""
        at = self.start
        says = "clause" in self.frame.takes and not self.words.final and at is not None and at == self.frame.last
        if not says or at is None or at >= len(self.tokens) or self.tokens[at].gap != " ":
            return False
        return self.tree.has(at, "VerbForm=Inf") and not self.words.prepositions.has(self.tokens[at])

    def tells_a_thing(self, *, leaning: bool) -> bool:
        """Whether a noun tells what was rejected, asked for, counted …; behind a preposition only for some verbs."""
        span, takes = self.span(), self.frame.takes
        if span is None or self.fronted or not {"object", "figure", "label"} & set(takes):
            return False
        inside = [at for at, token in enumerate(self.tokens) if span[0] <= token.start < span[1]]
        kinds = {self.tree.upos[at] for at in inside}
        told = self.frame.said_from >= 0 or bool(kinds & {"NOUN", "PROPN", "NUM"})
        if self.words.conjunctions.has(self.tokens[inside[0]]):
            return False  # "has appealed and he stays in the hall"
        thing = bool(kinds & {"NOUN", "ADJ"}) or (self._ends_leaning and self.named.bare_figure(inside))
        counted = "object" in takes or ("NUM" in kinds and "figure" in takes and thing)
        if "label" in takes or self.frame.over:
            counted = ("label" in takes and self.named.labelled(inside)) or self.named.counted_over(inside)
        leaning = leaning or self._ends_leaning
        leaning = leaning or bool(self.frame.over)
        return told and counted and (leaning or not self.words.prepositions.has(self.tokens[inside[0]]))

    @property
    def _ends_leaning(self) -> bool:
        """Whether the verb has its preposition already ("parle d'au moins …")."""
        return self.words.prepositions.has(self.tokens[self.frame.verb_end - 1])

    def interrupted(self, frame: Frame) -> int | None:
        """Where the clause begins that a frame between commas parts from its verb ("India, she said, had none")."""
        tokens, first = self.tokens, frame.first
        if frame.source or not 0 < first < frame.last < len(tokens):
            return None
        if tokens[first].gap.strip() != "," or tokens[frame.last].gap.strip(' "') != ",":
            return None
        begins = max(at for at in range(first) if at == 0 or tokens[at].gap.strip()[-1:] in (":", ";"))
        parted = any(self.tree.is_verb(at) for at in range(begins, first)) or self._complement_at(frame.last)
        goes_on = self.tree.is_verb(frame.last) or any(self.tree.head[at] >= frame.last for at in range(begins, first))
        return begins if goes_on and not parted else None

    def _nothing_behind(self) -> bool:
        """Whether the frame ends its clause."""
        at = skip(self.tokens, self.frame.last, self.words.adverbials, self.words.auxiliaries, self.words.addressee)
        if at >= len(self.tokens) or (self._closed_by_comma(at) and not self.words.final):
            return True
        if any(self.words.complementizers.has(token) or '"' in token.gap for token in self.tokens[at : at + NEAR]):
            return False
        return self.words.prepositions.has(self.tokens[at]) or self.tokens[at].gap.strip()[:1] in (".", ";", "!", "?")

    def _closed_by_comma(self, at: int) -> bool:
        """Whether a comma closes the frame, without a quotation or "that" behind it ("…, she said, adding")."""
        return self.tokens[at].gap.strip() == "," and not self.words.complementizers.has(self.tokens[at])

    def _sentence_from(self) -> int:
        """Where the clause in front of the frame begins: behind a quotation that opens the sentence, else with it."""
        if begins := self._behind_colon():
            return begins
        closing = self.plain.rfind('"', 0, max(0, self.begin - 2))
        even = closing > 0 and self.plain.count('"', 0, closing + 1) % 2 == 0
        return closing + 1 if even and self.plain.lstrip().startswith('"') else 0

    def _behind_colon(self) -> int:
        """Where a clause begins behind another's saying and its colon ("Berg lehnte ab: Man warte, sagte Holm")."""
        before = range(self.frame.first - 1, 0, -1)
        colon = next((at for at in before if self.tokens[at].gap.strip() == ":"), 0)
        said = any(one.verb < colon and not one.source for one in self.earlier)
        return self.tokens[colon].start if said and self.told.verb_in(colon, self.frame.first) else 0

    def clause_start(self) -> int | None:
        """The token at which what is said begins, past whom and when it was said; None where that can't be told."""
        words, tokens, frame = self.words, self.tokens, self.frame
        if frame.inverted and not words.verb_second:
            return None
        if frame.particle >= 0:
            behind = frame.particle + 1
            complemented = behind < len(tokens) and words.complementizers.has(tokens[behind])
            if complemented or (behind < len(tokens) and self._parted(behind) and not self._describes(behind)):
                return behind + complemented
        if self.told.complement is not None and (joins := self.told.joins(self.told.complement)) is not None:
            return joins + 1
        at = self._past_circumstances(frame.last)
        if at < len(tokens) and "," in tokens[at].gap and self.tree.base(at) == "cc" and not self._quote_at(at):
            return None  # "… hatte Donnerstag gefordert, doch …": another sentence
        if at >= len(tokens) or (self._parted(at) and (words.final or self._quote_at(at) or ":" in tokens[at].gap)):
            return at
        if self.told.complement is not None:
            return self._past_phrases(at, self.told.complement)
        if "," in tokens[at].gap or (frame.addressee and words.final):
            return None
        leans = words.prepositions.has(tokens[at]) and self.tree.base(at) == "case"
        if leans and "object" not in frame.takes and not self._ends_leaning and not frame.over:
            parted = (i for i in range(at, min(len(tokens), at + NEAR)) if self._parted(i))
            return next((i for i in parted if self._quote_at(i) or self.told.verb_in(i, len(tokens))), None)
        return at

    def _past_phrases(self, at: int, complement: int) -> int:
        """The token behind the phrases of where, when and to whom that follow the verb before its clause."""
        for phrase in (
            one for verb in range(self.frame.verb, self.frame.verb_end) for one in self.tree.of(verb, CIRCUMSTANCES)
        ):
            last = max(self.tree.below(phrase))
            if at in self.tree.below(phrase) and last < complement:
                at = last + 1
        return at

    def _describes(self, at: int) -> bool:
        """Whether a clause behind a comma describes the noun before it ("…, der den Wald schütze")."""
        words, tokens = self.words, self.tokens
        if not words.relatives.has(tokens[at]) or at + 1 >= len(tokens):
            return False
        lists = (self.item.words.determiners, self.item.words.pronouns, words.prepositions)
        return any(lexicon.has(tokens[at + 1]) for lexicon in lists)

    def _past_circumstances(self, at: int) -> int:
        words, tokens = self.words, self.tokens
        at = skip(tokens, at, words.auxiliaries, words.adverbials)
        whose = at < len(tokens) and self.tree.relation[at] == "nmod:poss"  # "said her client", not "told her"
        told = "clause" in self.frame.takes and at < len(tokens) and not whose and words.addressee.at(tokens, at)
        if told or (self.frame.addressee and at < len(tokens) and self._addressed(at)):
            stop = next((i for i in range(at, len(tokens)) if tokens[i].gap.strip()), len(tokens))
            bare = skip(tokens, at, words.addressee, words.adverbials)
            if at < bare < stop and self.told.complement is not None:
                return bare
            begins = min(self.tree.below(self.told.complement)) if self.told.complement is not None else 0
            if at < begins < stop:
                return begins  # "told the Post he was “not so sure”"
            if stop < len(tokens) and self._quote_at(stop) and tokens[stop].gap.strip()[:1] not in (",", ":"):
                return len(tokens)
            return stop
        return skip(tokens, at, words.adverbials) if at < len(tokens) and not tokens[at].gap.strip() else at

    def _addressed(self, at: int) -> bool:
        """Whether a name right behind "told" is whom it was told."""
        return self.tokens[at].capital or self.item.words.determiners.has(self.tokens[at])

    def _complement_at(self, at: int) -> bool:
        return self.words.complementizers.has(self.tokens[at])

    def _parted(self, at: int) -> bool:
        return self._quote_at(at) or self.tokens[at].gap.strip()[:1] in (",", ":")

    def _quote_at(self, at: int) -> bool:
        return '"' in self.tokens[at].gap

    def _stop(self, at: int) -> int:
        """Where what is said ends: before the next frame, the particle, or a word of where it was said."""
        end = len(self.plain.rstrip())
        if self.follower is not None and self.follower.first > at:
            end = self.tokens[self.follower.first].start
        end = min(end, next_quotation(self.item, at))
        parted = (self.interrupted(other) for other in self.later if other.first > at)
        end = min([end, *(self.tokens[begins].start for begins in parted if begins is not None and begins > at)])
        if not self.clause:
            end = min(end, next_deed(self.frame, self.item, self.tree, at=at))
            end = min(end, next_colon(self.item, at, said=self.follower is not None))
        if self.frame.particle >= 0:  # "lehnte es ab, …; vorgeschlagen hatte es die andere Seite"
            end = min([end, *(token.start for token in self.tokens[at + 1 :] if ";" in token.gap)])
        if at <= self.frame.particle:
            end = min(end, self.tokens[self.frame.particle].start)
        figure = not self.clause and at < len(self.tokens) and self.tokens[at].text[:1].isdigit()
        for index in range(
            at + (1 if figure else FEW), len(self.tokens)
        ):  # "the union speaks of 2,400, the firm of 900"
            if self.tokens[index].gap.strip() == "," and self.tokens[index].start < end and self._others_say(index):
                return self.tokens[index].start
            outside = self.tokens[index].start < end and not self._inside_quote(index)
            placed = self.words.documents.at(self.tokens, index) is not None
            if outside and (
                placed or (not self.clause and "," in self.tokens[index].gap and not self.named.counts_on(index))
            ):
                return self.tokens[index].start
        return end

    def _others_say_at(self, at: int) -> bool:
        """Whether a saying verb right behind a comma tells what came before ("…, habe sie begrüßt, sagte er")."""
        parted = self.words.final and self.tokens[at].gap.strip() == ","
        match = self.words.verbs.at(self.tokens, at) if parted else None
        return match is not None and not match.entry.get("participle")

    def _others_say(self, index: int) -> bool:
        """Whether somebody whom no list knows says what comes ("…, experts say")."""
        following = range(index + 1, min(len(self.tokens), index + 4))
        return any(
            self.words.verbs.at(self.tokens, at)
            and all(self.tokens[i].close and not self.tree.is_verb(i - 1) for i in range(index + 1, at + 1))
            for at in following
        ) and not self._inside_quote(index)

    def _inside_quote(self, index: int) -> bool:
        return self.plain.count('"', 0, self.tokens[index].start) % 2 == 1

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        """The span without marks and blanks at its ends, and without joining words left at its end."""
        text = self.plain[start:end]
        lead = len(text) - len(text.lstrip(" ,;:–-"))
        text = self._bare_end(text)
        while (last := text.rsplit(" ", 1))[-1] and len(last) == 2 and self._dangles(last[-1]):
            text = self._bare_end(last[0])
        return (start + lead, start + len(text)) if len(text) > lead else None

    def _bare_end(self, text: str) -> str:
        text = text.rstrip(" ,;:–-")
        return text[:-1] if text.endswith(".") and not text.endswith("..") else text

    def _dangles(self, word: str) -> bool:
        folded = word.casefold()
        return self.words.conjunctions.has_form(folded) or self.item.words.determiners.has_form(folded)
