"""Facts with their accounts: the value in words, by whom it is told, how far it is agreed."""

from __future__ import annotations

from msgspec import Struct

from dragoman.outputs.citing import Citation
from dragoman.outputs.page.setting import Differs, LineView, Link, Setting, head_of
from dragoman.outputs.page.telling import Told, told_of
from dragoman.outputs.page_words import counted
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Account, Fact, Voice

SOLE_SHOWN = 6
"""How many facts that only one source tells stand unfolded: the heaviest."""


class AccountView(Struct, frozen=True, kw_only=True):
    """What one or more reports say of a fact in the same value and voice."""

    value: str
    by: Link | str
    words: str
    lang: str | None
    dir: str
    cites: tuple[Citation, ...]


class FactReading(Struct, frozen=True):
    """A value with the letters of the reports that give it."""

    value: str
    sigla: str


class FactView(Struct, frozen=True, kw_only=True):
    """A fact with its accounts; `readings`: each value once, where the reports contradict each other."""

    line: LineView
    head: str
    value: str
    standing: str
    standing_words: str
    accounts: tuple[AccountView, ...]
    voices: tuple[str, ...]
    status: str
    told: Told | None
    readings: tuple[FactReading, ...]
    about: Link | None
    differences: tuple[Differs, ...]


def fact_view(fact: Fact, setting: Setting) -> FactView:
    """What the page shows of one fact."""
    return FactView(
        line=setting.line_view(fact),
        head=setting.headed(head_of(fact.label, fact.accounts), fact.property, (fact.about,)),
        value=setting.say(setting.best(fact), fact.property),
        standing=fact.standing,
        standing_words=counted(setting.words["standing"][standing_of(fact)], fact.independent),
        accounts=_accounts(fact, setting),
        voices=tuple(_voice(voice, fact, setting=setting) for voice in fact.voices if len(_told_in(voice, fact)) > 1),
        status=setting.fell_through((fact.about,), fact.property),
        told=told_of(fact, setting) if fact.standing != "contested" else None,
        readings=_readings(fact, setting) if fact.standing == "contested" else (),
        about=setting.line_link(fact.about),
        differences=setting.differences_about(fact.id),
    )


def fold_facts(views: list[FactView], first: tuple[str, ...]) -> tuple[list[FactView], list[FactView]]:
    """(facts to show, facts to fold away): what one source tells and what weighs little is folded."""
    sole = [view for view in views if view.standing == "sole"]
    heaviest = sorted(sole, key=lambda view: (view.line.id not in first, -view.line.weight, view.line.id))
    folded = {view.line.id for view in heaviest[SOLE_SHOWN:] if view.line.id not in first}
    return ([view for view in views if view.line.id not in folded], [view for view in views if view.line.id in folded])


def _readings(fact: Fact, setting: Setting) -> tuple[FactReading, ...]:
    groups: dict[str, list[str]] = {}
    for account in fact.accounts:
        groups.setdefault(setting.say(account.value, fact.property), []).append(account.report)
    return tuple(FactReading(value, setting.sigla(tuple(dict.fromkeys(told)))) for value, told in groups.items())


def _accounts(fact: Fact, setting: Setting) -> tuple[AccountView, ...]:
    groups: dict[tuple[str, str | None], list[Account]] = {}
    for account in fact.accounts:
        groups.setdefault((setting.say(account.value, fact.property), account.by), []).append(account)
    return tuple(_account(value, by, told=accounts, setting=setting) for (value, by), accounts in groups.items())


def _account(value: str, by: str | None, *, told: list[Account], setting: Setting) -> AccountView:
    spans = [span for account in told for span in account.evidence]
    spans = [span for span in spans if span.report in setting.citing.reports]
    clearest = min(spans, key=lambda span: _clarity(span, setting), default=None)
    report = setting.citing.reports[clearest.report] if clearest else None
    return AccountView(
        value=value,
        by=setting.actor_link(by) or setting.name(by),
        words=clearest.text if clearest and clearest.text.casefold() not in value.casefold() else "",
        lang=report.language if report else None,
        dir=setting.citing.direction(report.id) if report else "",
        cites=setting.citing.cites(spans) or setting.report_cites(tuple(account.report for account in told)),
    )


def _voice(voice: Voice, fact: Fact, *, setting: Setting) -> str:
    """Which reports pass on one voice, whose, and why it is taken for one; each said once."""
    if voice.body and setting.name(voice.body) in voice.why:
        return f"{setting.words['caution']['one_voice']}: {voice.why}"
    told = setting.words["one_voice"].format(sigla=setting.sigla(_told_in(voice, fact)))
    return f"{told} ({setting.name(voice.body)}): {voice.why}" if voice.body else f"{told}: {voice.why}"


def _told_in(voice: Voice, fact: Fact) -> tuple[str, ...]:
    """The reports a voice is heard in."""
    return tuple(dict.fromkeys(fact.accounts[index].report for index in voice.accounts if index < len(fact.accounts)))


def _clarity(span: Evidence, setting: Setting) -> tuple[bool, int, int, int]:
    """Words in the language of the page first, then the shortest."""
    report = setting.citing.reports[span.report]
    return report.language != setting.language, len(span.text), setting.citing.place[span.report], span.start


def standing_of(fact: Fact) -> str:
    """How a fact stands; "postponed" and "cancelled" are no more and less precise words, but other ones."""
    return "reworded" if fact.property == "status" and fact.standing == "refined" else fact.standing
