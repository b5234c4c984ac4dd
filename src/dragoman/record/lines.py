"""The lines of the record. A line without evidence or derivation cannot be built."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

from dragoman.record.errors import LineWithoutEvidence
from dragoman.record.evidence import Evidence
from dragoman.record.reading import ActorKind, ChainLink, Role
from dragoman.record.values import Place, Status, StatusValue, Time, Value


class Line(Struct, frozen=True, kw_only=True):
    """An entry of the record: what the findings of one or more reports add up to."""

    id: str
    evidence: tuple[Evidence, ...] = ()
    derived_from: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    weight: float | None = None

    def spans(self) -> tuple[Evidence, ...]:
        """All evidence this line rests on, its parts' included."""
        return tuple(_evidence_below(self))

    def __post_init__(self) -> None:
        if not self.derived_from and next(_evidence_below(self), None) is None:
            raise LineWithoutEvidence(
                f"{type(self).__name__} {self.id}: no evidence and nothing it is derived from. "
                "Give `evidence` or `derived_from`."
            )


def _evidence_below(item: Any) -> Iterator[Evidence]:
    if isinstance(item, Evidence):
        yield item
    elif isinstance(item, Struct):
        for name in item.__struct_fields__:
            yield from _evidence_below(getattr(item, name))
    elif isinstance(item, tuple):
        for part in item:
            yield from _evidence_below(part)


class NameForm(Struct, frozen=True, kw_only=True):
    """One form of an actor's name, its standing among the forms, and why."""

    form: str
    language: str | None
    status: Literal["canonical", "variant", "misspelling", "confusion", "description"]
    why: str
    evidence: tuple[Evidence, ...]


class Office(Struct, frozen=True, kw_only=True):
    """An office a report gives an actor."""

    title: str
    of: str | None
    held: Literal["current", "former"]
    evidence: tuple[Evidence, ...]


class Actor(Line, frozen=True, kw_only=True):
    """Who acts or speaks, under whatever names."""

    kind: ActorKind
    name: str
    names: tuple[NameForm, ...]
    offices: tuple[Office, ...] = ()
    iso: str | None = None


class PointSentence(Evidence, frozen=True):
    """A segment of a point; `by`: the pair or line that ties it to the label ("label" for the label itself)."""

    by: str = "label"


class Point(Line, frozen=True, kw_only=True):
    """Segments of different reports that tell the same thing."""

    label: str
    sentences: tuple[PointSentence, ...]
    lines: tuple[str, ...] = ()


class Plover(Struct, frozen=True, kw_only=True):
    """The event's code in PLOVER (Political Language Ontology for Verifiable Event Records)."""

    event: str
    mode: str | None = None
    context: tuple[str, ...] = ()


class Occurrence(Line, frozen=True, kw_only=True):
    """One happening."""

    kind: str
    label: str
    status: Status
    roles: tuple[Role, ...] = ()
    time: Time | None = None
    place: Place | None = None
    part_of: str | None = None
    replaces: str | None = None
    plover: Plover | None = None


class Wording(Struct, frozen=True, kw_only=True):
    """One report's words for a remark."""

    report: str
    language: str | None
    form: Literal["direct", "mixed", "indirect", "reported"]
    text: str
    chain: tuple[ChainLink, ...] = ()
    stance: str | None = None
    continues: str | None = None
    evidence: tuple[Evidence, ...]


class Remark(Line, frozen=True, kw_only=True):
    """One utterance, in one or more wordings; the nearest to the original first."""

    label: str
    speaker: str | None
    addressee: str | None = None
    occasion: str | None = None
    wordings: tuple[Wording, ...]


class Account(Struct, frozen=True, kw_only=True):
    """What one report says of a fact; `by` None is the report's own voice."""

    report: str
    by: str | None
    value: Value
    evidence: tuple[Evidence, ...]


class Voice(Struct, frozen=True, kw_only=True):
    """Accounts (indexes) that are one body's word."""

    accounts: tuple[int, ...]
    body: str | None
    why: str


class Fact(Line, frozen=True, kw_only=True):
    """One property of one thing, with every account of it."""

    label: str
    about: str
    property: str
    value: Value
    standing: Literal["agreed", "refined", "contested", "sole"]
    independent: int
    counted: tuple[int, ...]
    accounts: tuple[Account, ...]
    voices: tuple[Voice, ...] = ()


DifferenceKind = Literal[
    "number", "duration", "date", "place", "name", "status", "attribution", "wording", "scope", "polarity", "cause",
    "superlative",
]  # fmt: skip
Verdict = Literal["compatible", "conflict", "slip", "drift", "update", "scope"]


class SideAccount(Struct, frozen=True, kw_only=True):
    """One reading of a difference and the reports that carry it."""

    reports: tuple[str, ...]
    value: Value
    evidence: tuple[Evidence, ...]


class Difference(Line, frozen=True, kw_only=True):
    """Where reports differ: all readings, a verdict and the reason."""

    label: str
    property: str | None
    kind: DifferenceKind
    about: tuple[str, ...]
    verdict: Verdict
    accounts: tuple[SideAccount, ...]
    suspect: tuple[str, ...] = ()
    why: str


class LedgerStep(Struct, frozen=True, kw_only=True):
    """One step in the course of a ledger line."""

    status: Status
    strength: str | None
    time: Time | None
    evidence: tuple[Evidence, ...]


class LedgerLine(Line, frozen=True, kw_only=True):
    """A visit, channel, commitment, ask, position, measure or expectation, with its history."""

    kind: Literal["visit", "channel", "commitment", "ask", "position", "measure", "expectation"]
    label: str
    parties: tuple[str, ...]
    by: str | None
    topic: str | None
    status: Status
    history: tuple[LedgerStep, ...]


CautionKind = Literal[
    "undated", "page_clock", "machine_translation", "garbled_names", "slip", "one_voice", "not_independent"
]


class Caution(Line, frozen=True, kw_only=True):
    """What a careful editor is told before using the story."""

    kind: CautionKind
    label: str
    about: tuple[str, ...]
    why: str


class Issue(Struct, frozen=True, kw_only=True):
    """What was seen and not read, repaired, doubted, or met by no line."""

    what: str
    why: str
    evidence: tuple[Evidence, ...] = ()
    derived_from: tuple[str, ...] = ()


class Decision(Struct, frozen=True, kw_only=True):
    """Same or different, with reasons that add up; by a rule or a person."""

    what: Literal["same", "different", "merge", "split", "rename", "verdict", "wrong", "undo", "void"]
    ids: tuple[str, ...]
    findings: tuple[str, ...]
    score: float | None
    reasons: tuple[str, ...]
    by: Literal["rule", "person"] = "rule"


__all__ = [
    "Account", "Actor", "Caution", "CautionKind", "Decision", "Difference", "DifferenceKind", "Fact", "Issue",
    "LedgerLine", "LedgerStep", "Line", "NameForm", "Occurrence", "Office", "Plover", "Point", "PointSentence",
    "Remark", "SideAccount", "StatusValue", "Verdict", "Voice", "Wording",
]  # fmt: skip
