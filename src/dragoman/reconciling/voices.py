"""Whose word an account is: accounts of one fact parted by the body behind them (design: voice)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.languages.words import entries
from dragoman.ontology import table
from dragoman.reconciling.parts import Cast, Desk
from dragoman.reconciling.phrasing import listed, phrase
from dragoman.record.comparing import fold
from dragoman.record.lines import Account, Voice
from dragoman.record.reading import NameFinding, RemarkFinding

Key = tuple[str, str]
SAME_WORDS = 4
"""Quotations of fewer words than this may be the same by chance."""
SPEAKING = ("spokesperson", "official")


class Bodies:
    """What each actor speaks for, told by the findings that name it."""

    def __init__(self, desk: Desk, cast: Cast) -> None:
        self.desk, self.actors = desk, {actor.id: actor for actor in cast.actors}
        self._known: dict[str, frozenset[Key]] = {}
        self.named: dict[str, list[NameFinding]] = {}
        for name, actor in cast.of.items():
            found = desk.findings.get(name)
            if isinstance(found, NameFinding):
                self.named.setdefault(actor, []).append(found)
        self.organs = _organs(desk, self.named)
        self.bare = _bare(self.named)
        self.remarks: dict[str, list[RemarkFinding]] = {}
        for finding in desk.findings.values():
            if isinstance(finding, RemarkFinding):
                self.remarks.setdefault(finding.report, []).append(finding)

    def name(self, actor: str) -> str:
        """What an actor is called."""
        return self.actors[actor].name if actor in self.actors else actor

    def keys(self, actor: str) -> frozenset[Key]:
        """The actor itself and the bodies it speaks for; two actors that share a key are one voice."""
        if actor not in self._known:
            self._known[actor] = frozenset(self._keys(actor))
        return self._known[actor]

    def _keys(self, actor: str) -> Iterator[Key]:
        yield "actor", actor
        line = self.actors.get(actor)
        if line is not None and line.kind == "state" and line.iso:
            yield "state", line.iso
        for finding in self.named.get(actor, []):
            organ = line is not None and line.kind == "organization" and finding.kind == "unnamed"
            bare = organ and self.bare.get(finding.office or "") == {actor}
            if bare or finding.kind == "organization" or (finding.kind == "person" and not finding.description):
                yield "body", fold(finding.form)
            if bare and finding.office:
                yield "bare", finding.office
            yield from self._organ(finding)
            if not finding.former:
                yield from self._spoken_for(finding)

    def _organ(self, finding: NameFinding) -> Iterator[Key]:
        """What a state has one of, by whatever words ("the fire observatory of X"); with its state if there are two."""
        organ = _organ_of(finding, self.desk.reports[finding.report].language)
        several = organ not in table("names")["bodies"]["organs"] or len(self.organs.get(organ or "", ())) > 1
        if organ and (finding.iso or not several):
            yield "organ", f"{organ} {finding.iso}" if several else organ

    def _spoken_for(self, finding: NameFinding) -> Iterator[Key]:
        language = self.desk.reports[finding.report].language
        if finding.office in SPEAKING and not finding.office_of:
            yield from (("bare", organ) for organ in self._organs_beside(finding, language))
        state = finding.iso or (finding.office_of if _is_iso(finding.office_of) else None)
        office = table("offices").get(finding.office or "", {})
        if finding.kind == "organization":
            governs = _is_ministry(finding.form, language)
        else:
            governs = finding.office in SPEAKING or bool(office.get("government")) or _speaks(finding.form, language)
        if finding.office_of and not _is_iso(finding.office_of) and finding.kind != "state":
            yield "body", fold(finding.office_of)
            governs = bool(office.get("government")) or _is_ministry(finding.office_of, language)
        if governs and state:
            yield "state", state

    def _organs_beside(self, finding: NameFinding, language: str | None) -> list[str]:
        """The organs that an adjective beside a spokesperson tells ("la portavoz policial")."""
        text = self.desk.reports[finding.report].text
        words = fold(text[max(0, finding.context_start) : finding.context_end]).split()
        return [
            e["id"] for e in entries(language, "names", "organ_adjective") if set(words) & set(map(fold, e["forms"]))
        ]

    def remarks_around(self, account: Account) -> Iterator[RemarkFinding]:
        """The wordings an account stands in."""
        for span in account.evidence:
            for remark in self.remarks.get(span.report, []):
                if remark.start <= span.start and span.end <= remark.end:
                    yield remark


def _organs(desk: Desk, named: Mapping[str, Sequence[NameFinding]]) -> dict[str, frozenset[str]]:
    """The states whose organs of one kind a story tells, by the organ's id."""
    found: dict[str, set[str]] = {}
    for findings in named.values():
        for finding in findings:
            if organ := _organ_of(finding, desk.reports[finding.report].language):
                found.setdefault(organ, set()).update([finding.iso] if finding.iso else [])
    return {organ: frozenset(states) for organ, states in found.items()}


def _bare(named: Mapping[str, Sequence[NameFinding]]) -> dict[str, set[str]]:
    """The actors that a bare word tells ("the police"), by what it tells."""
    found: dict[str, set[str]] = {}
    for actor, findings in named.items():
        for finding in findings:
            if finding.kind == "unnamed" and finding.office and not finding.iso:
                found.setdefault(finding.office, set()).add(actor)
    return found


def _organ_of(finding: NameFinding, language: str | None) -> str | None:
    """The id of a body of which a state has one, by its office or by the last word of its form."""
    single = table("names")["bodies"]["one_voice"]
    if finding.kind not in ("organization", "unnamed") or finding.office in single:
        return finding.office if finding.kind in ("organization", "unnamed") else None
    words = fold(finding.form).replace("-", " ")
    for entry in entries(language, "credited", "teller"):
        if entry.get("id") in single and any(f" {words}".endswith(f" {fold(form)}") for form in entry["forms"]):
            return str(entry["id"])
    return None


def voices(accounts: Sequence[Account], bodies: Bodies, *, language: str = "en") -> tuple[Voice, ...]:
    """Accounts (by index) parted into voices; the order is that of each voice's first account.

    A spokesperson, unnamed officials and statements are the word of the body they speak for; state offices and
    ministries that of their state; a report's own voice is a voice of its own.
    """
    keys = [set(_keys(account, bodies)) for account in accounts]
    groups: list[tuple[list[int], set[Key]]] = []
    for index, own in enumerate(keys):
        met = [group for group in groups if group[1] & own]
        merged = ([*(i for group in met for i in group[0]), index], own.union(*(group[1] for group in met)))
        groups = [group for group in groups if group not in met] + [merged]
    groups.sort(key=lambda group: min(group[0]))
    return tuple(_voice(sorted(members), accounts, bodies=bodies, language=language) for members, _ in groups)


def _is_iso(code: str | None) -> bool:
    return code is not None and len(code) == 2 and code.isupper()


def _is_ministry(name: str, language: str | None) -> bool:
    """Whether a body is part of a government, by the words of the report's language."""
    return _holds(name, language, table_name="organization", ids=("ministry",))


def _speaks(name: str, language: str | None) -> bool:
    """Whether people without a name are told as speaking for a body, by the words of the report's language."""
    return _holds(name, language, table_name="unnamed", ids=SPEAKING)


def _holds(name: str, language: str | None, *, table_name: str, ids: tuple[str, ...]) -> bool:
    padded = f" {fold(name)} "
    found = (entry for entry in entries(language, "names", table_name) if entry["id"] in ids)
    return any(f" {fold(form)} " in padded for entry in found for form in entry["forms"])


def _keys(account: Account, bodies: Bodies) -> Iterator[Key]:
    quoted = [fold(one.text) for one in bodies.remarks_around(account) if one.form in ("direct", "mixed")]
    yield from (("words", words) for words in quoted if len(words.split()) >= SAME_WORDS)
    if account.by is not None:
        yield from bodies.keys(account.by)
    else:
        yield "own", account.report


def _voice(members: list[int], accounts: Sequence[Account], *, bodies: Bodies, language: str) -> Voice:
    tellers = _unique(accounts[index].by for index in members)
    reports = sorted({accounts[index].report for index in members}, key=bodies.desk.rank.__getitem__)
    sigla = listed([bodies.desk.sigla[report] for report in reports], language)
    if not tellers:
        own = "voice_own" if len(reports) == 1 else "voice_words"
        return Voice(accounts=tuple(members), body=None, why=phrase(own, language, reports=sigla))
    body = _body(tellers, bodies)
    names = listed([bodies.name(teller) for teller in tellers], language)
    what = "voice_one" if tellers == [body] else "voice_for" if len(tellers) == 1 else "voice_body"
    why = phrase(what, language, reports=sigla, tellers=names, body=bodies.name(body))
    return Voice(accounts=tuple(members), body=body, why=why)


def _body(tellers: list[str], bodies: Bodies) -> str:
    """The actor a voice is named by: the body spoken for where it is an actor itself, else the first teller."""
    keys = {key for teller in tellers for key in bodies.keys(teller) if key[0] != "actor"}
    for kind in ("organization", "state"):
        for actor in bodies.actors.values():
            if actor.kind == kind and keys & bodies.keys(actor.id):
                return actor.id
    return tellers[0]


def _unique(ids: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(one for one in ids if one is not None))
