"""What lines are by where they stand: the head of a report, its body, what hangs below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.intake.formulas import agencies, formulas, words
from dragoman.intake.frame import Framed, framed, teaser_apart, without_tail
from dragoman.intake.hosting import OUTSIDE
from dragoman.intake.lines import Line, content, ends_finally, is_full, is_listed, is_named, size, squeezed
from dragoman.intake.parting import crumb_end
from dragoman.record.report import BlockKind

_ENTRY = re.compile(r"^[^:.]{2,40}: [^.]*\d")
"""An entry of a box: "Length: 2.4 kilometres"."""
_QUOTES = '"“„«»‘‚'
_HEADING_WORDS = 25
_DECK_WORDS = 14
"""Above a line of so many words two or three words are the headline, not its kicker."""
_SHORT = 13
"""From so many words on a line without a final mark is a paragraph whose mark is lost, not a heading."""


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in content(text) if len(word) > 4)


class Arrangement:
    """The lines of one report and what each is; `title`: what the page is called, if it says so."""

    def __init__(self, lines: Sequence[Line], *, language: str | None, title: str | None = None) -> None:
        self.lines = [part for line in lines for part in teaser_apart(line)]
        self.framed: list[Framed] = [framed(line, language) for line in self.lines]
        self.kinds: list[BlockKind | None] = [item.kind for item in self.framed]
        self._is_paragraph = [is_full(without_tail(line.text)) and not crumb_end(line.text) for line in self.lines]
        self._told = _stems(" ".join(line.text for i, line in enumerate(self.lines) if self._full(i)))
        self._title = squeezed(title or "")
        self._open_sections()
        self._close_outside()
        self._arrange_head()
        self._arrange_body()

    @property
    def headline(self) -> int | None:
        """The index of the headline."""
        return next((i for i, kind in enumerate(self.kinds) if kind == "headline"), None)

    def strike_clocks(self, places: Sequence[tuple[int, int]]) -> None:
        """Makes furniture of the date lines that turned out to be clocks of the page."""
        for i, line in enumerate(self.lines):
            if self.kinds[i] == "dateline" and any(line.start <= start < line.end for start, _ in places):
                stated = self.framed[i].dates
                inside = sum(line.start <= start < line.end for start, _ in places)
                self.kinds[i] = "furniture" if stated and inside == len(stated.dates) else "dateline"

    def _full(self, i: int) -> bool:
        return self.kinds[i] is None and self._is_paragraph[i]

    def _weight(self, start: int, end: int) -> int:
        return sum(len(self.lines[i].text) for i in range(start, end) if self._full(i))

    # What follows "Comments" or "Related News".

    def _open_sections(self) -> None:
        for i, item in enumerate(self.framed):
            if item.opens == "comment" and self._closes_the_report(i):
                self._fill(i + 1, len(self.lines), "comment")
            elif item.opens == "teaser" and self.kinds[i] == "furniture":
                self._fill(i + 1, self._end_of_teasers(i), "teaser")

    def _closes_the_report(self, i: int) -> bool:
        """Comments come after the report: not a link to them above it, nor between its paragraphs."""
        before, after = self._weight(0, i), self._weight(i + 1, len(self.lines))
        paragraphs = sum(self._full(k) for k in range(i))
        more = any(item.opens == "comment" or item.kind == "comment" for item in self.framed[i + 1 :])
        return (paragraphs >= 2 or before >= 300) and (after <= 1.5 * before or more)

    def _end_of_teasers(self, i: int) -> int:
        """Teasers run to the next paragraph, or to the end where each paragraph has its heading."""
        stop = next((k for k in range(i + 1, len(self.lines)) if self.framed[k].opens == "comment"), len(self.lines))
        rest = [k for k in range(i + 1, stop) if self.kinds[k] is None]
        full = [k for k in rest if self._full(k)]
        summaries = len(full) >= 2 and all(self.kinds[k - 1] is None and not self._full(k - 1) for k in full)
        if not full or (summaries and self._weight(0, i) > self._weight(i + 1, len(self.lines))):
            return stop
        return full[0]

    def _fill(self, start: int, end: int, kind: BlockKind) -> None:
        for i in range(start, end):
            if self.kinds[i] in (None, "subhead", "dateline", "caption") or (
                kind == "comment" and self.kinds[i] in ("byline", "teaser")
            ):
                self.kinds[i] = kind

    def _close_outside(self) -> None:
        """What stands on the page outside the report, and is nothing by itself, frames it."""
        for i, line in enumerate(self.lines):
            if line.zone == OUTSIDE and self.kinds[i] in (None, "subhead"):
                self.kinds[i] = "furniture"

    # The head: from the top to the first paragraph.

    def _arrange_head(self) -> None:
        body = next((i for i in range(len(self.lines)) if self._full(i)), len(self.lines))
        if self.headline is None:
            body = self._choose_headline(body)
        head = self.headline
        if head is None:
            return
        for i in range(len(self.lines)):
            if i != head and self.kinds[i] in (None, "headline", "subhead") and self._repeats(i, head):
                self.kinds[i] = "furniture"
        for i in range(body):
            if self.kinds[i] is None or (self.kinds[i] in ("subhead", "caption") and i < head):
                self.kinds[i] = "furniture" if i < head else None if self._is_spoken(i) else self._below_headline(i)
        self._set_standfirst(head)

    def _choose_headline(self, body: int) -> int:
        """Marks the headline among the lines above the first paragraph; returns where the body begins."""
        sentence = self._sentence_as_headline(body)
        if sentence is not None:
            self.kinds[sentence] = "headline"
            return next((i for i in range(sentence + 1, len(self.lines)) if self._full(i)), len(self.lines))
        offered = [
            i
            for i in range(body)
            if self.kinds[i] in (None, "subhead")
            and size(self.lines[i].text) <= _HEADING_WORDS
            and not self.lines[i].text.endswith(":")
        ]
        if body == len(self.lines):
            offered = offered[:3]
        if offered:
            best = min(offered, key=lambda i: self._headline_rank(i, offered))
            self.kinds[best - 1 if self._is_deck(best, offered) else best] = "headline"
        return body

    def _is_deck(self, i: int, offered: list[int]) -> bool:
        """Whether a line is too long for a headline and goes with a few words right above it that the text takes up."""
        if i - 1 not in offered or self.lines[i].after_gap or size(self.lines[i].text) < _DECK_WORDS:
            return False
        above = self.lines[i - 1]
        short = above.after_gap and size(above.text) in (2, 3) and not self.is_crumb_line(i - 1)
        return short and self._shared(i - 1) > 0

    def _headline_rank(self, i: int, offered: list[int]) -> tuple[bool, bool, bool, bool, int]:
        text = squeezed(self.lines[i].text)
        called = bool(text) and bool(self._title) and (text in self._title or self._title in text)
        again = any(self._is_crumb(k, i) for k in offered if k < i)
        strange = self._shared(i) == 0 and any(self._shared(k) >= 2 for k in offered)
        long_enough = size(self.lines[i].text) >= 4 and not (self.is_crumb_line(i) and len(offered) > 1)
        return (not called, not again, strange, not long_enough, i if long_enough else -size(self.lines[i].text))

    def _shared(self, i: int) -> int:
        """How many words of a line stand in the report's paragraphs, endings aside."""
        return len(_stems(self.lines[i].text) & self._told)

    def _sentence_as_headline(self, body: int) -> int | None:
        """A first line that ends with a full stop is the headline if a byline or a date stands below it."""
        offered = [i for i in range(body) if self.kinds[i] in (None, "subhead") and size(self.lines[i].text) >= 4]
        if offered or body >= len(self.lines) or size(self.lines[body].text) > _HEADING_WORDS:
            return None
        below = next((k for k in range(body + 1, len(self.lines)) if self.kinds[k] != "furniture"), None)
        return body if below is not None and self.kinds[below] in ("byline", "dateline") else None

    def _is_crumb(self, crumb: int, head: int) -> bool:
        """Whether a line is the way to a page that ends with its headline."""
        way, goal = squeezed(self.lines[crumb].text), squeezed(self.lines[head].text)
        return len(goal) > 12 and way != goal and way.endswith(goal)

    def is_crumb_line(self, i: int) -> bool:
        """Whether a line begins with the name of a section or the home page."""
        first = self.lines[i].text.split()
        return any(" ".join(first[:n]).casefold() in words("crumb") for n in (1, 2)) and len(first) <= 3

    def _repeats(self, i: int, head: int) -> bool:
        here, goal = squeezed(self.lines[i].text), squeezed(self.lines[head].text)
        return len(goal) > 12 and (here == goal or (here.endswith(goal) and size(self.lines[i].text) < 40))

    def _below_headline(self, i: int) -> BlockKind:
        text = self.lines[i].text
        if self._is_person(text) and any(self._is_date(k) for k in (i - 2, i - 1, i + 1)):
            return "byline"
        return "furniture" if size(text) <= 1 else "subhead"

    def _is_date(self, i: int) -> bool:
        text = self.lines[i].text if 0 <= i < len(self.lines) else ""
        return bool(text) and (self.kinds[i] in ("dateline", "byline") or not any(sign.isalpha() for sign in text))

    def _is_person(self, text: str) -> bool:
        """Whether a line could be a person's name and nothing else."""
        return is_named(text) and 2 <= size(text) <= 4 and all(sign.isalpha() or sign in " .'’-" for sign in text)

    def _set_standfirst(self, head: int) -> None:
        """A paragraph between headline and byline or date stands for the report, it isn't its first paragraph."""
        first = next((i for i in range(head + 1, len(self.lines)) if self._full(i)), None)
        later = first is not None and any(self._full(i) for i in range(first + 1, len(self.lines)))
        if (
            first is not None
            and later
            and self.kinds[first + 1] in ("byline", "dateline")
            and size(self.lines[first].text) < 60
        ):
            self.kinds[first] = "subhead"

    # The body and what hangs below it.

    def _arrange_body(self) -> None:
        last = max((i for i in range(len(self.lines)) if self._full(i)), default=-1)
        lead_given = False
        for i in range(len(self.lines)):
            if self.kinds[i] is not None:
                continue
            kind: BlockKind = self._below(i) if i > last else self._within(i)
            if kind == "body" and not lead_given:
                kind, lead_given = "lead", True
            self.kinds[i] = kind

    def _runs_on(self, i: int) -> bool:
        """Whether a line without a final mark still is a paragraph: long, torn, a quotation or an item of a list."""
        text = self.lines[i].text
        before = self.lines[i - 1].text if i else ""
        listed = is_listed(text) and (before.endswith(":") or is_listed(before) or is_full(before))
        below = self.lines[i + 1] if i + 1 < len(self.lines) and self.framed[i + 1].kind is None else None
        torn = text[0].islower() or text[-1] in ",;:" or (below is not None and below.text[0].islower())
        return size(text) >= _SHORT or torn or listed or (text[0] in _QUOTES and not text.isupper())

    def _within(self, i: int) -> BlockKind:
        text = self.lines[i].text
        if self._is_signature(i):
            return "byline"
        if self._full(i) or self._runs_on(i) or self._closes(i) or self._is_spoken(i):
            return "body"
        alone = i + 1 < len(self.lines) and (self._full(i + 1) or self.kinds[i + 1] not in (None, "subhead"))
        if _ENTRY.match(text):
            return "body"
        kicker = ": " in text and size(text.split(": ", 1)[1]) >= 3
        asks = text.endswith("?")
        if kicker and (asks or not alone):
            return "teaser"
        return "subhead" if alone or size(text) < 5 else "body" if asks else "teaser"

    def _closes(self, i: int) -> bool:
        """Whether a line ends like a sentence told; a question may be a heading as well."""
        text = self.lines[i].text
        return ends_finally(text) and not text.endswith("?")

    def _is_spoken(self, i: int) -> bool:
        """Whether a line is a question or an answer of an interview."""
        return any(f.met(self.lines[i].text) for name in ("question", "answer") for f in formulas(name))

    def _is_signature(self, i: int) -> bool:
        """Whether a line is a name and a credit alone ("Anna Huber (dpa)")."""
        text = self.lines[i].text
        bare = without_tail(text)
        return bare != text and is_named(bare) and size(bare) <= 4 and not ends_finally(bare)

    def _below(self, i: int) -> BlockKind:
        text = self.lines[i].text
        told = self._is_spoken(i) or self._closes(i) or self._runs_on(i) or _ENTRY.match(text)
        if told and not self._is_signature(i):
            return "body"
        if self._is_signature(i) or self._is_person(text):
            return "byline"
        if size(text) <= 4 and any(name in text.split() for name in agencies()):
            return "credit"
        return "teaser" if size(text) >= 4 else "furniture"
