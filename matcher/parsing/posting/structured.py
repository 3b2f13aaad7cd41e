"""Fields of a schema.org ``JobPosting``: where they are given they win over what the text says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from matcher.types import Posting, Salary, Workplace

_UNITS: Final = {"HOUR": "hour", "DAY": "day", "WEEK": "week", "MONTH": "month", "YEAR": "year"}
_EMPLOYMENT: Final = {
    "FULL_TIME": "full-time", "PART_TIME": "part-time", "CONTRACTOR": "contract", "TEMPORARY": "temporary",
    "INTERN": "internship", "VOLUNTEER": "volunteer", "PER_DIEM": "part-time",
}  # fmt: skip


def apply_structured(posting: Posting, data: Mapping[str, Any] | None) -> Posting:
    """Put the values of a ``JobPosting`` object in the place of those read from the text.

    Parameters
    ----------
    posting : Posting
    data : Mapping or None
        ``document.structured``.

    Returns
    -------
    Posting
    """
    if not data or ("JobPosting" not in str(data.get("@type", "")) and "title" not in data):
        return posting
    workplace: Workplace | None = (
        "remote" if "TELECOMMUTE" in str(data.get("jobLocationType", "")).upper() else None
    )
    return replace(
        posting,
        title=_text(data.get("title")) or _text(data.get("name")) or posting.title,
        company=_name(data.get("hiringOrganization")) or posting.company,
        locations=_places(data.get("jobLocation")) or posting.locations,
        workplace=workplace or posting.workplace,
        salary=_salary(data.get("baseSalary")) or posting.salary,
        employment_type=_employment(data.get("employmentType")) or posting.employment_type,
    )


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        cleaned = re.sub(r"\s+", " ", re.sub(r"<[^<>]{0,200}>", " ", value)).strip()
        return cleaned or None
    return None


def _name(value: Any) -> str | None:
    if isinstance(value, Mapping):
        return _text(value.get("name")) or _text(value.get("legalName"))
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return _name(value[0])
    return _text(value)


def _places(value: Any) -> tuple[str, ...]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(dict.fromkeys(place for item in value[:20] for place in _places(item)))
    if isinstance(value, Mapping):
        address = value.get("address", value)
        if isinstance(address, Mapping):
            parts = [
                _text(address.get("addressLocality")),
                _text(address.get("addressRegion")) or _name(address.get("addressCountry")),
            ]
            place = ", ".join(dict.fromkeys(p for p in parts if p))
            return (place,) if place else ()
        return _places(address)
    text = _text(value)
    return (text,) if text else ()


def _employment(value: Any) -> str | None:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _employment(value[0]) if value else None
    text = _text(value)
    if text is None:
        return None
    return _EMPLOYMENT.get(text.upper().replace("-", "_").replace(" ", "_"), text.lower())


def _salary(value: Any) -> Salary | None:
    if not isinstance(value, Mapping):
        return None
    amount = value.get("value", value)
    currency = _text(value.get("currency"))
    if not isinstance(amount, Mapping):
        number = _number(amount)
        return Salary(min=number, max=number, currency=currency, period=None) if number is not None else None
    low = (
        _number(amount.get("minValue"))
        if amount.get("minValue") is not None
        else _number(amount.get("value"))
    )
    high = _number(amount.get("maxValue")) if amount.get("maxValue") is not None else low
    if low is None and high is None:
        return None
    unit = _text(amount.get("unitText")) or _text(value.get("unitText")) or ""
    return Salary(
        min=low, max=high, currency=currency or _text(amount.get("currency")), period=_UNITS.get(unit.upper())
    )


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str):
        plain = value.replace(",", "").strip(" $€£")
        return float(plain) if re.fullmatch(r"\d{1,12}(?:\.\d{1,4})?", plain) else None
    return None
