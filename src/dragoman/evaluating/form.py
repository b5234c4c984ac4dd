"""The form: a sample in one page without network that keeps verdicts in the browser and gives them as JSON lines."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files

import msgspec

from dragoman.evaluating.sampling import Item
from dragoman.evaluating.stating import passages, stated
from dragoman.evaluating.verdicts import JUDGEMENTS, Verdict, judged, verdict_on


def form(items: Sequence[Item], verdicts: dict[tuple[str, str, str], Verdict]) -> str:
    """The page; verdicts given before are set, so that judging goes on where it stopped."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    style, script = _beside("form.css"), _beside("form.js")
    rendered = environment.from_string(_beside("form.html.jinja")).render(
        items=[_view(item, verdicts) for item in items],
        judgements=JUDGEMENTS,
        style=Markup(style),
        script=Markup(script),
        allowed=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'",
    )
    return rendered.strip() + "\n"


def _view(item: Item, verdicts: dict[tuple[str, str, str], Verdict]) -> dict[str, object]:
    claims = stated(item)
    before = judged(item, verdicts, stated=claims)
    blank = verdict_on(item, "unsure", stated=claims)
    return {
        "item": item,
        "claims": claims.split("\n"),
        "passages": passages(item),
        "before": before.verdict if before else "",
        "note": before.note if before else "",
        "blank": msgspec.json.encode(blank).decode(),
    }


def _beside(name: str) -> str:
    return (files("dragoman.evaluating") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
