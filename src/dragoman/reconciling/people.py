"""Clusters of one report's name findings: what one report calls by one name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from dragoman.languages.cities import city_name
from dragoman.languages.likeness import is_given_name, plain, words
from dragoman.languages.words import entries
from dragoman.ontology import table
from dragoman.reconciling.bonds import Regrouping
from dragoman.reconciling.parts import Desk
from dragoman.record.reading import NameFinding, OccurrenceFinding, QuantityFinding, RemarkFinding
from dragoman.record.report import Report
from dragoman.record.values import Amount

MANY = 10
"""So many people told by their number are a crowd that does nothing together."""
_WORD = re.compile(r"(\w+)[\s'’]*$")


class Cluster(Struct):
    """Findings of one report that mean one actor, and what they tell of it."""

    report: str
    kind: str
    findings: list[NameFinding]
    key: tuple[str, ...]
    language: str | None = None
    idle: bool = False
    """Told only by what it is, and neither says nor does anything."""

    @property
    def given(self) -> str | None:
        """The given name most often told."""
        return _commonest([finding.given for finding in self.findings])

    @property
    def surname(self) -> str | None:
        """The surname of the fullest form, else any."""
        full = [finding.surname for finding in self.findings if finding.given]
        return _commonest(full) or _commonest([finding.surname for finding in self.findings])

    @property
    def parts(self) -> frozenset[str]:
        """Folded parts of the full names told."""
        return frozenset(
            plain(part)
            for finding in self.findings
            if finding.given and not finding.description
            for part in words(finding.form)
            if len(part) > 1
        )

    @property
    def alone(self) -> frozenset[str]:
        """Folded forms told alone."""
        return frozenset(
            plain(finding.form)
            for finding in self.findings
            if not finding.given and finding.surname and not finding.description
        )

    @property
    def orders(self) -> tuple[tuple[str | None, str | None], ...]:
        """(Given name, surname) as read; the other way round too where neither the report nor a list of names tells."""
        given, surname = self.given, self.surname
        if len(self.parts) != 2 or not given or not surname:
            return ((given, surname),)
        known = is_given_name(given) and not is_given_name(surname)
        undecided = not known and (plain(given) in self.alone) == (plain(surname) in self.alone)
        return ((given, surname), (surname, given)) if undecided else ((given, surname),)

    def states(self, office: str) -> frozenset[str]:
        """The states of which an office is told."""
        return frozenset(iso for held, iso in self.offices if held == office and iso)

    def bodies(self, office: str) -> frozenset[str]:
        """What else than a state an office is told to be of, in words."""
        told = (f.office_of for f in self.findings if f.office == office and not f.former)
        return frozenset(of for of in told if of and len(of) > 2)

    @property
    def lone(self) -> frozenset[str]:
        """Folded surnames, as told in full names and alone."""
        return frozenset(
            plain(finding.surname) for finding in self.findings if finding.surname and not finding.description
        )

    @property
    def offices(self) -> frozenset[tuple[str, str | None]]:
        """(office, state) held now."""
        return frozenset(
            (finding.office, finding.iso) for finding in self.findings if finding.office and not finding.former
        )

    @property
    def office(self) -> str | None:
        """The office, of a body the kind of body it is; "the union" led back to its name is no kind of its own."""
        own = [finding for finding in self.findings if self.kind != "organization" or finding.kind == self.kind]
        return _commonest([finding.office for finding in own])

    @property
    def bare(self) -> bool:
        """Whether an organ is told by what it is alone: "the emergency service"."""
        return self.office is not None and all(finding.description for finding in self.findings)

    @property
    def acronyms(self) -> tuple[str, ...]:
        """Folded acronyms of a body that the report also tells by its full name."""
        forms = {finding.form for finding in self.findings if self.kind == "organization" and not finding.description}
        return tuple(sorted(plain(form) for form in forms if form.isupper() and len(forms) > 1))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its first form without their endings."""
        return stems(self.findings[0].form)

    @property
    def isos(self) -> frozenset[str]:
        """States the actor is told to belong to."""
        return frozenset(finding.iso for finding in self.findings if finding.iso)


def _commonest(names: list[str | None]) -> str | None:
    told = [name for name in names if name]
    return min(set(told), key=lambda name: (-told.count(name), name)) if told else None


def clusters(desk: Desk) -> list[Cluster]:
    """The clusters of all reports, in order of report and first finding."""
    found: list[Cluster] = []
    used = _used(desk)
    counted = _counted(desk)
    acts = [finding for finding in desk.findings.values() if isinstance(finding, OccurrenceFinding)]
    doing = frozenset(role.actor for act in acts for role in act.roles)
    for report, reading in desk.readings.items():
        names = sorted(
            (f for f in reading.findings if isinstance(f, NameFinding)), key=lambda f: (f.start, f.end, f.id)
        )
        found.extend(_of_report(desk.reports[report], names, used, doing=doing))
    return [
        replace(cluster, idle=idle)
        for cluster in found
        for idle in [cluster.kind == "unnamed" and not any(f.id in used - counted for f in cluster.findings)]
        if not idle or cluster.office in lasting()
    ]


@cache
def lasting() -> frozenset[str]:
    """What is an actor even without a name once two reports tell of it: police, prosecution, the court of a town."""
    bodies = table("names")["bodies"]
    return frozenset((*bodies["bare"], *bodies["many"]))


def finding_ids(cluster: Cluster) -> list[str]:
    """The ids of a cluster's findings."""
    return [finding.id for finding in cluster.findings]


def parted(desk: Desk, found: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, parted where a person told findings of one apart; what refers to a finding stays with it."""
    ruling = Regrouping[NameFinding](
        desk.ruled.bonds, ids=lambda one: [one.id], place=desk.place, akin=lambda a, b: b.id == a.refers
    )
    return [
        replace(cluster, findings=part, key=(*cluster.key, part[0].id) if number else cluster.key)
        for cluster in found
        for number, part in enumerate(ruling.regroup([cluster.findings]))
    ]


def _used(desk: Desk) -> frozenset[str]:
    """Name findings that say or do something. Who is only told by what they are and does nothing is no actor."""
    used: set[str | None] = set()
    for finding in desk.findings.values():
        if isinstance(finding, RemarkFinding):
            used |= {finding.speaker, finding.addressee, *(link.actor for link in finding.chain)}
        elif isinstance(finding, OccurrenceFinding):
            used |= {finding.by, *(role.actor for role in finding.roles)}
        elif isinstance(finding, QuantityFinding):
            used.add(finding.by)
    return frozenset(name for name in used if name)


def _counted(desk: Desk) -> frozenset[str]:
    """People told only by their number ("some 7800 residents") who say nothing: those it befell are a figure."""
    amounts = [
        finding
        for finding in desk.findings.values()
        if isinstance(finding, QuantityFinding)
        and isinstance(finding.value, Amount)
        and (finding.value.min or 0) >= MANY
    ]
    spoken = {one.speaker for one in desk.findings.values() if isinstance(one, RemarkFinding)}
    return frozenset(
        name.id
        for name in desk.findings.values()
        if isinstance(name, NameFinding) and is_people(name.office) and name.id not in spoken
        if any(one.report == name.report and one.start <= name.start < one.end for one in amounts)
    )


def _of_report(told: Report, names: list[NameFinding], used: frozenset[str], *, doing: frozenset[str]) -> list[Cluster]:
    report, language = told.id, told.language
    by_id = {finding.id: finding for finding in names}
    groups: dict[tuple[str, ...], Cluster] = {}
    for finding in names:
        root = finding
        for _ in range(5):
            if root.refers is None or root.refers not in by_id:
                break
            root = by_id[root.refers]
        holder = root.description and root.kind == "person"
        if holder and (finding.id not in used or finding.office == "counterpart"):
            continue  # an office whose holder the report does not name
        if root.kind == "unnamed" and table("offices").get(root.office or "", {}).get("unique"):
            continue  # "a foreign minister": whoever holds the office
        key = _unnamed_key(root, language) if holder else _key(root, language)
        if key is None:
            continue
        if key in groups and finding is root and _another(finding, told, says=finding.id in used - doing):
            key = (*key, finding.id)
        kind = "unnamed" if holder else root.kind
        groups.setdefault(key, Cluster(report, kind, [], key, language)).findings.append(finding)
    _lead_to_the_court(groups, report)
    return list(groups.values())


def _another(finding: NameFinding, report: Report, *, says: bool) -> bool:
    """Whether people or a holder of an office told before are others than these: "an ambassador", "45 rescuers"."""
    if finding.kind not in ("unnamed", "person") or finding.office in lasting():
        return False
    before = _WORD.search(report.text[max(0, finding.start - 20) : finding.start])
    first = [word.casefold() for word in (before[1] if before else "", finding.form.split(" ")[0])]
    few, articles = _small(report.language, "indefinite"), _small(report.language, "determiner")
    bare = not says and is_people(finding.office) and not any(word in articles for word in first)
    return bare or any(word in few or word.isdigit() for word in first)


def _small(language: str | None, name: str) -> frozenset[str]:
    """Small words that stand before a noun, of a sort."""
    return frozenset(form for entry in entries(language, "offices", name) for form in entry["forms"])


def _lead_to_the_court(groups: dict[tuple[str, ...], Cluster], report: str) -> None:
    """ "The court" of a report that tells of one court alone, by what it hears, is that court."""
    courts = [key for key in groups if key[0] == "unnamed" and key[1] in table("names")["bodies"]["courts"]]
    others = [key for key in groups if key[:2] == ("unnamed", "court")]
    if len(courts) == 1 and others == [("unnamed", "court", report)]:
        groups[courts[0]].findings.extend(groups.pop(others[0]).findings)


def _key(finding: NameFinding, language: str | None) -> tuple[str, ...] | None:
    """What findings of one report share that mean one actor."""
    if finding.kind == "state":
        return "state", finding.iso or plain(finding.form)
    if finding.kind == "person":
        return ("person", plain(finding.form))
    if finding.kind == "organization":
        if finding.description and not finding.iso:
            return ("organization", finding.office or plain(finding.form), finding.report)
        return ("organization", *body_key(finding))
    return _unnamed_key(finding, language) if finding.kind == "unnamed" else None


def _unnamed_key(finding: NameFinding, language: str | None) -> tuple[str, ...]:
    if is_people(finding.office):
        return "unnamed", f"{finding.office} {plain(finding.form)}", finding.report
    of = plain(city_name(finding.office_of, language)) if finding.office_of else finding.report
    if finding.office in table("names")["bodies"]["many"]:
        return "unnamed", str(finding.office), of
    return ("unnamed", finding.office or plain(finding.form), finding.iso or of)


def is_people(office: str | None) -> bool:
    """Whether an office is a word for people that many bear ("officials", "officials and analysts")."""
    people = table("names")["bodies"]["people"]
    return office is not None and (office in people or any(office.startswith(f"{one}_") for one in people))


def body_key(finding: NameFinding) -> tuple[str, str]:
    """A body by its ministry and state where both are known, else by its own words."""
    if finding.office in table("names")["bodies"]["known"]:
        return str(finding.office), ""
    if finding.office and finding.iso:
        return finding.office, finding.iso
    return " ".join(stems(finding.form)), finding.iso or ""


def stems(form: str) -> tuple[str, ...]:
    """The words of a body's name without the endings by which cases differ."""
    return tuple(_stem(word) for word in plain(form).split() if word not in ("the", "of", "for"))


def _stem(word: str) -> str:
    """A word without the endings by which cases differ: enough to tell the same body's name again."""
    for ending in ("es", "en", "er", "em", "e", "s"):
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word
