"""The JSON Schema of reports and results; made from the dataclasses, so that the two cannot drift apart."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any, Final

SCHEMA_FILE: Final = "report.schema.json"
SCHEMA_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
# Fields that `to_dict` leaves out: raw input of the user's own.
_LEFT_OUT: Final = {"Document": ("structured",)}
_SHARE: Final = {"type": "number", "minimum": 0, "maximum": 1}
_DERIVED: Final[Mapping[str, Any]] = {
    "band": {"enum": ["unrelated", "weak", "partial", "good", "excellent"]},
    "good_fit_share": _SHARE,
    "what_if": {
        "type": "array",
        "description": "The fit score as it would be with one more requirement met, most points first.",
        "items": {
            "type": "object",
            "properties": {
                "id": {"type": "string"},
                "verdict": {"const": "met"},
                "fit_score": {"type": "number", "minimum": 0, "maximum": 100},
                "gain": {"type": "number"},
            },
            "required": ["id", "verdict", "fit_score", "gain"],
            "additionalProperties": False,
        },
    },
}
_LIMITS: Final[Mapping[tuple[str, str], Mapping[str, Any]]] = {
    ("MatchReport", "fit_score"): {"minimum": 0, "maximum": 100},
    ("RequirementReport", "strength"): {"minimum": 0, "maximum": 1},
    ("RequirementReport", "effective_strength"): {"minimum": 0, "maximum": 1},
    ("RequirementReport", "points"): {"minimum": 0},
    ("RequirementReport", "max_points"): {"minimum": 0},
    ("Evidence", "score"): {"minimum": 0, "maximum": 1},
}


def report_schema() -> dict[str, Any]:
    """Return the published JSON Schema of ``MatchReport.to_dict``.

    Returns
    -------
    dict
        Draft 2020-12; ``#/$defs/MatchResults`` describes ``MatchResults.to_dict``.

    Examples
    --------
    >>> report_schema()["title"]
    'MatchReport'
    """
    schema: dict[str, Any] = json.loads(
        (files("matcher.presentation") / SCHEMA_FILE).read_text(encoding="utf-8")
    )
    return schema


def results_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``MatchResults.to_dict``."""
    schema = report_schema()
    return {"$schema": SCHEMA_DIALECT, "$ref": "#/$defs/MatchResults", "$defs": schema["$defs"]}


def build_schema() -> dict[str, Any]:
    """Make the schema from the dataclasses; ``python -m matcher.presentation.schema`` writes it to its file.

    Returns
    -------
    dict
    """
    from matcher.results import SCHEMA_VERSION, InputFailure, MatchReport

    definitions: dict[str, Any] = {}
    _define(MatchReport, definitions)
    _define(InputFailure, definitions)
    version = {"const": SCHEMA_VERSION}
    report = definitions["MatchReport"]
    report["properties"] = {"schema_version": version, **_DERIVED, **report["properties"]}
    report["required"] = ["schema_version", *_DERIVED, *report["required"]]
    definitions["MatchResults"] = {
        "type": "object",
        "description": "Reports, best first, and the inputs that could not be used.",
        "properties": {
            "schema_version": version,
            "reports": {"type": "array", "items": {"$ref": "#/$defs/MatchReport"}},
            "failures": {"type": "array", "items": {"$ref": "#/$defs/InputFailure"}},
        },
        "required": ["schema_version", "reports", "failures"],
        "additionalProperties": False,
    }
    return {
        "$schema": SCHEMA_DIALECT,
        "title": "MatchReport",
        "$ref": "#/$defs/MatchReport",
        "$defs": dict(sorted(definitions.items())),
    }


def _define(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = typing.get_type_hints(cls)
        kept = [f.name for f in dataclasses.fields(cls) if f.name not in _LEFT_OUT.get(name, ())]
        definitions[name].update(
            {
                "type": "object",
                "description": (cls.__doc__ or "").strip().splitlines()[0],
                "properties": {
                    f: {**_describe(hints[f], definitions), **_LIMITS.get((name, f), {})} for f in kept
                },
                "required": kept,
                "additionalProperties": False,
            }
        )
    return {"$ref": f"#/$defs/{name}"}


def _describe(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _define(kind, definitions)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_describe(a, definitions) for a in arguments]}
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return {"type": "array", "items": _describe(arguments[0], definitions)}
    if origin is tuple:
        return {
            "type": "array",
            "prefixItems": [_describe(a, definitions) for a in arguments],
            "minItems": len(arguments),
            "maxItems": len(arguments),
        }
    simple: dict[Any, dict[str, Any]] = {
        str: {"type": "string"},
        bool: {"type": "boolean"},
        int: {"type": "integer"},
        float: {"type": "number"},
        type(None): {"type": "null"},
        date: {"type": "string", "format": "date"},
    }
    return dict(simple[kind])


def main() -> None:
    """Write the schema beside this module."""
    from pathlib import Path

    text = json.dumps(build_schema(), indent=1, ensure_ascii=False) + "\n"
    Path(__file__).with_name(SCHEMA_FILE).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
