"""What one reader saw in one report: sentences and their health, repairs, segments, findings."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.record.report import Report
from dragoman.record.values import Amount, Duration, Place, Status, TextValue, Time

Fault = Literal["no_verb", "marks", "small_start", "glue", "torn", "out_of_keeping"]


class Sentence(Struct, frozen=True):
    """A sentence in the report's text; `health` lists its faults (none when healthy); `block` indexes the blocks."""

    start: int
    end: int
    health: tuple[Fault, ...] = ()
    block: int = 0


class Segment(Struct, frozen=True, kw_only=True):
    """A sentence or a clause of one, with its vector (512 little-endian float16) where an encoder was at hand.

    `untitled` is the vector of its words without the offices of those it names; None where it names nobody by one.
    """

    id: str
    start: int
    end: int
    sentence: int
    vector: bytes | None = None
    untitled: bytes | None = None


class Repair(Struct, frozen=True, kw_only=True):
    """One change of the reading text beside the text: `before` at [start, end) of the report is read as `after`."""

    start: int
    end: int
    what: Literal["split", "space", "hyphen", "encoding", "join", "quote"]
    before: str
    after: str


class Parse(Struct, frozen=True, kw_only=True):
    """A Universal Dependencies analysis: parallel arrays over surface tokens; offsets count in the report's text.

    `head[i]` is the index of token i's head, -1 for a root; `feats` are CoNLL-U feature strings ("_" if none).
    """

    start: tuple[int, ...]
    end: tuple[int, ...]
    sentence: tuple[int, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]
    entity: tuple[str, ...] = ()


class Finding(Struct, frozen=True, kw_only=True, tag_field="finding"):
    """What a reader saw in one place of one report. Offsets count in the report's text."""

    id: str
    report: str
    start: int
    end: int
    sentence: int


ActorKind = Literal["person", "state", "organization", "group", "unnamed"]


class NameFinding(Finding, frozen=True, kw_only=True, tag="name"):
    """A name, or a description that stands for one ("his Chinese counterpart").

    `form`: the name without title and office. `office`: ontology id of the office told here; `office_of`: what it is
    an office of (ISO 3166 alpha-2 of a state, or words). `refers`: id of the finding an unresolved form leans on
    (pronoun, surname after full name) within the report. `span` of the title and office lies in `context_*`.
    """

    form: str
    kind: ActorKind
    office: str | None = None
    office_of: str | None = None
    office_words: str | None = None
    former: bool = False
    given: str | None = None
    surname: str | None = None
    iso: str | None = None
    description: bool = False
    refers: str | None = None
    context_start: int = -1
    context_end: int = -1


class TimeFinding(Finding, frozen=True, kw_only=True, tag="time"):
    """A time. `value` is what the words alone say; `relative` how to resolve the rest (see languages/times)."""

    value: Time
    relative: str | None = None


class PlaceFinding(Finding, frozen=True, kw_only=True, tag="place"):
    """A place."""

    value: Place


class QuantityFinding(Finding, frozen=True, kw_only=True, tag="quantity"):
    """A duration, an amount, a time or words; `property` (ontology id) says what they tell of `host`.

    `host`: an occurrence finding's id; of what belongs to no happening, a name finding's; of another's count of the
    same thing, the first count's. `by` is its own id where a source without a name tells it.
    """

    value: Duration | Amount | Time | TextValue
    property: str | None = None
    host: str | None = None
    by: str | None = None
    context_start: int = -1
    context_end: int = -1


class Role(Struct, frozen=True):
    """A role of the ontology and who plays it (a name finding's id; in the record an actor's)."""

    role: str
    actor: str


class OccurrenceFinding(Finding, frozen=True, kw_only=True, tag="occurrence"):
    """A happening told in one clause. `kind`: ontology id. `mention`: a definite noun that only points back.

    `time`, `place`: ids of findings. `part_of`, `replaces`: ids of occurrence findings of the same report.
    `by`: name finding of the one who tells it ("according to …"). `trigger_*`: the word that tells the kind.
    `refers`: the occurrence finding of this report that a mention points back to. `sort`: the sort of its kind told by
    the word, where sorts are never one happening (an earthquake, a landslide).
    """

    kind: str
    status: Status
    roles: tuple[Role, ...] = ()
    time: str | None = None
    place: str | None = None
    part_of: str | None = None
    replaces: str | None = None
    by: str | None = None
    refers: str | None = None
    mention: bool = False
    healthy: bool = True
    trigger_start: int = -1
    trigger_end: int = -1
    sort: str | None = None


class ChainLink(Struct, frozen=True):
    """One link of who passes words on, outermost first: speaker, spokesperson, medium, document."""

    actor: str
    role: Literal["speaker", "spokesperson", "medium", "document"]


class RemarkFinding(Finding, frozen=True, kw_only=True, tag="remark"):
    """A wording: one contiguous quoted or reported span [start, end). `context_*` takes in speaker and cue.

    `vector`: of its own words alone, like a segment's, where an encoder was at hand.
    """

    form: Literal["direct", "mixed", "indirect", "reported"]
    text: str
    speaker: str | None = None
    addressee: str | None = None
    chain: tuple[ChainLink, ...] = ()
    stance: str | None = None
    continues: str | None = None
    healthy: bool = True
    context_start: int = -1
    context_end: int = -1
    vector: bytes | None = None


AnyFinding = NameFinding | TimeFinding | PlaceFinding | QuantityFinding | OccurrenceFinding | RemarkFinding


class NotUnderstood(Struct, frozen=True, kw_only=True):
    """A span that was seen and not read, and why."""

    start: int
    end: int
    what: str
    why: str


class Reading(Struct, frozen=True, kw_only=True):
    """One report as one reader read it."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    repairs: tuple[Repair, ...] = ()
    segments: tuple[Segment, ...] = ()
    parse: Parse | None = None
    findings: tuple[AnyFinding, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    reader: str = "builtin"
