"""Differences as a positive apparatus: every reading with its sigla, what differs marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from msgspec import Struct

from dragoman.outputs.citing import Citation, Piece, cut
from dragoman.outputs.page.renderings import alike
from dragoman.outputs.page.setting import LineView, Link, Setting, capital, head_of
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Actor, Difference, LedgerLine, Occurrence, Remark, SideAccount

_READINGS = re.compile(r"[A-Z]+(?:, [A-Z]+)*(?: \w+ [A-Z]+)?: “")
"""How a reason begins that repeats the readings with their sigla before it says anything."""
_WORD = re.compile(r"\w+(?:[.,:’'-]\w+)*")
SHORT, MOST = 60, 0.66
"""Of a reading longer than SHORT, no more than this share is marked: where nearly all differs, marks say nothing."""
GRAVITY = ("conflict", "slip", "drift", "update", "scope", "compatible")
"""Verdicts in the order an editor wants them."""
SHORTENED = 110
"""Code points of a reading's words on the first screen."""
LONG = 240
"""A reading's words beyond this length stand in the opened sentences only."""


class Reading(Struct, frozen=True, kw_only=True):
    """One reading: its value, its words in one report, and who carries it."""

    value: str
    pieces: tuple[Piece, ...]
    lang: str | None
    dir: str
    short: str
    sigla: str
    cites: tuple[Citation, ...]
    suspect: bool


class DifferenceView(Struct, frozen=True, kw_only=True):
    """A difference with all its readings; `named`: it is about how somebody is called."""

    line: LineView
    head: str
    status: str
    kind: str
    named: bool
    verdict: str
    verdict_words: str
    readings: tuple[Reading, ...]
    why: str
    about: tuple[Link, ...]


def difference_view(difference: Difference, setting: Setting) -> DifferenceView:
    """What the page shows of one difference."""
    about = (one for one in dict.fromkeys(difference.about) if setting.lines.get(one, ("facts",))[0] != "facts")
    links = (setting.line_link(one) for one in about)
    own = [setting.say(account.value, difference.property) for account in difference.accounts]
    return DifferenceView(
        line=setting.line_view(difference),
        head=_head(difference, setting),
        status=setting.fell_through(difference.about, difference.property),
        kind=setting.words["difference"][difference.kind],
        named=difference.kind == "name",
        verdict=difference.verdict,
        verdict_words=setting.words["verdict"][difference.verdict],
        readings=tuple(
            _reading(account, difference, value=value, setting=setting)
            for account, value in zip(difference.accounts, own, strict=True)
        ),
        why=reason(difference.why),
        about=tuple(link for link in links if link),
    )


def reason(why: str) -> str:
    """Why reports differ, without the readings: the page shows those above it."""
    readings, colon, told = why.rpartition("”: ")
    return capital(told) if colon and _READINGS.match(readings) else why


def _head(difference: Difference, setting: Setting) -> str:
    """What reports differ in; where the label is but the words of one of them, the kind of difference and of whom."""
    head = head_of(difference.label, difference.accounts)
    if difference.property or setting.language_of(head, difference.spans())[0] is None:
        return setting.headed(head, difference.property, difference.about)
    kind = capital(str(setting.words["difference"][difference.kind]))
    whose = {told for one in difference.about if (told := _called(one, setting))}
    return f"{kind}: {whose.pop()}" if len(whose) == 1 else kind


def _called(line_id: str, setting: Setting) -> str:
    """Whose a difference is: who speaks, who is named, which happening, which commitment."""
    line = setting.lines[line_id][1] if line_id in setting.lines else None
    if isinstance(line, Remark):
        return setting.name(line.speaker)
    if isinstance(line, LedgerLine):
        return line.label.partition(": ")[0]
    if isinstance(line, Occurrence):
        return setting.head_link(line).text
    return setting.name(line.id) if isinstance(line, Actor) else ""


def gravest_first(views: list[DifferenceView]) -> list[DifferenceView]:
    """The differences as an editor wants them: contradictions, then slips; of one gravity the heaviest; names last."""
    return sorted(views, key=lambda view: (view.named, GRAVITY.index(view.verdict), -view.line.weight))


def gravity(difference: Difference) -> tuple[bool, int, float]:
    """Sorts differences as the page does."""
    return difference.kind == "name", GRAVITY.index(difference.verdict), -(difference.weight or 0.0)


def verdict_counts(views: list[DifferenceView]) -> tuple[tuple[str, str, int], ...]:
    """(verdict, its words, how many), in the order met: the page's filters."""
    views = sorted(views, key=lambda view: GRAVITY.index(view.verdict))
    counts = Counter((view.verdict, view.verdict_words) for view in views)
    return tuple((verdict, words, number) for (verdict, words), number in counts.items())


def _reading(account: SideAccount, difference: Difference, *, value: str, setting: Setting) -> Reading:
    first = min(
        account.evidence,
        key=lambda span: (
            _language(span, setting) != setting.language,
            span.text != value,
            len(span.text),
            setting.citing.place.get(span.report, 0),
        ),
    )
    report = setting.citing.reports.get(first.report)
    others = [span for other in difference.accounts if other is not account for span in other.evidence]
    return Reading(
        value="" if value == first.text else value,
        pieces=differing(first, others, setting=setting) if len(first.text) <= LONG else (),
        lang=report.language if report else None,
        dir=setting.citing.direction(first.report),
        short=_shortened(first.text),
        sigla=setting.sigla(account.reports),
        cites=setting.citing.cites(account.evidence) or setting.report_cites(account.reports),
        suspect=bool(account.reports) and set(account.reports) <= set(difference.suspect),
    )


def _shortened(words: str) -> str:
    words = " ".join(words.split()).rstrip(".")
    return words if len(words) <= SHORTENED else words[:SHORTENED].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def differing(span: Evidence, others: list[Evidence], *, setting: Setting) -> tuple[Piece, ...]:
    """The words of a span, marked where not all others have them: all of its language, or all where none is."""
    same = [other for other in others if _language(other, setting) == _language(span, setting)]
    shared = [{alike(word) for word in _WORD.findall(other.text)} for other in same or others]
    pieces = _marked_words(span.text, lambda word: not all(alike(word) in words for words in shared))
    marked = sum(len(piece.text) for piece in pieces if piece.marked)
    if all(piece.marked for piece in pieces):
        return (Piece(span.text),)
    return pieces if len(span.text) <= SHORT or marked <= MOST * len(span.text) else (Piece(span.text),)


def differing_figures(text: str, others: list[str]) -> tuple[Piece, ...]:
    """Text with those figures marked that not every other text has."""
    shared = [set(_WORD.findall(other)) for other in others]
    return _marked_words(
        text, lambda word: any(c.isdigit() for c in word) and not all(word in words for words in shared)
    )


def _language(span: Evidence, setting: Setting) -> str | None:
    report = setting.citing.reports.get(span.report)
    return report.language if report else None


def _marked_words(text: str, differs: Callable[[str], bool]) -> tuple[Piece, ...]:
    marks: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        if not differs(word.group()):
            continue
        if marks and not text[marks[-1][1] : word.start()].strip():
            marks[-1] = (marks[-1][0], word.end())
        else:
            marks.append(word.span())
    return cut(text, 0, len(text), marks=marks)
