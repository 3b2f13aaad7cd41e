"""Values of untrusted JSON, read without ever failing on their type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-\d{1,2})?(?:T.{0,40})?$")


def as_text(value: Any) -> str:
    """Return a JSON value as words; containers, booleans and null give ``""``."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value) if isinstance(value, (int, float)) else ""


def as_mapping(value: Any) -> Mapping[str, Any]:
    """Return a JSON object, or an empty one in place of anything else."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """Return a JSON array; a lone value becomes a list of one, null an empty list."""
    if isinstance(value, list):
        return value
    return [] if value is None or value == "" or value == {} else [value]


def as_texts(value: Any) -> list[str]:
    """Return the words in an array of strings or of objects with a name."""
    texts = []
    for item in as_list(value):
        text = as_text(item) or next(
            (
                found
                for key in ("name", "text", "title", "description", "summary")
                if (found := as_text(as_mapping(item).get(key)))
            ),
            "",
        )
        if text:
            texts.append(text)
    return texts


def as_date(value: Any) -> str:
    """Return an ISO date as people write it: ``2013-12-01`` becomes ``Dec 2013``; other words stay."""
    text = as_text(value)
    match = _ISO_DATE.match(text)
    if match is None:
        return text
    month = int(match[2] or 0)
    return f"{_MONTHS[month - 1]} {match[1]}" if 1 <= month <= 12 else match[1]


def join_filled(separator: str, *parts: str) -> str:
    """Join the parts that are not empty."""
    return separator.join(part for part in parts if part)
