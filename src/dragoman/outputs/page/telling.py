"""The words a happening is shown by: of its sentences one in the page's language where it can be had."""

from __future__ import annotations

from msgspec import Struct

from dragoman.outputs.citing import Citation
from dragoman.outputs.page.setting import Setting
from dragoman.outputs.page_words import language_name
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Occurrence

FEWEST, LONGEST = 5, 240
"""Words, and code points, of a telling worth showing."""
ELLIPSIS = "…"


class Told(Struct, frozen=True, kw_only=True):
    """A report's words for a line, and where they stand; no `language` where they are the page's own."""

    text: str
    lang: str | None
    dir: str
    language: str
    cites: tuple[Citation, ...]


def told_by(occurrence: Occurrence, setting: Setting) -> Told:
    """The label's words; where they aren't in the page's language the shortest that are and name the most parties."""
    label = next((span for span in occurrence.evidence if _same(span.text, occurrence.label)), None)
    chosen = label
    if label is None or _language(label, setting) != setting.language:
        chosen = min(
            (span for span in occurrence.evidence if _readable(span, setting)),
            key=lambda span: (
                -_named(span, occurrence, setting=setting),
                len(span.text),
                setting.citing.place[span.report],
                span.start,
            ),
            default=label,
        )
    if chosen is None:
        lang, way = setting.language_of(occurrence.label, occurrence.evidence)
        named = language_name(lang, setting.words) if lang else ""
        return Told(text=occurrence.label, lang=lang, dir=way, language=named, cites=())
    text = occurrence.label if chosen is label else chosen.text
    lang = _language(chosen, setting)
    return Told(
        text=_opened(" ".join(text.split()), chosen, setting=setting),
        lang=lang,
        dir=setting.citing.direction(chosen.report),
        language=language_name(lang, setting.words),
        cites=(setting.citing.cite(chosen),),
    )


def _readable(span: Evidence, setting: Setting) -> bool:
    """In the page's language, not from a machine, in a healthy sentence, neither too short to tell nor too long."""
    if (
        span.report in setting.machine_made
        or _language(span, setting) != setting.language
        or len(span.text.split()) < FEWEST
        or len(span.text) > LONGEST
    ):
        return False
    sentences = setting.citing.reports[span.report].sentences
    return all(not sentences[index].health for index in setting.citing.sentences_of(span))


def _named(span: Evidence, occurrence: Occurrence, *, setting: Setting) -> int:
    """How many of those who take part the words name."""
    parties = {role.actor for role in occurrence.roles if role.actor in setting.actors}
    return sum(any(form.form in span.text for form in setting.actors[one].names) for one in parties)


def _same(text: str, label: str) -> bool:
    bare = " ".join(label.split()).rstrip(ELLIPSIS).strip()
    return bool(bare) and " ".join(text.split()).startswith(bare)


def _opened(text: str, span: Evidence, *, setting: Setting) -> str:
    """The words with a mark before them where they begin inside a sentence."""
    sentences = setting.citing.sentences_of(span)
    if not sentences or setting.citing.reports[span.report].sentences[sentences[0]].start == span.start:
        return text
    return text if text[:1].isupper() else f"{ELLIPSIS} {text}"


def _language(span: Evidence, setting: Setting) -> str | None:
    report = setting.citing.reports.get(span.report)
    return report.language if report else None
