"""Remarks of one report: who says what, by marks, saying verbs and sources, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.reading.builtin.contents import Content
from dragoman.reading.builtin.framing import Framing
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.moods import reported_mood
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.quoted import CLAUSE, PHRASE, Quoted
from dragoman.reading.builtin.quoting import Quotation, paragraphs, quotations, quoted_at
from dragoman.reading.builtin.sayers import Speakers
from dragoman.reading.builtin.saying import Frame, saying_words
from dragoman.reading.builtin.torn import untorn
from dragoman.record.ids import finding_id
from dragoman.record.reading import ChainLink, RemarkFinding
from dragoman.record.report import Report

FRONTED, LEAST = 3, 4
"""Words of indirect speech, in front of its frame and behind it, below which it tells nothing; a deed in words with its
verb needs as many as the first ("rejected the offer")."""

FEW = 2
"""Words around another frame that are too few to be what was said."""

DEEDS = ("deny", "refuse", "demand", "promise", "criticise", "praise", "regret", "announce")
"""Stances whose verbs say by themselves what was done in words."""

TURNING = ("deny", "refuse", "criticise", "regret", "expect")
"""Stances without whose verb the words would tell the contrary, or blame nobody ("denied that …")."""

STATED = ("deny", "criticise", "praise", "regret")
"""Stances in which a state's deed in words is no more than words ("Spain condemned the attack")."""

JUDGING = ("court", "labour_court", "appeal_court", "judge")
"""Whose refusals and orders are rulings, no remarks …"""

POINTING = ("emphasize", "warn", "claim")
"""… but by these stances they only say something ("the judge pointed to the risk of flight")."""

LEANING = ("warn", "demand", "refuse", "criticise")
"""Stances whose verbs lean on a preposition ("warned of", "called for")."""

Form = Literal["direct", "mixed", "indirect", "reported"]


class Saying(Struct, frozen=True, kw_only=True):
    """A remark in the making: where its words stand, and by which frame."""

    item: Marked
    span: tuple[int, int]
    form: Form
    speaker: str | None
    frame: Frame | None = None
    continues: str | None = None
    healthy: bool = True
    passed: tuple[ChainLink, ...] = ()


def find_remarks(report: Report, marked: Sequence[Marked], named: dict[int, list[Named]]) -> tuple[RemarkFinding, ...]:
    """The remarks of a report's passages."""
    speakers = Speakers(report, named)
    speakers.marked = marked
    found: list[RemarkFinding] = []
    listed = paragraphs(marked)
    for number, paragraph in enumerate(listed):
        speakers.paragraph, speakers.items, speakers.many = number, paragraph, None
        following = listed[number + 1] if number + 1 < len(listed) else ()
        found.extend(_Paragraph(report, paragraph, following=following, speakers=speakers, told=found).remarks())
    return tuple(found)


class _Paragraph:
    """One paragraph: quotations with their frames first, then what is said without marks."""

    def __init__(
        self, report: Report, paragraph: Sequence[Marked], *, following: Sequence[Marked], speakers: Speakers,
        told: Sequence[RemarkFinding],
    ) -> None:  # fmt: skip
        self.report, self.items, self.speakers = report, list(paragraph), speakers
        self.by_index = {item.passage.index: item for item in paragraph}
        self.quotations = untorn(quotations(paragraph, following), self.items, speakers.named)
        self.earlier = told[-1] if told and told[-1].sentence == self.items[0].passage.index - 1 else None
        self.found: list[RemarkFinding] = []
        self.frames = {item.passage.index: self._frames(item) for item in paragraph}
        self.quoted = Quoted(self.items, self.quotations, self.frames)
        self.media = {at: self._passed_on(found, self.by_index[at]) for at, found in self.frames.items()}

    def _frames(self, item: Marked) -> list[Frame]:
        index = item.passage.index
        named = self.speakers.named.get(index, ())
        if item.tree is None:
            return []

        def outside(at: int) -> bool:
            return not any(quoted_at(quotation, index, at) for quotation in self.quotations)

        return Framing(item, named, item.tree, outside=outside, bodies=self.speakers.bodies).frames()

    def _passed_on(self, told: list[Frame], item: Marked) -> list[Frame]:
        """Sources that hang on a saying verb pass its words on; the others and the verbs are left as frames."""
        verbs = [frame for frame in told if not frame.source]
        media = [frame for frame in told if frame.source and (frame.medium or self._beside(frame, verbs, item))]
        if verbs or any(not frame.medium for frame in told):
            told[:] = [frame for frame in told if frame not in media]
        return media if told != media else []

    def _beside(self, source: Frame, verbs: Sequence[Frame], item: Marked) -> bool:
        """Whether a saying verb stands in the same part of the sentence as a source."""
        parts = [sum(";" in token.gap for token in item.tokens[: frame.verb + 1]) for frame in (source, *verbs)]
        return any(part == parts[0] for part in parts[1:])

    def remarks(self) -> list[RemarkFinding]:
        """The paragraph's remarks, by position."""
        of = {quotation: self.quoted.frame_of(quotation) for quotation in self.quotations}
        used = {(frame.passage, frame.verb) for frame in of.values() if frame is not None}
        before: Marked | None = None
        for item in self.items:
            index = item.passage.index
            for quotation in self.quotations:
                if quotation.first == index:
                    self._quoted(quotation, of[quotation], before)
            if item.passage.healthy:
                for frame in self.frames[index]:
                    if (index, frame.verb) not in used:
                        self._reported(frame, item, before)
                self._goes_on(item)
                self._tail(item)
            self._note_sayer(item, before)
            before = item
        self.speakers.introduced = self._introduces()
        return sorted(self.found, key=lambda remark: (remark.start, remark.end))

    def _introduces(self) -> str | None:
        """Who is announced to speak by a paragraph that ends in a colon."""
        item = self.items[-1]
        told = [frame for frame in self.frames[item.passage.index] if not frame.source]
        if not told or not item.passage.plain.rstrip().endswith(":"):
            return None
        return self._speaker(told[-1], item, self.items[-2] if len(self.items) > 1 else None)

    def _note_sayer(self, item: Marked, before: Marked | None) -> None:
        said = [frame for frame in self.frames[item.passage.index] if not frame.source]
        if said:
            self.speakers.spoke(self._speaker(said[-1], item, before))

    def _speaker(self, frame: Frame, item: Marked, before: Marked | None) -> str | None:
        told = [one for one in self.frames[item.passage.index] if one.verb < frame.verb]
        return self.speakers.of(frame, item, before=before, earlier=told)

    def _quoted(self, quotation: Quotation, frame: Frame | None, before: Marked | None) -> None:
        first, last = self.by_index[quotation.first], self.by_index[quotation.last]
        start = first.passage.span(quotation.start, len(first.passage.plain))[0]
        end = last.passage.span(0, quotation.end)[1]
        healthy = all(self.by_index[at].passage.healthy for at in range(quotation.first, quotation.last + 1))
        whole, split = self.quoted.whole(quotation), self._splits_off(quotation, frame)
        touches = frame is not None and (healthy or self.quoted.touching(quotation, frame))
        short = quotation.words < (CLAUSE if healthy else PHRASE + 1)
        if short and not whole and not split and not (touches and healthy):
            return
        if quotation.words < CLAUSE and not (whole or split or touches):
            return
        speaker, continues = None, None
        if frame is not None and touches:
            speaker = self._speaker(frame, self.by_index.get(frame.passage, last), before)
        elif frame is None and whole and healthy:
            speaker, continues = self._continued(quotation)
        if split and self.found:
            continues = self.found[-1].id
        form: Form = "direct" if self.quoted.is_direct(quotation, frame, whole=whole, split=split) else "mixed"
        if form == "mixed" and frame is not None and healthy and frame.passage == first.passage.index and not split:
            return self._reported(frame, first, before)
        if speaker is not None or (form == "direct" and healthy):
            saying = Saying(item=last, span=(start, end), form=form, speaker=speaker, frame=frame)
            self._add(replace(saying, continues=continues, healthy=healthy))

    def _splits_off(self, quotation: Quotation, frame: Frame | None) -> bool:
        begun = bool(self.found) and self.found[-1].form == "direct"
        return begun and self.quoted.splits_off(quotation, frame)

    def _continued(self, quotation: Quotation) -> tuple[str | None, str | None]:
        """A quotation that is all of its sentence goes on what the paragraph's last direct speech began.

        At a paragraph's beginning it goes on a quotation that ended the paragraph before.
        """
        if not self.quoted.alone(quotation):
            return None, None
        direct = [remark for remark in self.found if remark.form == "direct" and remark.speaker]
        if direct and direct[-1] is self.found[-1]:
            return direct[-1].speaker, direct[-1].id
        if quotation.first > self.items[0].passage.index:
            told = self.found[-1] if self.found and self.found[-1].sentence >= quotation.first - 1 else None
            return (told.speaker, None) if told else (None, None)
        if self.speakers.introduced:
            return self.speakers.introduced, None
        told = self.earlier
        if told is not None and told.form == "direct" and told.speaker and self.quoted.nothing_else():
            return told.speaker, told.id
        return None, None

    def _sentence_before(self, frame: Frame, item: Marked, before: Marked | None) -> None:
        """ "Das sagte die Ministerin.": the sentence before is what was said, if nobody else says it."""
        if before is None or item.passage.starts_paragraph or not before.passage.healthy:
            return
        index = before.passage.index
        if self.frames[index] or any(q.first <= index <= q.last for q in self.quotations):
            return
        if "figure" in frame.takes and not (before.tree and "NUM" in before.tree.upos):
            return  # "Diese Zahl nannte …" tells a sentence with a figure
        span = before.passage.span(0, len(before.passage.plain.rstrip().rstrip(".")))
        if speaker := self._speaker(frame, item, before):
            self._add(Saying(item=before, span=span, form="indirect", speaker=speaker, frame=frame))

    def _reported(self, frame: Frame, item: Marked, before: Marked | None) -> None:
        index = item.passage.index
        if frame.pointing:
            return self._sentence_before(frame, item, before)
        later = [other for other in self.frames[index] if other.verb > frame.verb]
        if item.tree is None:
            return
        earlier = [other for other in self.frames[index] if other.verb < frame.verb]
        content = Content(frame, later, item, item.tree, earlier=earlier)
        span = content.span()
        if span is None or self._greets(frame, content) or self._only_frames(span, frame, item):
            return
        inside = (q for q in self.quotations if q.last == index and q.first == index and span[0] <= q.end <= span[1])
        quoted = any(not self.quoted.names(q) for q in inside)
        if frame.source and frame.medium and not quoted:
            return  # What a paper reports is told, not said: it is whose word a happening rests on.
        clause = "clause" in frame.takes and content.clause
        if not quoted and not clause and not content.tells_a_thing(leaning=frame.stance in LEANING):
            return
        turning = frame.stance in TURNING and not (content.fronted and frame.stance != "deny")
        if not clause or turning or content.infinitive:
            span = content.with_verb(span)
        deed = not clause and (frame.stance in DEEDS or {"figure", "label", "object"} & set(frame.takes))
        least = FRONTED if content.fronted or frame.source or deed else LEAST
        if not quoted and len(item.passage.plain[span[0] : span[1]].split()) < least:
            return
        offered = content.infinitive and frame.stance == "promise"  # "s'engage à verser …" is a deed in words
        form: Form = "mixed" if quoted else "indirect" if clause and not offered else "reported"
        speaker = self._speaker(frame, item, before)
        if speaker is None or (form == "reported" and not self._acts_in_words(speaker, frame.stance)):
            return
        if quoted or not self.speakers.undescribed(speaker, item):
            passed = () if clause else self._vouched(later, item, before)
            said = Saying(item=item, span=item.passage.span(*span), form=form, speaker=speaker, frame=frame)
            self._add(replace(said, passed=passed))

    def _vouched(self, later: Sequence[Frame], item: Marked, before: Marked | None) -> tuple[ChainLink, ...]:
        """Who tells, behind a comma, of a deed in words ("welcomed the vote, her spokesman said")."""
        if item.tree is None:
            return ()
        behind = [one for one in later if not one.source and Content(one, (), item, item.tree).fronted]
        tellers = (self._speaker(one, item, before) for one in behind[:1])
        return tuple(
            ChainLink(teller, "spokesperson" if self.speakers.office(teller) == "spokesperson" else "medium")
            for teller in tellers
            if teller
        )

    def _acts_in_words(self, speaker: str, stance: str) -> bool:
        """Whether a deed in words is a remark: most of a state's are acts of its government, a court's are rulings."""
        said = self.speakers.kind(speaker) != "state" or stance in STATED
        return said and (stance in POINTING or self.speakers.office(speaker) not in JUDGING)

    def _goes_on(self, item: Marked) -> None:
        """A sentence told as another's speech by its verb alone goes on the remark right before it."""
        index = item.passage.index
        told = (remark for remark in reversed(self.found) if remark.start < item.passage.start)
        last = next(told, self.earlier)
        if last is None or last.speaker is None or last.sentence != index - 1:
            return
        if self.frames[index] or self.media[index]:
            return
        ends = len(item.passage.plain.rstrip(' ".'))
        quoted = [q for q in self.quotations if q.first <= index <= q.last and (q.first < index or q.start < ends)]
        if any(q.words >= CLAUSE for q in quoted) or not reported_mood(item) or self._others_say(item):
            return
        end = len(item.passage.plain.rstrip().rstrip("."))
        hearsay = saying_words(item.words.code).hearsay
        heard = [at for at in range(len(item.tokens)) if "," in item.tokens[at].gap and hearsay.at(item.tokens, at)]
        end = item.tokens[heard[0] - 1].end if heard and heard[0] else end
        span = item.passage.span(0, end)
        self._add(Saying(item=item, span=span, form="mixed" if quoted else "indirect", speaker=last.speaker))

    def _tail(self, item: Marked) -> None:
        """What stands behind a colon or semicolon and is told as another's speech by its verb alone goes on."""
        last = self.found[-1] if self.found else None
        marks = [at for at, token in enumerate(item.tokens) if at and token.gap.strip() in (":", ";")]
        if last is None or last.speaker is None or last.sentence != item.passage.index or not marks:
            return
        first = marks[-1]
        if any(frame.last > first for frame in self.frames[item.passage.index]) or not reported_mood(item, first):
            return
        end = len(item.passage.plain.rstrip().rstrip("."))
        span = item.passage.span(item.tokens[first].start, end)
        if '"' not in item.passage.plain[item.tokens[first].start :]:
            self._add(Saying(item=item, span=span, form="indirect", speaker=last.speaker))

    def _others_say(self, item: Marked) -> bool:
        """Whether somebody whom no list knows says it ("Die Lage sei ruhig, sagte der Wirt")."""
        verbs = saying_words(item.words.code).verbs
        behind = (at for at, token in enumerate(item.tokens) if at and "," in token.gap)
        return any((match := verbs.at(item.tokens, at)) and not match.entry.get("participle") for at in behind)

    def _only_frames(self, span: tuple[int, int], frame: Frame, item: Marked) -> bool:
        """Whether what seems said is only another's saying ("…, she told reporters, demanding …")."""
        others = (other for other in self.frames[item.passage.index] if other is not frame)
        inside = (other for other in others if span[0] <= item.tokens[other.first].start < span[1])
        return any(self._words(span, item, other) <= FEW for other in inside)

    def _words(self, span: tuple[int, int], item: Marked, other: Frame) -> int:
        """How many words of a span stand outside another frame."""
        inside = [at for at, token in enumerate(item.tokens) if span[0] <= token.start < span[1]]
        return len([at for at in inside if not other.first <= at < other.last])

    def _greets(self, frame: Frame, content: Content) -> bool:
        """ "Welcomed the minister at the door" tells no remark: the object is a person."""
        named = self.speakers.named.get(frame.passage, ())
        tokens = self.by_index[frame.passage].tokens
        starts = {
            at
            for one in named
            for at in (one.mention.left, one.mention.first)
            if one.finding.kind in ("person", "unnamed") and not tokens[one.mention.last - 1].possessive
        }
        return frame.stance == "praise" and not content.clause and bool(starts & {frame.last, frame.last + 1})

    def _add(self, saying: Saying) -> None:
        start, end = saying.span
        if any(remark.start < end and start < remark.end for remark in self.found):
            return
        item, frame = saying.item, saying.frame
        self.found.append(
            RemarkFinding(
                id=finding_id(self.report.id, "remark", start, end), report=self.report.id, start=start, end=end,
                sentence=item.passage.index, form=saying.form, text=self.report.text[start:end],
                speaker=saying.speaker, addressee=frame.told if frame else None,
                chain=self._chain(saying, self.media.get(item.passage.index, ())),
                stance=frame.stance if frame else None, continues=saying.continues, healthy=saying.healthy,
                context_start=min(item.passage.start, start), context_end=max(item.passage.end, end),
            )
        )  # fmt: skip

    def _chain(self, saying: Saying, media: Sequence[Frame]) -> tuple[ChainLink, ...]:
        """Who passes the words on, outermost first, and who says them."""
        links = [ChainLink(frame.subject, "medium") for frame in media if frame.subject]
        links += (*saying.passed, *(saying.frame.chain if saying.frame else ()))
        passing = tuple(dict.fromkeys(link for link in links if link.actor != saying.speaker))
        return (*passing, ChainLink(saying.speaker, "speaker")) if saying.speaker else passing
