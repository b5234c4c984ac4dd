"""Dragoman reads several news reports of the same events into one record in which every line cites its sentence.

from dragoman import read_reports, compile_record
record = compile_record(read_reports(["reports/"]))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.pipeline import compile_record, read_reports
    from dragoman.record.record import Record

__version__ = "0.1.0"
__all__ = ["Record", "__version__", "compile_record", "read_reports"]

_HOME = {"compile_record": "dragoman.pipeline", "read_reports": "dragoman.pipeline", "Record": "dragoman.record.record"}


def __getattr__(name: str) -> Any:
    # Loaded when asked for: `dragoman --help` must not wait for the encoder.
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
