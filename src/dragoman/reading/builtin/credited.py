"""Who tells each figure of a report: the source that its sentence credits, and nobody whom the credit doesn't reach."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.languages.words import known_languages
from dragoman.reading.builtin.credit_sources import Source
from dragoman.reading.builtin.credit_words import credit_words
from dragoman.reading.builtin.crediting import Credit, Crediting
from dragoman.reading.builtin.marks import Marked
from dragoman.reading.builtin.names import Named
from dragoman.reading.builtin.tokens import tokenize
from dragoman.reading.builtin.triggers import trigger_words
from dragoman.record.ids import finding_id
from dragoman.record.reading import AnyFinding, NameFinding, OccurrenceFinding, QuantityFinding, RemarkFinding
from dragoman.record.report import Report
from dragoman.record.values import Amount, Duration

RANKS = ("rank", "first_since")
DENIED = ("deny", "refuse")
QUOTED = ("direct", "mixed")
CUED = 1
"""How close a source beside a clause is: in a damaged sentence it alone is trusted."""
SAID = 2
"""How close a saying is: where remarks know its speaker better, it is theirs."""


class Credited:
    """Gives the figures of a report their tellers, and names those whom no list knows."""

    def __init__(self, report: Report, named: dict[int, list[Named]], remarks: Sequence[RemarkFinding]) -> None:
        self.report, self.remarks = report, remarks
        findings = [item.finding for here in named.values() for item in here]
        self.bodies = {
            found.form.casefold(): found.id for found in reversed(findings) if found.kind in ("organization", "unnamed")
        }
        self.names = {found.id: found for found in findings}
        self.organizations = [found for found in findings if found.kind == "organization" and not found.description]
        self.nameless: dict[str, list[NameFinding]] = {}
        self.counts: list[tuple[int, int]] = []
        """The tokens of each number that the passage at hand gives."""

    def passage(self, item: Marked, named: Sequence[Named], found: Sequence[AnyFinding]) -> list[AnyFinding]:
        """The findings of a passage with the tellers of its figures and happenings; new names before them."""
        told = {one.id: at for one in found if _creditable(one) and (at := _tokens(item, one))}
        if item.tree is None or not told:
            return list(found)
        figures = [one for one in found if isinstance(one, QuantityFinding) and one.id in told]
        spans = {one.id: (min(told[one.id]), max(told[one.id]) + 1) for one in figures}
        ranks = [spans[one.id] for one in figures if one.property in RANKS]
        crediting = Crediting(item, named, item.tree, figures=list(spans.values()), ranks=ranks, bodies=self.bodies)
        self.counts = [spans[one.id] for one in figures if isinstance(one.value, Amount)]
        credits = [one for one in crediting.credits() if item.passage.healthy or one.close == CUED]
        return [new for one in found for new in self._told(item, one, credits, at=told.get(one.id, ()))]

    def _told(
        self, item: Marked, figure: AnyFinding, credits: Sequence[Credit], *, at: Sequence[int]
    ) -> list[AnyFinding]:
        """A finding with its teller: the closest credit that covers it, else the speaker of its remark."""
        if not isinstance(figure, QuantityFinding | OccurrenceFinding) or not at or figure.by not in (None, figure.id):
            return [figure]
        apposed = isinstance(figure, QuantityFinding) and figure.property in RANKS and _apposed(item, at)
        happening = isinstance(figure, OccurrenceFinding)
        bare = False
        for credit in credits:
            if happening and not credit.source.body:
                continue  # "the cook said": whom no name tells is named for figures alone
            if self._of_count(figure, credit, at=at):
                bare = True
                continue
            if set(at) <= credit.covers and not (credit.close and apposed):
                if speaker := self._speaker(figure, credit):
                    return [replace(figure, by=speaker)]
                name, new = self._name(item, credit.source)
                return [*new, replace(figure, by=name)]
        remark = self._around(figure)
        beside = {credit.source.name for credit in credits if credit.close == CUED}
        if apposed or remark is None or figure.by is not None or remark.speaker in beside:
            return [figure]
        if self._granted(remark, figure, item, at) or (bare and remark.form not in QUOTED):
            return [figure]
        return [replace(figure, by=remark.speaker)]

    def _of_count(self, figure: AnyFinding, credit: Credit, *, at: Sequence[int]) -> bool:
        """Whether a source behind a number vouches for that, and not for what was told before the number.

        "On Monday a 24-hour strike stopped 130 trains, according to the firm": the day and the length are no count of
        the firm's.
        """
        length = isinstance(figure, QuantityFinding) and isinstance(figure.value, Duration)
        if credit.close != CUED or not (length or isinstance(figure, OccurrenceFinding)):
            return False
        return any(max(at) < first and last <= credit.source.first for first, last in self.counts)

    def _speaker(self, figure: QuantityFinding | OccurrenceFinding, credit: Credit) -> str | None:
        """The speaker of the remark round a finding, who is known better there than by the verb alone."""
        remark = self._around(figure)
        own = credit.source.of is not None  # "her office" speaks for her and is not she
        return remark.speaker if remark is not None and credit.close == SAID and not own else None

    def _around(self, figure: QuantityFinding | OccurrenceFinding) -> RemarkFinding | None:
        """The remark whose words a figure, or the word that tells a happening, is part of."""
        start, end = _words(figure)
        inside = (one for one in self.remarks if one.start <= start and end <= one.end and one.speaker)
        return next(inside, None)

    def _granted(
        self, remark: RemarkFinding, figure: QuantityFinding | OccurrenceFinding, item: Marked, at: Sequence[int]
    ) -> bool:
        """Whether a figure is only taken for granted where somebody denies something.

        "denied that the dam cracked after the quake of magnitude 7.1": the firm tells no magnitude.
        """
        if remark.stance not in DENIED or item.tree is None or not isinstance(figure, QuantityFinding):
            return False
        top = item.tree.top(min(at), max(at) + 1)
        granted = trigger_words(item.words.code)["asserting"]
        cases = [case for node in (top, *item.tree.up(top)) for case in item.tree.of(node, ("case", "mark"))]
        return any(granted.at(item.tokens, case) is not None for case in cases)

    def _name(self, item: Marked, source: Source) -> tuple[str, list[NameFinding]]:
        """The id of a source's name, and its finding where it is new."""
        if source.name is not None:
            return self._society(item, source) or source.name, []
        if beside := self._beside(item, source):
            return beside.refers or beside.id, []
        start, end = item.tokens[source.first].start, item.tokens[source.last - 1].end - source.cut
        form = item.passage.plain[start:end]
        start, end = item.passage.span(start, end)
        finding = NameFinding(
            id=finding_id(self.report.id, "credited", start, end), report=self.report.id, start=start, end=end,
            sentence=item.passage.index, form=form, kind="organization" if source.proper else "unnamed",
            office=source.office, office_of=source.of, iso=source.iso, description=not source.proper,
        )  # fmt: skip
        key = source.head or form
        finding = replace(finding, refers=None if source.proper else self._society(item, source))
        self.nameless.setdefault(key, []).append(finding)
        return finding.id, [finding]

    def _beside(self, item: Marked, source: Source) -> NameFinding | None:
        """The name told with what somebody is: "the sub-prefect, Ida Holm", "the GCN weavers' union"."""
        first, last = source.first, source.last
        within = item.tree.below(last - 1) if item.tree is not None else set()
        while first - 1 in within and item.tokens[first].gap in (" ", "' ", "’ "):
            first -= 1
            if item.words.determiners.has(item.tokens[first]):
                break
        start, _ = item.passage.span(item.tokens[first].start, item.tokens[first].end)
        head, end = item.passage.span(item.tokens[last - 1].start, item.tokens[last - 1].end)
        apposed = last < len(item.tokens) and item.tokens[last].gap == ", "
        text = self.report.text
        for name in self.names.values():
            inside = name.form.isupper() and start <= name.start and name.end < head
            if inside and name.kind == "organization" and not name.description:
                return name
            closed = text[name.end : name.end + 1] in (",", ".", "")
            if apposed and closed and name.kind == "person" and name.given and name.start == end + len(", "):
                return name
        return None

    def _society(self, item: Marked, source: Source) -> str | None:
        """The one union of the report that "the union" means, whatever the language of its name."""
        named = self.names.get(source.name or "")
        if named is not None and (named.kind != "unnamed" or named.refers):
            return None
        token = item.tokens[source.last - 1]
        if not credit_words(item.words.code).society.has(token) or (source.first and self._any(item, source.first - 1)):
            return None
        roots = {found.refers or found.id for found in self.organizations if _is_society(found.form)}
        return roots.pop() if len(roots) == 1 else None

    def _any(self, item: Marked, at: int) -> bool:
        return item.words.indefinite.has(item.tokens[at])

    def settled(self, found: Sequence[AnyFinding]) -> list[AnyFinding]:
        """All findings; bodies told twice without a name are led back to the name, or to the first telling."""
        first = {}
        for told in self.nameless.values():
            root = next((one for one in told if one.kind == "organization"), told[0])
            first.update({one.id: root.refers or root.id for one in told
                          if one.id != root.id and one.refers is None and one.office_of == root.office_of})  # fmt: skip
        return [replace(one, refers=first[one.id]) if isinstance(one, NameFinding) and one.id in first else one
                for one in found]  # fmt: skip


def _is_society(form: str) -> bool:
    """Whether a name is that of a union or association, in any language."""
    tokens = tokenize(form)
    return any(credit_words(code).society.at((token,), 0) for code in known_languages() for token in tokens)


def _apposed(item: Marked, at: Sequence[int]) -> bool:
    """Whether words stand between commas beside a noun: the report's own word, whoever gives the count."""
    tree = item.tree
    if tree is None:
        return False
    first, last = min(at), max(at)
    while first and item.tokens[first].close and item.words.determiners.has(item.tokens[first - 1]):
        first -= 1
    verbs = any(tree.is_verb(i) and tree.has(i, "VerbForm=Fin") for i in range(first, last + 1))
    closed = last + 1 >= len(item.tokens) or item.tokens[last + 1].gap.strip()[:1] in (",", ".", ";")
    top = tree.top(first, last + 1)
    return "," in item.tokens[first].gap and closed and not verbs and tree.base(top) != "root"


def _creditable(one: AnyFinding) -> bool:
    """Whether a finding may be credited to somebody: a figure with a property, a happening."""
    return isinstance(one, OccurrenceFinding) or (isinstance(one, QuantityFinding) and one.property is not None)


def _words(one: AnyFinding) -> tuple[int, int]:
    """Where a figure, or the word that tells a happening, stands in the report."""
    return (one.trigger_start, one.trigger_end) if isinstance(one, OccurrenceFinding) else (one.start, one.end)


def _tokens(item: Marked, one: AnyFinding) -> list[int]:
    """The tokens of a passage that a figure, or the word that tells a happening, stands on."""
    first, last = _words(one)
    spans = ((at, item.passage.span(token.start, token.end)) for at, token in enumerate(item.tokens))
    return [at for at, (start, end) in spans if first <= start and end <= last]


__all__ = ["Credited"]
