"""The JSON Schema describes what is written, and a written record keeps to it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ferries import build

from dragoman.record.schema import DESCRIBED, EVERYWHERE, record_schema
from dragoman.record.storing import record_bytes

SCHEMA = record_schema()
NOUNS = SCHEMA["$defs"]
KINDS: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "number": (int, float), "integer": int, "boolean": bool,
    "null": type(None),
}  # fmt: skip


def faults(value: Any, schema: dict[str, Any], where: str = "$") -> list[str]:
    """As much of JSON Schema as the record's uses; no more is needed to see a key that isn't described."""
    if "$ref" in schema:
        return faults(value, NOUNS[schema["$ref"].rsplit("/", 1)[1]], where)
    if "anyOf" in schema:
        found = [faults(value, one, where) for one in schema["anyOf"]]
        return [] if any(not one for one in found) else [f"{where}: fits none: {found}"]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{where}: {value!r} not in {schema['enum']}"]
    if not isinstance(value, KINDS[schema["type"]]):
        return [f"{where}: {value!r} is no {schema['type']}"]
    if isinstance(value, dict):
        missing = [f"{where}: {key} missing" for key in schema["required"] if key not in value]
        strange = [f"{where}: {key} not described" for key in value if key not in schema["properties"]]
        below = [f for k, v in value.items() if k in schema["properties"]
                 for f in faults(v, schema["properties"][k], f"{where}.{k}")]  # fmt: skip
        return missing + strange + below
    if isinstance(value, list):
        return [f for i, v in enumerate(value) for f in faults(v, schema["items"], f"{where}[{i}]")]
    return []


def test_record_schema_describes_a_written_record() -> None:
    assert faults(json.loads(record_bytes(build())), SCHEMA) == []


@pytest.mark.parametrize("key", ["format", "story", "reports", "issues", "decisions"])
def test_record_schema_requires_every_key(key: str) -> None:
    written = json.loads(record_bytes(build()))
    del written[key]
    assert faults(written, SCHEMA) == [f"$: {key} missing"]


def test_record_schema_knows_its_dialect_and_leaves_texts_out() -> None:
    assert SCHEMA["$schema"].endswith("2020-12/schema")
    assert "texts" not in NOUNS["Record"]["properties"]


def test_record_schema_describes_every_noun() -> None:
    assert [name for name, noun in NOUNS.items() if not noun.get("description")] == []


def test_descriptions_name_keys_that_exist() -> None:
    keys = {f"{name}.{key}" for name, noun in NOUNS.items() for key in noun["properties"]}
    assert set(DESCRIBED) <= keys
    assert set(EVERYWHERE) <= {key.split(".")[1] for key in keys}
