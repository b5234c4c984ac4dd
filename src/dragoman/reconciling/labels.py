"""What a line is called: a sentence of its reports, or names of the ontology before the reports' own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.reconciling.parts import Desk
from dragoman.reconciling.phrasing import phrase
from dragoman.reconciling.soundness import healthy, many_unhealthy
from dragoman.record.comparing import fold, relation
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Account, SideAccount
from dragoman.record.values import Time

MOST = 160
MOST_READING = 60
SHORTEST = 45
"""Fewer letters than this tell nothing by themselves: the whole sentence is shown."""


def name_label(name: str, forms: Iterable[str], *, language: str) -> str:
    """The label of a difference between forms of a name."""
    return f"{phrase('name_line', language, name=name)}: {' · '.join(forms)}"


def readings_of(accounts: Sequence[Account | SideAccount]) -> list[str]:
    """Each different value once, in the words of the first report that tells it."""
    said: list[Account | SideAccount] = []
    for account in accounts:
        if all(relation(account.value, other.value) != "equal" for other in said):
            said.append(account)
    return list(dict.fromkeys(words_of(account) for account in said))


def words_of(account: Account | SideAccount) -> str:
    """The shortest of an account's own words; of a time its end is kept: "first visit by a … since 2009"."""
    text = min((span.text for span in account.evidence), key=len)
    if not isinstance(account.value, Time) or len(" ".join(text.split())) <= MOST_READING:
        return shorten(text, most=MOST_READING)
    end = " ".join(text.split())[-MOST_READING // 2 :].split(" ", 1)[-1]
    return f"{shorten(text, most=MOST_READING - len(end) - 1)} {end}"


def clearest(desk: Desk, spans: Iterable[Evidence], *, names: Sequence[str] = (), language: str = "en") -> str:
    """The words of the clearest span: healthy, whole, with most of the names, in `language`, the shortest.

    Words too few to tell anything are widened to their sentence; what begins within one says so by a mark; the result
    is trimmed to 160 characters.
    """
    candidates = [(_widened(span, desk), healthy(span, desk), span) for span in dict.fromkeys(spans)]
    wanted = [fold(name) for name in names]

    def order(candidate: tuple[str, bool, Evidence]) -> tuple[bool, bool, bool, bool, int, bool, int, int, int]:
        text, sound, span = candidate
        met = sum(name in fold(text) for name in wanted)
        foreign = desk.reports[span.report].language != language
        return (
            not sound,
            text[:1].islower(),
            text.isupper(),
            many_unhealthy(desk.readings[span.report]),
            -met,
            foreign,
            len(text),
            desk.rank[span.report],
            span.start,
        )

    words = min(candidates, key=order)[0]
    return shorten(f"… {words}" if words[:1].islower() else words, most=MOST)


def shorten(text: str, *, most: int) -> str:
    """Text on one line, cut at a word's end where it is longer than `most`."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return (kept.rsplit(" ", 1)[0] if " " in kept else kept).rstrip(" ,;:–-") + "…"


def _widened(span: Evidence, desk: Desk) -> str:
    reading = desk.readings[span.report]
    around = (one for one in reading.sentences if one.start <= span.start and span.end <= one.end)
    sentence = next(around, None)
    if sentence is None:
        return span.text
    text, begins = reading.report.text, span.text.strip()[:1].isupper()
    if len(span.text.strip()) < SHORTEST or (not begins and sentence.end - sentence.start <= MOST):
        return text[sentence.start : sentence.end]
    fits = span.end - sentence.start <= MOST
    return text[sentence.start : span.end] if fits and not begins else span.text
