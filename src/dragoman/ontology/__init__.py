"""Kinds, roles, properties, offices: what words name, without any words. TOML tables beside this file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Table = dict[str, Any]


@cache
def table(name: str) -> dict[str, Table]:
    """ontology/<name>.toml: a table of tables by id, in the order of the file."""
    path = files("dragoman.ontology") / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
