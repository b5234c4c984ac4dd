"""What every part of the page needs: the record, the page's words, citations, links, and which line an anchor is in."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dragoman.ontology import table
from dragoman.outputs.citing import Citation, Citing, Passage, evidence_below
from dragoman.outputs.heads import head_of_occurrence
from dragoman.outputs.page_words import Words, page_words
from dragoman.outputs.stance_words import label_stance
from dragoman.outputs.time_words import day_of, edtf_words
from dragoman.outputs.value_words import name_of, words_of
from dragoman.record.lines import Actor, Difference, Fact, Line, Occurrence, Remark
from dragoman.record.record import Record
from dragoman.record.values import Amount, TextValue, Value

LISTS = ("occurrences", "remarks", "facts", "differences", "ledger", "cautions", "actors", "points")
"""The record's lists of lines; of lines of one weight, the earlier list's takes an anchor."""
LONGEST_LINK = 70
"""Code points of a label that a link to its line repeats."""
FELL_THROUGH = ("postponed", "cancelled")
"""Statuses that stand beside every fact of a happening: its date is one it did not take place on."""
MOST_CITES = 12
"""Sigla beside one line at most; the sentences below it have all."""


class Link(Struct, frozen=True):
    """Words that lead somewhere on the page."""

    text: str
    href: str


class Differs(Struct, frozen=True):
    """A difference that a line has a part in: in what, with what verdict, and where it stands."""

    text: str
    href: str
    verdict: str


class LineView(Struct, frozen=True, kw_only=True):
    """What all lines share on the page. `targets`: ids of findings whose anchor leads here. `decided`: by people."""

    id: str
    list: str
    label: str
    lang: str | None
    dir: str
    cites: tuple[Citation, ...]
    leads: tuple[Citation, ...]
    passages: tuple[Passage, ...]
    targets: tuple[str, ...]
    weight: float
    decided: tuple[str, ...] = ()


class Setting:
    """The record with everything the parts of the page look up in it."""

    def __init__(self, record: Record, language: str) -> None:
        self.record = record
        self.language = language
        self.words: Words = page_words(language)
        self.citing = Citing(record)
        self.actors: dict[str, Actor] = {actor.id: actor for actor in record.actors}
        self.lines: dict[str, tuple[str, Line]] = {
            line.id: (name, line) for name in LISTS for line in getattr(record, name)
        }
        self.machine_made = frozenset(
            one for caution in record.cautions if caution.kind == "machine_translation" for one in caution.about
        )
        self._targets = _targets(self.lines)
        self._decided = _decided(record, self.words)
        self._facts: dict[tuple[str, str], Fact] = {(fact.about, fact.property): fact for fact in record.facts}
        self._differences: dict[str, list[Difference]] = {}
        for difference in record.differences:
            for about in dict.fromkeys(difference.about + difference.derived_from):
                self._differences.setdefault(about, []).append(difference)

    def line_view(self, line: Line) -> LineView:
        """The shared part of a line's view."""
        name, label = self.lines[line.id][0], label_of(line)
        spans = line.spans() or self.spans_behind(line.derived_from)
        lang, way = self.language_of(label, spans)
        cites = self.citing.cites(spans) or self.report_cites(line.derived_from)
        return LineView(
            id=line.id,
            list=name,
            label=label,
            lang=lang,
            dir=way,
            cites=cites[:MOST_CITES],
            leads=tuple({cite.siglum: cite for cite in reversed(cites)}.values())[::-1],
            passages=self.citing.passages(spans),
            targets=self._targets.get(line.id, ()),
            weight=line.weight or 0.0,
            decided=self._decided.get(line.id, ()),
        )

    def language_of(self, label: str, spans: tuple[Any, ...]) -> tuple[str | None, str]:
        """Language and direction of a label that is a report's words; (None, "") where it is the page's own."""
        for span in spans:
            for passage in self.citing.passages([span]):
                if label.strip().rstrip(".…") in "".join(piece.text for piece in passage.pieces):
                    return passage.lang, passage.dir
        return None, ""

    def fact_about(self, line: str, property_name: str) -> Fact | None:
        """The fact of a property of a line."""
        return self._facts.get((line, property_name))

    def spans_behind(self, ids: tuple[str, ...]) -> tuple[Any, ...]:
        """The evidence of the lines a line was derived from."""
        return tuple(span for one in ids if one in self.lines for span in self.lines[one][1].spans())

    def report_cites(self, ids: tuple[str, ...]) -> tuple[Citation, ...]:
        """Citations of whole reports among the ids, each once."""
        reports = [self.citing.reports[one] for one in dict.fromkeys(ids) if one in self.citing.reports]
        return tuple(Citation(report.siglum, None, f"#{report.siglum}") for report in reports)

    def sigla(self, ids: tuple[str, ...]) -> str:
        """The letters of reports, in a row."""
        return " ".join(self.citing.reports[one].siglum for one in ids if one in self.citing.reports)

    def say(self, value: Value, property_name: str | None = None) -> str:
        """A value in words; of a property that tells what is counted ("injured") the number alone."""
        if isinstance(value, Amount) and value.of and self._counts(property_name):
            value = replace(value, of=None)
        return words_of(value, self.language, self.record)

    def best(self, fact: Fact) -> Value:
        """The value a fact is shown by: words in the language of the page where a report gives them so."""
        told = [fact.value, *(account.value for account in fact.accounts)] if isinstance(fact.value, TextValue) else []
        own = (one for one in told if isinstance(one, TextValue) and one.language in (self.language, None))
        return next(own, fact.value) if fact.standing != "contested" else fact.value

    def _counts(self, property_name: str | None) -> bool:
        row = table("properties").get(property_name or "", {})
        return row.get("value") == "amount" and not row.get("by_what")

    def name(self, actor: str | None) -> str:
        """An actor's name; empty for None."""
        if actor is None:
            return ""
        return name_of(self.actors[actor], self.language) if actor in self.actors else actor

    def actor_link(self, actor: str | None) -> Link | None:
        """An actor's name, leading to its forms."""
        return Link(self.name(actor), f"#{actor}") if actor is not None and actor in self.actors else None

    def line_link(self, line: str | None) -> Link | None:
        """What a line is called, leading to it; None where there is no such line."""
        return None if line is None or line not in self.lines else Link(self._called(self.lines[line][1]), f"#{line}")

    def head_link(self, occurrence: Occurrence) -> Link:
        """A happening's head, leading to it: where its day and status stand beside it."""
        return Link(", ".join(self._head(occurrence)), f"#{occurrence.id}")

    def property_words(self, name: str) -> str:
        """What a property is called, with a capital; empty where the ontology has no name for it."""
        return capital(self._property(name))

    def headed(self, head: str, property_name: str | None, about: tuple[str, ...]) -> str:
        """A head with a capital; with the happening it is of where it names but a property: "Bail, Ruling Sandmark"."""
        if head.casefold() == self._property(property_name or "").casefold():
            lines = (self.lines[one][1] for one in about if one in self.lines)
            happening = next((one for one in lines if isinstance(one, Occurrence)), None)
            head = f"{head}, {self.head_link(happening).text}" if happening else head
        return capital(head)

    def _property(self, name: str) -> str:
        names = table("properties").get(name, {}).get("name", {})
        return str(names.get(self.language) or names.get("en") or "")

    def _called(self, line: Line) -> str:
        """A happening's head with what tells it from others; of other lines the label, of a remark with its stance."""
        if isinstance(line, Occurrence):
            return self._called_occurrence(line)
        label = head_of(label_of(line), line.accounts) if isinstance(line, (Difference, Fact)) else label_of(line)
        label = label if len(label) <= LONGEST_LINK else label[:LONGEST_LINK].rsplit(" ", 1)[0] + " …"
        stance = label_stance(line, self.words) if isinstance(line, Remark) else None
        return f"[{stance.word}] {label}" if stance else label

    def _called_occurrence(self, occurrence: Occurrence) -> str:
        day = day_of(occurrence.time)
        told = ", ".join([*self._head(occurrence), *([edtf_words(day, self.words)] if day else [])])
        return f"{told} ({self.words['status'][occurrence.status]})" if occurrence.status != "held" else told

    def _head(self, occurrence: Occurrence) -> list[str]:
        """A happening's head, and its place where nobody is named that tells it from others of its kind."""
        head = head_of_occurrence(occurrence, self.actors, self.language)
        place = occurrence.place if not head.placed and not head.actors else None
        return [head.text, place.name] if place else [head.text]

    def fell_through(self, about: tuple[str, ...], property_name: str | None) -> str:
        """The status of what a fact or difference is about where it did not take place as planned; else empty.

        A line about the status itself needs no such word: it is what its readings tell.
        """
        if property_name == "status":
            return ""
        lines = [self.lines[one][1] for one in about if one in self.lines]
        lines += [self.lines[line.about][1] for line in lines if isinstance(line, Fact) and line.about in self.lines]
        statuses = (line.status for line in lines if isinstance(line, Occurrence) and line.status in FELL_THROUGH)
        return next((str(self.words["status"][status]) for status in statuses), "")

    def differences_of(self, line: str) -> list[Difference]:
        """The differences a line has a part in."""
        return self._differences.get(line, [])

    def differences_about(self, line: str) -> tuple[Differs, ...]:
        """The differences a line has a part in, each with what it is in; no contradiction would only distract."""
        found = [one for one in self.differences_of(line) if one.verdict != "compatible"]
        told: dict[str, Differs] = {}
        for one in found:
            verdict = str(self.words["verdict"][one.verdict])
            text = verdict if isinstance(self.lines[line][1], Fact) else f"{self.differs_in(one)}: {verdict}"
            told.setdefault(text, Differs(text, f"#{one.id}", one.verdict))
        return tuple(told.values())

    def differs_in(self, difference: Difference) -> str:
        """What reports differ in: the property where it has a name, else the kind of difference."""
        return self._property(difference.property or "") or str(self.words["difference"][difference.kind])


def capital(text: str) -> str:
    """Text with a capital at its start."""
    return text[:1].upper() + text[1:]


def label_of(line: Line) -> str:
    """A line's label; of an actor its name."""
    return str(getattr(line, "label", None) or getattr(line, "name", None) or line.id)


def head_of(label: str, parts: Any) -> str:
    """What a label says before its readings ("length of the talks: five hours · six"); the page sets those beside."""
    head, colon, rest = label.partition(": ")
    rest = rest.rstrip("…")
    readings = [span.text for span in evidence_below(parts)]
    return head if colon and (" · " in rest or any(words in rest or rest in words for words in readings)) else label


def _decided(record: Record, words: Words) -> dict[str, tuple[str, ...]]:
    """By line, what people decided on it, with their reasons."""
    found: dict[str, tuple[str, ...]] = {}
    for decision in record.decisions:
        told = ": ".join(part for part in (words["decision"][decision.what], "; ".join(decision.reasons)) if part)
        for line in decision.ids if decision.by == "person" else ():
            found[line] = (*found.get(line, ()), told)
    return found


def _targets(lines: dict[str, tuple[str, Line]]) -> dict[str, tuple[str, ...]]:
    """By line, the findings whose anchor stands in it: a finding of several lines goes to the heaviest."""
    best: dict[str, tuple[float, str]] = {}
    for line_id, (_, line) in lines.items():
        for member in line.members:
            weight = line.weight or 0.0
            if member not in lines and (member not in best or weight > best[member][0]):
                best[member] = (weight, line_id)
    targets: dict[str, list[str]] = {}
    for member, (_, line_id) in best.items():
        targets.setdefault(line_id, []).append(member)
    return {line_id: tuple(members) for line_id, members in targets.items()}
