"""A Record -> JSON, the dossier page, the terminal. Sees only `record`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from dragoman.record.errors import UnknownName
from dragoman.record.record import Record

OUTPUTS = {
    "dossier": "dragoman.outputs.dossier:dossier",
    "summary": "dragoman.outputs.summary:summary",
}
"""Every output by its name, as "module:function"; loaded when asked for."""


def output(name: str) -> Callable[[Record], str]:
    """The output of a name: a function from a Record to text. Raises UnknownName with the choices."""
    if name not in OUTPUTS:
        raise UnknownName(f"No output is called {name!r}. Known: {', '.join(OUTPUTS)}.")
    module, _, function = OUTPUTS[name].partition(":")
    found: Callable[[Record], str] = getattr(import_module(module), function)
    return found
