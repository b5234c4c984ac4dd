"""What happened, day by day: the timeline. A thing that did not take place says so in a word."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from dragoman.ontology import table
from dragoman.outputs.heads import head_of_occurrence
from dragoman.outputs.page.setting import Differs, LineView, Link, Setting
from dragoman.outputs.page.telling import Told, told_by
from dragoman.outputs.time_words import day_of, edtf_words, time_words
from dragoman.outputs.value_words import place_words
from dragoman.record.comparing import as_interval
from dragoman.record.lines import Occurrence

INVITED_TO = ("visit", "meeting")
"""Groups of kinds that an invitation is to: told by its very words, they stand in its line."""


class OccurrenceView(Struct, frozen=True, kw_only=True):
    """One happening. `when`: what its time says beyond the day it stands under; `status` is empty where held.

    `head` is the page's own (`placed`: it names the place); `told` is a report's words. `who`: whom the head
    does not name. `also`: what it invites to, where the same words tell both.
    """

    line: LineView
    kind: str
    head: tuple[Link, ...]
    day: str | None
    time: str
    when: str
    place: str
    placed: bool
    length: str
    status: str
    told: Told
    who: tuple[Link, ...]
    part_of: Link | None
    replaces: Link | None
    dated_by: str
    differences: tuple[Differs, ...]
    also: tuple[OccurrenceView, ...] = ()


class DayView(Struct, frozen=True, kw_only=True):
    """A date heading and what stands under it; `published`: the letters of the reports of that day."""

    heading: str
    key: str
    id: str
    occurrences: tuple[OccurrenceView, ...]
    published: str


def occurrence_view(occurrence: Occurrence, setting: Setting) -> OccurrenceView:
    """What the page shows of one happening."""
    head = head_of_occurrence(occurrence, setting.actors, setting.language)
    line = setting.line_view(occurrence)
    actors = dict.fromkeys(role.actor for role in occurrence.roles if role.actor not in head.actors)
    links = {link.text: link for link in (setting.actor_link(actor) or Link(actor, "") for actor in actors)}
    named = {part.text for part in head.parts}
    return OccurrenceView(
        line=line,
        kind=table("kinds").get(occurrence.kind, {}).get("group", occurrence.kind),
        head=tuple(Link(part.text, f"#{part.actor}" if part.actor else "") for part in head.parts),
        day=day_of(occurrence.time),
        time=_time(occurrence, setting),
        when=_when(occurrence, setting),
        place=place_words(occurrence.place, setting.language) if occurrence.place and not head.placed else "",
        placed=head.placed,
        length=_length(occurrence, setting),
        status="" if occurrence.status == "held" else setting.words["status"][occurrence.status],
        told=told_by(occurrence, setting),
        who=tuple(link for link in links.values() if link.text not in named),
        part_of=setting.line_link(occurrence.part_of),
        replaces=setting.line_link(occurrence.replaces),
        dated_by=_dated_by(occurrence, setting),
        differences=setting.differences_about(occurrence.id),
    )


def with_invitations(views: list[OccurrenceView], setting: Setting) -> tuple[list[OccurrenceView], dict[str, str]]:
    """(the views, invitations with what they invite to; by line that stands in an invitation, that invitation)."""
    told = {view.line.id: frozenset(setting.lines[view.line.id][1].evidence) for view in views}
    invitations = {told[view.line.id]: view.line.id for view in views if view.kind == "invitation"}
    inside = {
        view.line.id: invitations[told[view.line.id]]
        for view in views
        if view.kind in INVITED_TO and told[view.line.id] in invitations
    }
    return [
        _inviting(view, tuple(one for one in views if inside.get(one.line.id) == view.line.id)) for view in views
    ], inside


def days(views: list[OccurrenceView], setting: Setting) -> tuple[DayView, ...]:
    """The happenings under their date headings, in the record's order, and the days reports were published on."""
    groups: dict[str, list[OccurrenceView]] = {}
    for day, group in groupby(views, key=lambda view: view.day or ""):
        groups.setdefault(day, []).extend(group)
    dated: dict[str, list[str]] = {}
    for report in setting.record.reports:
        if report.published and as_interval(report.published.edtf):
            dated.setdefault(report.published.edtf.split("T")[0], []).append(report.id)
    known = [*(day for day in groups if day), *(day for day in dated if day not in groups)] if groups else []
    # Stable: the record's order stays, and a day on which reports came out stands before the first later one.
    known.sort(key=lambda day: as_interval(day) or (date.max, date.max))
    return tuple(
        _day(day, groups.get(day, []), published=dated.get(day, []), setting=setting)
        for day in [*known, *([""] if "" in groups else [])]
    )


def _day(day: str, views: list[OccurrenceView], *, published: list[str], setting: Setting) -> DayView:
    return DayView(
        heading=edtf_words(day, setting.words) if day else str(setting.words["no_date"]),
        key=day,
        id=f"day-{day or 'unknown'}",
        occurrences=tuple(views),
        published=setting.sigla(tuple(published)),
    )


def _inviting(view: OccurrenceView, also: tuple[OccurrenceView, ...]) -> OccurrenceView:
    """An invitation with what it invites to, whose place it need not repeat."""
    return replace(view, also=also, place="" if any(one.placed for one in also) else view.place)


def _time(occurrence: Occurrence, setting: Setting) -> str:
    """The whole time; empty where none is known."""
    time = occurrence.time
    return time_words(time, setting.words) if time and (time.edtf or time.part_of_day) else ""


def _when(occurrence: Occurrence, setting: Setting) -> str:
    """What the time says beyond the day in the heading: a part of day, a clock time, or a whole interval."""
    day, told = day_of(occurrence.time), _time(occurrence, setting)
    heading = edtf_words(day, setting.words) if day else ""
    return "" if told == heading else told.removeprefix(f"{heading}, ")


def _length(occurrence: Occurrence, setting: Setting) -> str:
    """How long it took, if a fact tells; every reading where they contradict each other."""
    fact = setting.fact_about(occurrence.id, "duration")
    if fact is None:
        return ""
    if fact.standing != "contested":
        return setting.say(fact.value)
    return " / ".join(dict.fromkeys(setting.say(account.value) for account in fact.accounts))


def _dated_by(occurrence: Occurrence, setting: Setting) -> str:
    """The letters of the reports a date was worked out from; none where a report that tells it is dated by itself."""
    if occurrence.time is None:
        return ""
    spans = setting.spans_behind(occurrence.time.from_)
    reports = [one for one in occurrence.time.from_ if one in setting.citing.reports]
    found = dict.fromkeys(reports + [span.report for span in spans])
    return "" if {span.report for span in occurrence.evidence} & set(found) else setting.sigla(tuple(found))
