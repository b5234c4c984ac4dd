"""Whether the causes that reports give for one happening are one cause, or exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations

from anyascii import anyascii

from dragoman.languages.nations import find_nations
from dragoman.languages.words import entries
from dragoman.reconciling.pairing import Pairing
from dragoman.reconciling.parts import Desk, Happenings
from dragoman.record.comparing import relation
from dragoman.record.lines import Account
from dragoman.record.reading import OccurrenceFinding, QuantityFinding
from dragoman.record.values import TextValue

SURE = 0.6
"""From this score on two paired sentences tell the same."""
HALF = 0.5
"""From this share of its words on that stand in another, in one language, a cause is that other."""
SHORT = 3
"""Words of no more letters tell little by themselves."""
STEM = 6
"""Letters of a word that count: few enough to lose most endings."""
TELLING = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
"""Parts of speech that say what a cause is."""


class Motives:
    """The causes of a story's happenings, compared by what they name: happenings, words, what is often a cause."""

    def __init__(self, desk: Desk, happenings: Happenings) -> None:
        self.desk, self.happenings, self.pairing = desk, happenings, Pairing(desk)

    def sides(self, accounts: Sequence[Account]) -> list[list[Account]]:
        """Accounts in groups of one cause, in the order of each one's first account."""
        groups: list[list[Account]] = []
        for account in accounts:
            met = [group for group in groups if any(self.alike(account, other) for other in group)]
            merged = [*(other for group in met for other in group), account]
            groups = [group for group in groups if group not in met] + [merged]
        order = {id(account): number for number, account in enumerate(accounts)}
        sorted_groups = [sorted(group, key=lambda one: order[id(one)]) for group in groups]
        return sorted(sorted_groups, key=lambda group: order[id(group[0])])

    def exclude(self, one: Sequence[Account], other: Sequence[Account]) -> bool:
        """Whether the causes of two sides, not of one source, stand against each other."""
        pairs = [(a, b) for a in one for b in other]
        return any(self._against(a, b) for a, b in pairs) and not any(self._near(a, b) for a, b in pairs)

    def alike(self, a: Account, b: Account) -> bool:
        """Whether two accounts give one cause."""
        if relation(a.value, b.value) == "equal":
            return True
        named = (self._kinds(a), self._kinds(b)), (_often(a.value), _often(b.value))
        if any(one & other for one, other in named):
            return True
        shared, least = self._shared(a, b)
        if _language(a) == _language(b):
            return shared >= max(1.0, HALF * least)
        apart = any(one and other for one, other in named) or (a.by != b.by and None not in (a.by, b.by))
        return shared > 0 or (not apart and self._paired(a, b))

    def _against(self, a: Account, b: Account) -> bool:
        """Whether two causes exclude each other: of two owners, or two of the same happening's own tellers."""
        if a.by != b.by:
            return True
        return all(map(self._kinds, (a, b))) or all(_often(one.value) for one in (a, b))

    def _near(self, a: Account, b: Account) -> bool:
        """Whether two causes have so much in common that the one may be part of the other."""
        return self._shared(a, b)[0] > 0

    def _shared(self, a: Account, b: Account) -> tuple[float, float]:
        """How many telling words two causes share, and how many the shorter one has."""
        words = self._words(a), self._words(b)
        return float(len(words[0] & words[1])), float(min(map(len, words)))

    def _words(self, account: Account) -> frozenset[str]:
        figure, language = self._figure(account), _language(account)
        if figure is None:
            return frozenset()
        report, parse = self.desk.reports[figure.report], self.desk.readings[figure.report].parse
        if parse is None:
            words = report.text[figure.start : figure.end].split()
        else:
            spans = zip(parse.start, parse.end, parse.upos, strict=True)
            words = [report.text[start:end] for start, end, upos in spans
                     if upos in TELLING and figure.start <= start and end <= figure.end]  # fmt: skip
        return frozenset(_stem(word) for word in words if len(word) > SHORT and not find_nations(word, language))

    def _kinds(self, account: Account) -> frozenset[str]:
        """The kinds of happenings that a cause names."""
        figure = self._figure(account)
        if figure is None:
            return frozenset()
        return frozenset(
            finding.kind
            for finding in self.desk.readings[figure.report].findings
            if isinstance(finding, OccurrenceFinding)
            and figure.start <= finding.trigger_start < figure.end
            and finding.id != figure.host
        )

    def _paired(self, a: Account, b: Account) -> bool:
        figures = self._figure(a), self._figure(b)
        if figures[0] is None or figures[1] is None:
            return False
        return bool(self.pairing.partners(figures[0], least=SURE) & self.pairing.segments_of(figures[1]))

    def _figure(self, account: Account) -> QuantityFinding | None:
        spans = {(span.report, span.start, span.end) for span in account.evidence}
        return next(
            (
                finding
                for finding in self.desk.readings[account.report].findings
                if isinstance(finding, QuantityFinding)
                and finding.property == "cause"
                and (finding.report, finding.start, finding.end) in spans
            ),
            None,
        )


def contested(motives: Motives, accounts: Sequence[Account]) -> bool:
    """Whether two of the causes that reports give exclude each other."""
    return any(motives.exclude(one, other) for one, other in combinations(motives.sides(accounts), 2))


def _stem(word: str) -> str:
    """A word as it is compared: romanised, lower case, without marks, cut."""
    return "".join(letter for letter in anyascii(word).lower() if letter.isalnum())[:STEM]


def _language(account: Account) -> str | None:
    return account.value.language if isinstance(account.value, TextValue) else None


def _often(value: object) -> frozenset[str]:
    """What is often a cause that a text names, by id: the weather, somebody's health."""
    if not isinstance(value, TextValue):
        return frozenset()
    text = f" {value.text.casefold()} "
    return frozenset(id for id, forms in _motives(value.language) if any(form in text for form in forms))


@cache
def _motives(language: str | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = entries(language, "figures", "motive")
    return tuple((str(entry["id"]), tuple(form.casefold() for form in entry["forms"])) for entry in found)


__all__ = ["Motives", "contested"]
