"""Drafts of what is said: asks, promises, expectations and positions, and of figures that somebody is to give."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from dragoman.languages.ledger_words import tells, told
from dragoman.ontology import table
from dragoman.reconciling.extents import LATE
from dragoman.reconciling.ledger_drafts import LEAST, MOST, Draft, LedgerKind, Matters, Step
from dragoman.reconciling.ledger_subjects import subject_of
from dragoman.record.comparing import as_interval
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Remark
from dragoman.record.reading import QuantityFinding, RemarkFinding, TimeFinding
from dragoman.record.values import Duration, Status, Time

HALF = 0.5
"""Share of its sentence below which what is expected is told beside something else."""
GIVEN = ("money", "count", "share")
"""Properties of an actor that tell what it is to give, where the words say so."""


class Rule(Struct, frozen=True):
    """What a remark becomes where one of its wordings fits and so many families tell it."""

    kind: LedgerKind
    status: Status
    fits: Callable[[Matters, RemarkFinding], bool]
    families: int = 1


def of_sayings(matters: Matters) -> Iterator[Draft]:
    """The drafts of remarks, of what sentences of the record's lines ask, and of figures promised."""
    for remark in matters.sayings.remarks:
        yield from _of_remark(matters, remark)
    yield from _asks(matters)
    yield from _pledged_figures(matters)


def _of_remark(matters: Matters, remark: Remark) -> Iterator[Draft]:
    """One draft at most: of an ask, a promise, an expectation or a position, the first that a wording tells."""
    found = [matters.desk.findings[member] for member in remark.members]
    tellings = [one for one in found if isinstance(one, RemarkFinding) and one.healthy]
    if remark.speaker is None or not tellings:
        return
    families = len({matters.desk.family[one.report] for one in tellings})
    for rule in _RULES:
        fitting = [one for one in tellings if rule.fits(matters, one)]
        if fitting and families >= rule.families:
            # Every wording of an utterance tells the same, whatever words it is known by.
            steps = tuple(_step(matters, one, rule) for one in tellings)
            touched = _touched(matters, fitting) if rule.kind == "ask" else []
            yield _draft(remark, rule.kind, steps, addressed=touched)
            return


def _draft(remark: Remark, kind: LedgerKind, steps: tuple[Step, ...], *, addressed: list[str]) -> Draft:
    speaker = remark.speaker or ""
    parties = tuple(dict.fromkeys([speaker, *([remark.addressee] if remark.addressee else []), *addressed]))
    return Draft(kind=kind, by=speaker, parties=parties, steps=steps, lines=(remark.id,), source="remark")


def _step(matters: Matters, finding: RemarkFinding, rule: Rule) -> Step:
    """A wording with who says it; of what is expected the words alone where the sentence tells more besides."""
    told = matters.told(finding, finding.context_start, finding.context_end)
    alone = rule.kind == "expectation" and LEAST <= finding.end - finding.start < len(told.text) * HALF
    time = _deadline(matters, told) if rule.fits is _would_ask else None
    late = finding.start - told.start > LATE  # a label would end before it says what
    words = matters.desk.reports[finding.report].evidence(finding.start, told.end) if late else None
    evidence = _words(matters, finding) if alone else told
    return Step(status=rule.status, time=time, evidence=evidence, words=words, alone=alone or late)


def _deadline(matters: Matters, told: Evidence) -> Time | None:
    """The last day that a sentence names, where it lies ahead of the report."""
    today = matters.calendar.anchors.get(told.report) or ""
    times = [
        matters.calendar.times.get(one.id)
        for one in matters.by_report[told.report]
        if isinstance(one, TimeFinding) and told.start <= one.start < told.end
    ]
    spans = [(time, as_interval(time.edtf)) for time in times if time and time.edtf]
    ahead = [(span[1], time) for time, span in spans if span and span[1].isoformat()[:10] > today]
    return max(ahead, key=lambda one: one[0])[1] if ahead else None


def _touched(matters: Matters, tellings: list[RemarkFinding]) -> list[str]:
    """Persons and bodies that the wordings name: whom an ask is put to."""
    return [actor for one in tellings for actor in matters.named(_words(matters, one))]


def _words(matters: Matters, finding: RemarkFinding) -> Evidence:
    return matters.desk.reports[finding.report].evidence(finding.start, finding.end)


def _says(matters: Matters, finding: RemarkFinding, words: str) -> bool:
    return tells(words, finding.text, matters.language(finding.report))


def _would_ask(matters: Matters, finding: RemarkFinding) -> bool:
    """Whether somebody says that he will ask for something: a threat or an announcement, nothing that is awaited."""
    return _says(matters, finding, "would_ask")


def _asked(matters: Matters, finding: RemarkFinding) -> bool:
    around = matters.told(finding, finding.context_start, finding.context_end).text
    complains = finding.form == "direct" and tells("complains", around, matters.language(finding.report))
    if complains and not _says(matters, finding, "wants"):
        return False
    return finding.stance == "demand" and not _calls_a_measure(matters, finding)


def _calls_a_measure(matters: Matters, finding: RemarkFinding) -> bool:
    """Whether what is called for is a strike or another measure that the record has as such."""
    measures = table("ledger")["measure"]["of"]
    lines = matters.lines_in.get((finding.report, finding.sentence), ())
    return any(one in matters.occurrences and matters.occurrences[one].kind in measures for one in lines)


def _promised(matters: Matters, finding: RemarkFinding) -> bool:
    if finding.stance == "promise":
        return finding.form == "reported" or (
            _says(matters, finding, "future") and not _says(matters, finding, "unwilling")
        )
    return finding.stance == "announce" and finding.form == "reported" and _sum(matters, finding)


def _hoped(matters: Matters, finding: RemarkFinding) -> bool:
    around = matters.told(finding, finding.context_start, finding.context_end).text
    meant = finding.stance == "expect" or _says(matters, finding, "hope")
    return meant and not tells("intent", around, matters.language(finding.report))


def _foretold(matters: Matters, finding: RemarkFinding) -> bool:
    """Whether a wording foretells something with a time or a length, so that it can be held against what comes."""
    later = told("future", finding.text, matters.language(finding.report))
    if later and finding.form in ("indirect", "mixed"):
        return _ahead(matters, finding, finding.start + later[1])
    return _hoped(matters, finding) and _ahead(matters, finding, finding.start)


def _moved(matters: Matters, finding: RemarkFinding) -> bool:
    """Whether a day takes the place of another: a plan that is set, and nothing that is only expected."""
    return _says(matters, finding, "moved") and _foretold(matters, finding)


def _sum(matters: Matters, finding: RemarkFinding) -> bool:
    return any(isinstance(one, QuantityFinding) and one.property == "money" for one in matters.within(finding))


def _ahead(matters: Matters, finding: RemarkFinding, behind: int) -> bool:
    """Whether a wording holds a length, a day after the report's own, or an open time behind an offset."""
    today = matters.calendar.anchors.get(finding.report)
    for one in matters.within(finding):
        if isinstance(one, QuantityFinding) and isinstance(one.value, Duration):
            return True
        if isinstance(one, TimeFinding):
            time = matters.calendar.times.get(one.id)
            span = as_interval(time.edtf) if time and time.edtf else None
            if span[1].isoformat()[:10] > today if span and today else one.start >= behind:
                return True
    return False


def _duty(matters: Matters, finding: RemarkFinding) -> bool:
    return _says(matters, finding, "duty")


def _stands(matters: Matters, finding: RemarkFinding) -> bool:
    return _says(matters, finding, "stand")


def _unwilling(matters: Matters, finding: RemarkFinding) -> bool:
    return _says(matters, finding, "unwilling")


def _denied(matters: Matters, finding: RemarkFinding) -> bool:
    return finding.stance == "deny"


_RULES = (
    Rule("ask", "proposed", _would_ask),
    Rule("ask", "proposed", _asked),
    Rule("commitment", "confirmed", _promised),
    Rule("expectation", "planned", _moved),
    Rule("expectation", "expected", _foretold),
    Rule("expectation", "expected", _hoped, families=2),
    Rule("ask", "proposed", _duty, families=2),
    Rule("position", "in_force", _stands),
    Rule("position", "in_force", _unwilling, families=2),
    Rule("position", "denied", _denied, families=2),
)
"""The first that fits counts. What words name outright is worth a line by one family, the rest needs two."""


def _asks(matters: Matters) -> Iterator[Draft]:
    """What the sentences of the record's lines ask for outside of remarks that demand: the verb's subject asks."""
    for (report, number), lines in matters.lines_in.items():
        if matters.desk.readings[report].sentences[number].health or _demanding(matters, lines):
            continue
        sentence = matters.sentence_at(report, number)
        cue = told("ask", sentence.text, matters.language(report))
        at = sentence.start + cue[1] if cue else -1
        by = subject_of(matters, report, at) if cue else None
        if by is None or len(sentence.text) > MOST:
            continue
        rest = matters.desk.reports[report].evidence(at, sentence.end)
        speakers = {matters.remarks[one].speaker for one in lines if one in matters.remarks}
        touched = [one for one in matters.named(rest) if one not in speakers]
        words = rest if at - sentence.start > LATE else None
        clause = matters.clause(report, number, holding=[at])
        yield Draft(
            kind="ask", by=by, parties=tuple(dict.fromkeys([by, *touched])),
            lines=tuple(lines), source="sentence",
            steps=(Step(status="proposed", evidence=clause, words=words, alone=words is not None),),
        )  # fmt: skip


def _demanding(matters: Matters, lines: list[str]) -> bool:
    """Whether the lines of a sentence tell its ask: a remark that demands, or a measure called for."""
    measures = table("ledger")["measure"]["of"]
    return any(
        (one in matters.remarks and any(w.stance == "demand" for w in matters.remarks[one].wordings))
        or (one in matters.occurrences and matters.occurrences[one].kind in measures)
        for one in lines
    )


def _pledged_figures(matters: Matters) -> Iterator[Draft]:
    """Figures told of an actor whose sentence says that it is to give them."""
    for fact in matters.facts:
        if fact.about in matters.cast.known and fact.property in GIVEN:
            spans = [span for account in fact.accounts for span in account.evidence]
            pledged = [told for span in spans if (told := _pledged(matters, span, fact.about))]
            if pledged:
                yield Draft(
                    kind="commitment", by=fact.about, parties=(fact.about,), lines=(fact.id,), source="fact",
                    steps=tuple(Step(status="confirmed", evidence=told) for told in pledged),
                )  # fmt: skip


def _pledged(matters: Matters, span: Evidence, giver: str) -> Evidence | None:
    """The clause of a figure that names the giver before it and says that it is to give."""
    report, number = matters.spot(span)
    sentence = matters.sentence_at(report, number)
    cue = told("pledge", sentence.text, matters.language(report))
    named = [
        name.start
        for name in matters.names_in.get(report, ())
        if sentence.start <= name.start < span.start and matters.cast.actor(name.id) == giver
    ]
    if cue is None or not named:
        return None
    return matters.clause(report, number, holding=[named[-1], sentence.start + cue[1], span.end - 1])
