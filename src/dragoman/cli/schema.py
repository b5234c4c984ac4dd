"""`dragoman schema`: what record.json looks like."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of record.json.

    \b
    Example: dragoman schema > record.schema.json
    """
    import json

    from dragoman.record.schema import record_schema

    typer.echo(json.dumps(record_schema(), ensure_ascii=False, indent=2))
