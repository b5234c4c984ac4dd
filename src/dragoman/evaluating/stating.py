"""What a line claims, in full and in words, so that a person can judge it against its sentences."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.evaluating.sampling import Item
from dragoman.outputs.citing import Citing, Passage
from dragoman.outputs.heads import head_of_occurrence
from dragoman.outputs.page_words import page_words
from dragoman.outputs.time_words import time_words
from dragoman.outputs.value_words import actor_name, place_words, words_of
from dragoman.record.lines import Actor, Difference, Fact, LedgerLine, Line, Occurrence, Remark
from dragoman.record.record import Record

LANGUAGE = "en"
"""What the claims are put in, whatever the page speaks."""
MOST = 12
"""Sentences shown below a line at most, each report's first ones before its others."""


def stated(item: Item) -> str:
    """Everything the line claims, a claim a row, in English: a verdict holds as long as this stays."""
    return "\n".join(" ".join(claim.split()) for claim in _claims(item.line, item.record))


def passages(item: Item) -> tuple[Passage, ...]:
    """The sentences the line rests on; of a derived line those of the lines it follows from."""
    record, line = item.record, item.line
    spans = line.spans() or tuple(
        span
        for name in ("occurrences", "remarks", "facts", "differences", "actors", "points")
        for other in getattr(record, name)
        if other.id in line.derived_from
        for span in other.spans()
    )
    found = Citing(record).passages(spans)
    seen: dict[str, int] = {}
    order = []
    for place, one in enumerate(found):
        seen[one.cite.siglum] = seen.get(one.cite.siglum, 0) + 1
        order.append((seen[one.cite.siglum], place))
    kept = {place for _, place in sorted(order)[:MOST]}
    return tuple(one for place, one in enumerate(found) if place in kept)


def _claims(line: Line, record: Record) -> Iterator[str]:
    if isinstance(line, Occurrence):
        yield from _occurrence(line, record)
    elif isinstance(line, Remark):
        yield from _remark(line, record)
    elif isinstance(line, Fact):
        yield line.label
        yield f"value: {words_of(line.value, LANGUAGE, record)}; {line.standing}, {line.independent} independent"
        for account in line.accounts:
            by = f", according to {actor_name(account.by, record)}" if account.by else ""
            yield f"[{_siglum(account.report, record)}] {words_of(account.value, LANGUAGE, record)}{by}"
    elif isinstance(line, Difference):
        yield f"{page_words(LANGUAGE)['verdict'][line.verdict]}: {line.label}"
        for side in line.accounts:
            marks = " ".join(_siglum(one, record) for one in side.reports)
            suspect = " (suspected slip)" if side.reports and set(side.reports) <= set(line.suspect) else ""
            yield f"[{marks}] {words_of(side.value, LANGUAGE, record)}{suspect}"
        yield line.why
    elif isinstance(line, Actor):
        yield from _actor(line, record)
    else:
        yield str(getattr(line, "label", line.id))
        yield from _rest(line, record)


def _occurrence(line: Occurrence, record: Record) -> Iterator[str]:
    words = page_words(LANGUAGE)
    yield f"{head_of_occurrence(line, {one.id: one for one in record.actors}, LANGUAGE).text}"
    yield f"“{line.label}”"
    yield f"status: {words['status'][line.status]}"
    if line.time and (line.time.edtf or line.time.part_of_day):
        yield f"time: {time_words(line.time, words)}"
    if line.place:
        yield f"place: {place_words(line.place)}"
    for role in line.roles:
        yield f"{role.role}: {actor_name(role.actor, record)}"
    for name in ("part_of", "replaces"):
        if other := next((one for one in record.occurrences if one.id == getattr(line, name)), None):
            yield f"{name.replace('_', ' ')}: {other.label}"


def _remark(line: Remark, record: Record) -> Iterator[str]:
    words = page_words(LANGUAGE)
    yield f"speaker: {actor_name(line.speaker, record) if line.speaker else words['unnamed_speaker']}"
    if line.addressee:
        yield f"to: {actor_name(line.addressee, record)}"
    for one in line.wordings:
        chain = "".join(f", {words['chain'][link.role]} {actor_name(link.actor, record)}" for link in one.chain)
        stance = f", {one.stance}" if one.stance else ""
        yield f"[{_siglum(one.report, record)}] {words['form'][one.form]}{stance}{chain}: {' '.join(one.text.split())}"


def _actor(line: Actor, record: Record) -> Iterator[str]:
    yield f"{line.name}: {line.kind}"
    for form in line.names:
        yield f"{form.status}: {form.form}" + (f" ({form.why})" if form.why else "")
    for office in line.offices:
        of = f" of {actor_name(office.of, record)}" if office.of else ""
        yield f"office: {office.title}{of}, {office.held}"


def _rest(line: Line, record: Record) -> Iterator[str]:
    if isinstance(line, LedgerLine):
        yield f"{line.kind}: {line.status}" + (f", by {actor_name(line.by, record)}" if line.by else "")
        if line.parties:
            yield "parties: " + ", ".join(actor_name(one, record) for one in line.parties)
    if why := getattr(line, "why", ""):
        yield str(why)
    for one in getattr(line, "sentences", ()):
        yield f"[{_siglum(one.report, record)}] {' '.join(one.text.split())}"


def _siglum(report: str, record: Record) -> str:
    return next((one.siglum for one in record.reports if one.id == report), report)
