"""The forms of one actor's name: which is canonical, which a variant, which wrong, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.languages.likeness import likeness, plain, transliterated, words
from dragoman.languages.words import entries
from dragoman.ontology import table
from dragoman.reconciling.called import office_title, title_of
from dragoman.reconciling.parts import Desk
from dragoman.reconciling.people import stems
from dragoman.record.lines import NameForm, Office
from dragoman.record.reading import NameFinding

MANGLED = 0.12
"""A report with this share of unhealthy sentences is a poor witness to spelling."""
EVIDENCE = 6
"""A form cites its first places, this many at most per report."""


def mangled(desk: Desk, report: str) -> bool:
    """Whether many of a report's sentences are damaged."""
    sentences = desk.readings[report].sentences
    faulty = sum(bool(sentence.health) for sentence in sentences)
    return len(sentences) >= 8 and faulty >= MANGLED * len(sentences)


def name_forms(
    desk: Desk, findings: Sequence[NameFinding], *, canonical: str | None = None, language: str = "en"
) -> tuple[NameForm, ...]:
    """Every form once, the canonical first, then by first report and position.

    `canonical`: the one a person chose; `language`: the page's, whose spelling goes before other languages'.
    """
    by_form: dict[str, list[NameFinding]] = {}
    for finding in findings:
        by_form.setdefault(finding.form, []).append(finding)
    chosen = canonical or _canonical(desk, by_form, language)
    found = []
    for form, told in by_form.items():
        support = "a person chose it" if canonical else _support(desk, told)
        status, why = ("canonical", support) if form == chosen else _status(desk, form, chosen, by_form)
        found.append(_name_form(desk, form, told, status, why))
    return tuple(sorted(found, key=lambda item: item.status != "canonical"))


def _name_form(desk: Desk, form: str, told: list[NameFinding], status: str, why: str) -> NameForm:
    languages = {desk.reports[finding.report].language for finding in told}
    cited: list[NameFinding] = []
    for finding in told:
        if sum(other.report == finding.report for other in cited) < EVIDENCE:
            cited.append(finding)
    return NameForm(
        form=form,
        language=next(iter(languages)) if len(languages) == 1 else None,
        status=status,  # type: ignore[arg-type]
        why=why,
        evidence=tuple(desk.reports[f.report].evidence(f.start, f.end) for f in cited),
    )


def _families(desk: Desk, told: Sequence[NameFinding]) -> set[str]:
    return {desk.family[finding.report] for finding in told}


def _clean_families(desk: Desk, told: Sequence[NameFinding]) -> set[str]:
    return {desk.family[finding.report] for finding in told if not mangled(desk, finding.report)}


def _support(desk: Desk, told: Sequence[NameFinding]) -> str:
    reports = sorted({desk.sigla[finding.report] for finding in told}, key=lambda s: (len(s), s))
    return f"the fullest form, told by {', '.join(reports)}"


def _canonical(desk: Desk, by_form: dict[str, list[NameFinding]], language: str) -> str:
    """The full form most families tell, clean reports first; descriptions only where there is nothing else."""
    person = any(finding.kind == "person" for told in by_form.values() for finding in told)
    if not person:
        return min(by_form, key=_body_rank(desk, by_form, language))
    rank = _person_rank(desk, by_form)
    first = min(by_form, key=rank)
    own = [form for form, told in by_form.items() if _tells(desk, told, language) and _respells(form, first)]
    return first if _tells(desk, by_form[first], language) else min(own, key=rank, default=first)


def _tells(desk: Desk, told: Sequence[NameFinding], language: str) -> bool:
    """Whether a clean report in a language tells one of the findings."""
    return any(desk.reports[one.report].language == language and not mangled(desk, one.report) for one in told)


_LATIN = frozenset("äöüßåæøœçñãõ")
"""Letters that are a name's own: who writes them is not rendering another script."""


def _respells(form: str, other: str) -> bool:
    """Whether two forms are one name as two languages write it out of another script: "Groudev" (fr), "Grudev" (en)."""
    one, two = words(form), words(other)
    if len(one) != len(two) or _LATIN & set(other.casefold()) or plain(form) == plain(other):
        return False
    return all(plain(a) == plain(b) or transliterated(a, b) for a, b in zip(one, two, strict=True))


Rank = Callable[[str], tuple[object, ...]]


def _person_rank(desk: Desk, by_form: dict[str, list[NameFinding]]) -> Rank:
    """Best supported in its weakest part; of equals the one that holds most of the others."""
    support = {plain(part): _part_families(desk, part, by_form) for form in by_form for part in words(form)}
    parts_of = {form: {plain(part) for part in words(form)} for form in by_form}

    def rank(form: str) -> tuple[object, ...]:
        told = by_form[form]
        named = not all(finding.description for finding in told)
        parts = parts_of[form]
        weakest = min((support[part] for part in parts), default=(0, 0))
        held = sum(other <= parts for other in parts_of.values())
        return (
            not named, not any(finding.given for finding in told), -weakest[0], -weakest[1], -held,
            -len(_clean_families(desk, told)), -len(_families(desk, told)), -len(told), desk.place(told[0]),
        )  # fmt: skip

    return rank


def _body_rank(desk: Desk, by_form: dict[str, list[NameFinding]], language: str) -> Rank:
    """Of a body's forms those in the page's language, the group most families tell, and of these the shortest."""
    groups: dict[tuple[str, ...], list[NameFinding]] = {}
    for form, told in by_form.items():
        groups.setdefault(stems(form), []).extend(told)

    def rank(form: str) -> tuple[object, ...]:
        told, group = by_form[form], groups[stems(form)]
        named = not all(_is_bare(finding) for finding in told)
        short = form.isupper() and len(form) <= 7 and told[0].kind == "organization"
        return (
            not named,
            _is_general(desk, told[0]),
            short,
            not _tells(desk, group, language),
            -len(_clean_families(desk, group)),
            -len(_families(desk, group)),
            len(form),
            desk.place(told[0]),
        )

    return rank


def _is_bare(finding: NameFinding) -> bool:
    """Whether a form tells no name; "the labour court in Lima" tells one."""
    by_town = finding.office_of and finding.office in table("names")["bodies"]["many"]
    return finding.office == "capital" or (finding.description and not by_town)


def _is_general(desk: Desk, finding: NameFinding) -> bool:
    """Whether a report's own words are those for any ministry or court."""
    told = desk.findings[finding.id]
    return isinstance(told, NameFinding) and told.office in table("names")["bodies"]["general"]


def _part_families(desk: Desk, part: str, by_form: dict[str, list[NameFinding]]) -> tuple[int, int]:
    told = _telling(by_form, part)
    return len(_clean_families(desk, told)), len(_families(desk, told))


def _status(desk: Desk, form: str, canonical: str, by_form: dict[str, list[NameFinding]]) -> tuple[str, str]:
    told = by_form[form]
    if all(finding.description for finding in told):
        return "description", "told by what it is, not by name"
    if told[0].kind != "person":
        why = "the capital for its state" if told[0].office == "capital" else f"stands for {canonical}"
        return "variant", why
    worst: tuple[str, str] = ("variant", f"part of {canonical}")
    for part in words(form):
        status, why = _part_status(desk, part, (form, canonical), by_form)
        if status != "variant":
            return status, why
        if why:
            worst = (status, why)
    return worst


def _part_status(
    desk: Desk, part: str, forms: tuple[str, str], by_form: dict[str, list[NameFinding]]
) -> tuple[str, str]:
    """One part of a form against the canonical name's parts: wrong only where better witnesses write it otherwise."""
    form, canonical = forms
    if len(plain(part)) < 2:
        return "variant", ""
    stands = {other: likeness(part, other) for other in words(canonical)}
    if any(found in ("equal", "romanised") for found in stands.values()):
        return "variant", ""
    if "inflected" in stands.values() and any(_inflects(desk, finding) for finding in by_form[form]):
        return "variant", "with the ending of a case"
    if any(found in ("nickname", "initial") for found in stands.values()):
        return "variant", f"short for or longer than a part of {canonical}"
    mine = _part_families(desk, part, by_form)
    if plain(part) in _longer_parts(desk, canonical, by_form):
        return "variant", f"part of a longer form of {canonical}"
    written = _written_elsewhere(desk, part, canonical, by_form)
    if written:
        return "variant", written
    slips = [other for other, found in stands.items() if found in ("slip", "inflected")]
    turned = [other for other, found in stands.items() if found == "translated"]
    respelt = [other for other, found in stands.items() if found == "respelt"]
    if respelt and mine[0]:
        return "variant", f"another usual spelling of {respelt[0]}"
    slips += respelt
    if not slips and not turned and not _replaced(form, canonical):
        return "variant", f"longer than {canonical}"
    theirs = max(
        (_part_families(desk, other, by_form) for other in (slips or turned or words(canonical))), default=(0, 0)
    )
    if theirs <= mine:
        return "variant", f"as many reports write {part}"
    if turned:
        if mine[0]:
            return "variant", f"{part} is {turned[0]} in another language"
        return "misspelling", f"{part} is {turned[0]} in another language; cleaner reports write {turned[0]}"
    if slips:
        return "misspelling", f"{part} for {slips[0]}, which more and cleaner reports write"
    return "confusion", f"{part} is no part of {canonical}, whom the office and the rest of the name mean"


def _written_elsewhere(desk: Desk, part: str, canonical: str, by_form: dict[str, list[NameFinding]]) -> str | None:
    """Why a part is what another language writes: its clean reports write it, none of them as the canonical name."""
    mine = _telling(by_form, part)
    clean = [finding for finding in mine if not mangled(desk, finding.report)]
    for other in words(canonical):
        languages = {desk.reports[finding.report].language for finding in _telling(by_form, other)}
        own = [finding for finding in clean if desk.reports[finding.report].language not in languages]
        alike = transliterated(part, other) or (likeness(part, other) == "slip" and len(_families(desk, own)) >= 2)
        if own and len(own) == len(clean) and alike:
            return f"how reports in another language write {other}"
    return None


def _telling(by_form: dict[str, list[NameFinding]], part: str) -> list[NameFinding]:
    """The findings of which a form has a part."""
    folded = plain(part)
    return [f for form, told in by_form.items() for f in told if folded in {plain(p) for p in words(form)}]


def _inflects(desk: Desk, finding: NameFinding) -> bool:
    """Whether the language of a report gives names an ending."""
    return bool(entries(desk.reports[finding.report].language, "names", "genitive"))


def _longer_parts(desk: Desk, canonical: str, by_form: dict[str, list[NameFinding]]) -> set[str]:
    """Parts of forms that hold the whole canonical name and more ("Lucía Paredes Vargas"), told by a clean report."""
    core = {plain(part) for part in words(canonical)}
    longer = [{plain(part) for part in words(form)} for form, told in by_form.items() if _clean_families(desk, told)]
    return {part for parts in longer if core < parts for part in parts}


def _replaced(form: str, canonical: str) -> bool:
    """Whether a form lacks a part of the canonical name: then another part of it may stand in its place."""
    kin = ("equal", "romanised", "respelt", "inflected", "nickname", "initial", "slip", "translated")
    return any(
        all(likeness(other, part) not in kin and not transliterated(other, part) for part in words(form))
        for other in words(canonical)
    )


def offices_of(desk: Desk, findings: Sequence[NameFinding]) -> tuple[Office, ...]:
    """The offices reports give an actor, each once with its first places."""
    by_title: dict[tuple[str, str | None, bool], list[NameFinding]] = {}
    told = {one.office for one in findings if one.office_words and _of_government(one.office)} - {"minister"}
    for finding in findings:
        if told and finding.office_words is None and _of_government(finding.office) and finding.office not in told:
            continue  # "his counterpart" holds as high an office, another report tells which
        if finding.office and finding.office != "counterpart" and finding.kind == "person":
            by_title.setdefault((finding.office, finding.iso or finding.office_of, finding.former), []).append(finding)
    return tuple(
        Office(
            title=_title(desk, told[0], title, of),
            of=of,
            held="former" if former else "current",
            evidence=tuple(
                desk.reports[f.report].evidence(min(f.start, f.context_start), max(f.end, f.context_end))
                for f in told[:3]
            ),
        )
        for (title, of, former), told in by_title.items()
    )


def _of_government(office: str | None) -> bool:
    return bool(table("offices").get(office or "", {}).get("government"))


def _title(desk: Desk, finding: NameFinding, office: str, of: str | None) -> str:
    language = desk.reports[finding.report].language
    words = finding.office_words
    return office_title(words, office, of, language) if words else title_of(office, language)
