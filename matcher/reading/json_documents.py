"""JSON that holds a résumé (JSON Resume) or a posting (schema.org, Greenhouse, Lever), told apart by shape."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from matcher.exceptions import ReadingError
from matcher.reading.json_posting import find_job_posting, posting_lines
from matcher.reading.json_resume import is_json_resume, resume_lines
from matcher.reading.limits import ReadingLimits
from matcher.reading.lines import Content, lines_of

__all__ = ["find_job_posting", "posting_lines", "read_json"]

_BRACKETS = re.compile(r'[\[\]{}"]|\\.', re.DOTALL)
_LONG_NUMBER: Final = 400
_TEXT_KEYS: Final = ("text", "content", "body", "description", "resume", "posting")


def read_json(text: str, *, name: str, limits: ReadingLimits, role: str | None = None) -> Content:
    """Read JSON text.

    Raises
    ------
    ReadingError
        ``corrupt`` if it is not valid JSON, ``bomb`` if it is nested too deep, ``unsupported_type`` if it is JSON
        of another kind.
    """
    value = _load(text, name=name, limits=limits)
    posting = find_job_posting(value) if role != "resume" else None
    resume = value[0] if isinstance(value, list) and len(value) == 1 else value
    is_resume = isinstance(resume, dict) and is_json_resume(resume)
    if is_resume and (role == "resume" or posting is None):
        return Content(format="json_resume", lines=tuple(resume_lines(resume)), structured=resume)
    if posting is not None:
        lines = posting_lines(posting, name=name, limits=limits)
        return Content(
            format="json_ld" if "@type" in posting else "json", lines=tuple(lines), structured=posting
        )
    if isinstance(value, dict):
        texts = [value[key] for key in _TEXT_KEYS if isinstance(value.get(key), str) and len(value[key]) > 80]
        if texts:
            return Content(format="json", lines=lines_of("\n\n".join(texts)), structured=value)
    raise ReadingError(
        f"{name} is JSON, but neither a JSON Resume (with basics, work, education, skills) nor a JobPosting (with title and "
        "description). Give one of these, or the text itself.",
        status="unsupported_type",
        source=name,
    )


def _load(text: str, *, name: str, limits: ReadingLimits) -> Any:
    text = text.lstrip("\ufeff")
    depth = _depth(text)
    if depth > limits.max_json_depth:
        raise ReadingError(
            f"{name} nests its JSON {depth:,} deep, more than the {limits.max_json_depth} that are read. Flatten it.",
            status="bomb",
            source=name,
        )
    try:
        return json.loads(
            text, strict=False, parse_constant=lambda _: None, parse_int=_int, parse_float=_float
        )
    except json.JSONDecodeError as error:
        raise ReadingError(
            f"{name} is not valid JSON: {error.msg} in line {error.lineno}, column {error.colno}. Mend it there.",
            status="corrupt",
            source=name,
        ) from None


def _depth(text: str) -> int:
    depth = deepest = 0
    in_string = False
    for match in _BRACKETS.finditer(text):
        mark = match[0]
        if mark == '"':
            in_string = not in_string
        elif in_string or mark[0] == "\\":
            continue
        elif mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _int(digits: str) -> int | str:
    return int(digits) if len(digits) < _LONG_NUMBER else digits[:40]


def _float(digits: str) -> float | str:
    return float(digits) if len(digits) < _LONG_NUMBER else digits[:40]
