"""The words a line is shown by: of its sentences one in the page's language where it can be had."""

from __future__ import annotations

from msgspec import Struct

from dragoman.outputs.citing import Citation
from dragoman.outputs.page.setting import Setting
from dragoman.outputs.page_words import language_name
from dragoman.record.evidence import Evidence
from dragoman.record.lines import Fact, LedgerLine, Line, Occurrence

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


def told_by(line: Occurrence | LedgerLine, setting: Setting) -> Told:
    """The label's words; where they aren't in the page's language the shortest that are and name the most parties.

    A ledger line's label says before its words what stands and whose it is.
    """
    words = line.label if isinstance(line, Occurrence) else line.label.partition(": ")[2]
    spans = _telling(line)
    bare = words.removeprefix(f"{ELLIPSIS} ")
    label = next((span for span in spans if _same(span.text, bare)), None) or next(
        (span for span in spans if bare and _trimmed(bare) in _sentences(span, setting)), None
    )
    chosen = label
    if label is None or _language(label, setting) != setting.language:
        chosen = min(
            (span for span in spans if _readable(span, setting)),
            key=lambda span: (
                -_named(span, line, setting=setting),
                not span.text[:1].isupper(),
                len(span.text),
                setting.citing.place[span.report],
                span.start,
            ),
            default=label,
        )
    if label and chosen and not chosen.text[:1].isupper() and not _named(chosen, line, setting=setting):
        # "had set aside three hours for the meeting" tells nobody who met; the label names them in its own language.
        chosen = label if _named(label, line, setting=setting) else chosen
    if chosen is None:
        lang, way = setting.language_of(words, spans)
        named = language_name(lang, setting.words) if lang else ""
        return Told(text=words, lang=lang, dir=way, language=named, cites=())
    return _told(chosen, words if chosen is label else chosen.text, setting=setting)


def told_of(fact: Fact, setting: Setting) -> Told | None:
    """The words of a report that give a fact's value, where they say more than the value does."""
    accounts = [account for account in fact.accounts if account.value == fact.value] or fact.accounts
    spans = [span for account in accounts for span in account.evidence if len(span.text.split()) >= FEWEST]
    spans = [span for span in spans if _readable(span, setting)]
    chosen = min(spans, key=lambda span: (len(span.text), setting.citing.place[span.report]), default=None)
    return _told(chosen, chosen.text, setting=setting) if chosen else None


def _telling(line: Line) -> tuple[Evidence, ...]:
    """What tells a line as it stands now: of a ledger line its last step."""
    if isinstance(line, LedgerLine) and line.history and line.history[-1].evidence:
        return line.history[-1].evidence
    return line.spans()


def _told(chosen: Evidence, text: str, *, setting: Setting) -> Told:
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


def _named(span: Evidence, line: Occurrence | LedgerLine, *, setting: Setting) -> int:
    """How many of those who take part the words name."""
    found = line.parties if isinstance(line, LedgerLine) else (role.actor for role in line.roles)
    parties = {actor for actor in found if actor in setting.actors}
    return sum(any(form.form in span.text for form in setting.actors[one].names) for one in parties)


def _same(text: str, label: str) -> bool:
    bare = _trimmed(label)
    return bool(bare) and _trimmed(text).startswith(bare)


def _sentences(span: Evidence, setting: Setting) -> str:
    """The sentences a span stands in: a label may be the whole of one."""
    text = setting.citing.texts.get(span.report, "")
    found = (setting.citing.reports[span.report].sentences[index] for index in setting.citing.sentences_of(span))
    return " ".join(" ".join(text[one.start : one.end].split()) for one in found)


def _trimmed(words: str) -> str:
    return " ".join(words.split()).strip(f" .{ELLIPSIS}")


def _opened(text: str, span: Evidence, *, setting: Setting) -> str:
    """The words with a mark before them where they begin inside a sentence."""
    sentences = setting.citing.sentences_of(span)
    if not sentences or setting.citing.reports[span.report].sentences[sentences[0]].start == span.start:
        return text
    return text if text[:1].isupper() or text.startswith(ELLIPSIS) else f"{ELLIPSIS} {text}"


def _language(span: Evidence, setting: Setting) -> str | None:
    report = setting.citing.reports.get(span.report)
    return report.language if report else None
