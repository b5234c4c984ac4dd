"""Who is who: actors with their offices and the forms of their names, the wrong ones flagged with the reason."""

from __future__ import annotations

from msgspec import Struct

from dragoman.outputs.citing import Citation
from dragoman.outputs.page.setting import LineView, Setting
from dragoman.outputs.page_words import language_name
from dragoman.outputs.value_words import state_name
from dragoman.record.lines import Actor, NameForm, Office

WRONG = frozenset({"misspelling", "confusion"})


class NameView(Struct, frozen=True, kw_only=True):
    """One form of a name."""

    form: str
    lang: str | None
    language: str
    status: str
    wrong: bool
    why: str
    cites: tuple[Citation, ...]


class ActorView(Struct, frozen=True, kw_only=True):
    """An actor, called as the page's language does. `plain`: in one form, without an office: little to see."""

    line: LineView
    name: str
    kind: str
    offices: tuple[tuple[str, tuple[Citation, ...]], ...]
    names: tuple[NameView, ...]
    plain: bool


def actor_view(actor: Actor, setting: Setting) -> ActorView:
    """What the page shows of one actor."""
    names = tuple(_name(form, setting) for form in actor.names)
    return ActorView(
        line=setting.line_view(actor),
        name=setting.name(actor.id),
        kind=setting.words["actor"][actor.kind],
        offices=tuple(_office(office, setting) for office in actor.offices),
        names=names,
        plain=len(names) < 2 and not actor.offices and not any(name.wrong for name in names),
    )


def _name(form: NameForm, setting: Setting) -> NameView:
    return NameView(
        form=form.form,
        lang=form.language,
        language=language_name(form.language, setting.words) if form.language else "",
        status=setting.words["name_status"][form.status],
        wrong=form.status in WRONG,
        why=form.why,
        cites=setting.citing.cites(form.evidence),
    )


def _office(office: Office, setting: Setting) -> tuple[str, tuple[Citation, ...]]:
    of = f" ({state_name(setting.name(office.of), setting.language)})" if office.of else ""
    held = f", {setting.words['former']}" if office.held == "former" else ""
    return office.title.replace("_", " ") + of + held, setting.citing.cites(office.evidence)
