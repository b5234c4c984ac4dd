"""What one report tells passage by passage: occurrences, times, places, figures and what they tell of."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.reading.builtin.causes import caused
from dragoman.reading.builtin.credited import Credited
from dragoman.reading.builtin.drafts import past_plan
from dragoman.reading.builtin.grounds import grounded
from dragoman.reading.builtin.hosts import hosted
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.occurrences import read_drafts
from dragoman.reading.builtin.placing import of_past_act
from dragoman.reading.builtin.quoting import Quotation, paragraphs, quotations, quoted_at
from dragoman.reading.builtin.retold import FAR, retold
from dragoman.reading.builtin.scene import Scene
from dragoman.reading.builtin.seeing import seen_in, unknown_in
from dragoman.reading.builtin.superlatives import ranked
from dragoman.reading.builtin.told import Told
from dragoman.reading.builtin.unknown_places import UnknownPlaces
from dragoman.record.reading import AnyFinding, OccurrenceFinding, QuantityFinding, RemarkFinding, TimeFinding
from dragoman.record.report import Report

PAST = "past"
SPEECH = 8
"""Quoted words from this many on are somebody's speech: what happens in it is not told by the report."""


def find_happenings(
    report: Report,
    marked: Sequence[Marked],
    named: dict[int, list[Named]],
    *,
    remarks: Sequence[RemarkFinding],
    language: str,
) -> list[AnyFinding]:
    """Occurrences, times, places and quantities of a report, in the order of the text."""
    teller = _Teller(report, marked, named, remarks=remarks, language=language)
    for paragraph in paragraphs(marked):
        quoted = quotations(paragraph)
        for item in paragraph:
            teller.passage(item, quoted)
    return teller.all()


class _Teller:
    """Goes through a report, knowing what it has told and whom the sentence before named."""

    def __init__(
        self, report: Report, marked: Sequence[Marked], named: dict[int, list[Named]], *,
        remarks: Sequence[RemarkFinding], language: str,
    ) -> None:  # fmt: skip
        self.report, self.named, self.remarks, self.language = report, named, remarks, language
        self.full = {one.finding.id: one for here in named.values() for one in here}
        self.told = Told(report)
        self.elsewhere = UnknownPlaces(marked, named)
        self.credited = Credited(report, named, remarks)
        self.found: list[AnyFinding] = []
        self.subject: Named | None = None
        self.before: list[Named] = []
        self.people: list[tuple[int, Named]] = []

    def passage(self, item: Marked, quoted: Sequence[Quotation]) -> None:
        """Reads one passage."""
        index = item.passage.index
        seen = seen_in(self.report, item, self.language) + unknown_in(self.report, item, self.elsewhere)
        here = self.named.get(index, [])
        speech = [quotation for quotation in quoted if quotation.words >= SPEECH]
        scene = Scene(
            item,
            here,
            seen=seen,
            before=self.before,
            outside=lambda offset: not any(quoted_at(quotation, index, offset) for quotation in speech),
        )
        lately = {finding.kind for finding in self.told.founding() if 0 <= index - finding.sentence <= 2}
        scene.spoken = self._spoken(index, here)
        scene.lately = [one for at, one in self.people if 0 < index - at <= 3]
        others = {trigger.kind for trigger in scene.triggers if not trigger.entry.get("after")}
        scene.told = frozenset(others | {finding.kind for finding in self.told.founding()})
        scene.lately_told = frozenset(lately)
        scene.recent = frozenset(lately | {trigger.kind for trigger in scene.triggers})
        before = len(self.found)
        drafts = read_drafts(scene, self.subject) if item.passage.healthy else []
        occurrences = self.told.take(scene, drafts) + self.told.undone(scene)
        self.found += occurrences
        over = [draft for draft in drafts if past_plan(scene, draft) or of_past_act(scene, draft)]
        behind = {draft.time.finding.id for draft in over if draft.time}
        for thing in seen:
            finding: AnyFinding = thing.finding
            if finding.id in behind and isinstance(finding, TimeFinding):
                finding = _behind(finding)
            if isinstance(finding, QuantityFinding):
                finding = hosted(scene, thing, self.told, occurrences)
            self.found.append(finding)
        self._beside(scene, here, occurrences)
        self.found[before:] = self.credited.passage(item, here, self.found[before:])
        self._remember(index, here)

    def _spoken(self, index: int, here: Sequence[Named]) -> Named | None:
        """Whom the remarks of a passage credit without naming him there: who its pronoun means."""
        speakers = {one.speaker for one in self.remarks if one.sentence == index and one.speaker}
        named = {one.finding.id for one in here}
        if len(speakers) != 1 or speakers & named:
            return None
        found = self.full.get(next(iter(speakers)))
        return found if found is not None and found.finding.kind == "person" else None

    def _beside(self, scene: Scene, here: Sequence[Named], occurrences: Sequence[OccurrenceFinding]) -> None:
        """What ranks and causes of happenings, and others' counts of what was just counted, a passage tells."""
        self.found += ranked(scene, occurrences, self.told)
        self.found += caused(scene, occurrences, self.told)
        self.found += grounded(scene, occurrences, self.told)
        index = scene.marked.passage.index
        counted = [
            one for one in self.found
            if isinstance(one, QuantityFinding) and one.property and index - one.sentence <= FAR
        ]  # fmt: skip
        self.found += retold(scene, here, counted=sorted(counted, key=lambda one: one.end), report=self.report.id)

    def _remember(self, index: int, here: list[Named]) -> None:
        self.before = [self.full.get(one.finding.refers or "", one) for one in here]
        people = [one for one in here if one.finding.kind == "person"]
        self.people += [(one.mention.passage, self.full.get(one.finding.refers or "", one)) for one in people]
        known = [one for one in people if one.finding.refers or not one.finding.description]
        if known:
            self.subject = known[0] if len({one.finding.refers or one.finding.id for one in known}) == 1 else None
        speakers = {one.speaker for one in self.remarks if one.sentence == index and one.speaker}
        said = [one for one in known if one.finding.id in speakers]
        if self.subject is None and len(said) == 1:
            self.subject = said[0]

    def all(self) -> list[AnyFinding]:
        """Everything found; what found no host before it may have found one told later."""
        return [
            self.told.late_host(finding) if isinstance(finding, (QuantityFinding, OccurrenceFinding)) else finding
            for finding in self.credited.settled(self.found)
        ]


def _behind(time: TimeFinding) -> TimeFinding:
    """A bare month, season, weekday or day without a year of a plan that is over lies in the past."""
    relative = time.relative or ""
    if not relative and (time.value.edtf or "").startswith("XXXX-"):
        return replace(time, relative=PAST)
    if relative.count(":") == 1 and relative.split(":")[0] in ("month", "season", "weekday"):
        return replace(time, relative=relative + ":past")
    return time
