"""The pay range that a posting states."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from matcher.types import Salary

_CURRENCY: Final = {
    "$": "USD", "us$": "USD", "usd": "USD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "cdn$": "CAD", "a$": "AUD", "au$": "AUD", "aud": "AUD", "nz$": "NZD", "nzd": "NZD", "s$": "SGD", "sgd": "SGD", "hk$": "HKD", "hkd": "HKD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "£": "GBP", "gbp": "GBP", "chf": "CHF", "¥": "JPY", "jpy": "JPY", "₹": "INR", "inr": "INR", "rs": "INR", "pln": "PLN", "zł": "PLN", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "kes": "KES", "zar": "ZAR", "r$": "BRL", "brl": "BRL", "mxn": "MXN",
}  # fmt: skip
_SIGN: Final = r"(?:US\$|C\$|CA\$|CDN\$|A\$|AU\$|NZ\$|S\$|HK\$|R\$|\$|€|£|¥|₹|(?:USD|CAD|AUD|EUR|GBP|CHF|PLN|SEK|NOK|DKK|INR|SGD|NZD|HKD|JPY|KES|ZAR|MXN|BRL)\b)"
_AMOUNT: Final = r"\d{1,3}(?:[.,\s  ]\d{3})+(?:[.,]\d{2})?(?!\d)|\d{1,7}(?:[.,]\d{1,2})?(?!\d)"
_RANGE: Final = re.compile(
    rf"(?P<sign>{_SIGN})?\s?(?P<low>{_AMOUNT})\s?(?P<lowk>[kK])?(?![%\w])\s?(?P<sign1>{_SIGN})?(?:\s?(?:/|per |an |a )(?:hour|hr|year|annum|yr))?\s*(?:-|–|—|~|to\b|and\b|et\b|und\b|bis\b|à\b|up to\b|through\b|(?=[$£€]))\s*(?P<sign2>{_SIGN})?\s?(?P<high>{_AMOUNT})\s?(?P<highk>[kK])?(?![%\w])\s?(?P<sign3>{_SIGN}|k\s?€|zł)?",
)
_SINGLE: Final = re.compile(
    rf"(?P<sign>{_SIGN})\s?(?P<low>{_AMOUNT})\s?(?P<lowk>[kK])?(?![\w%])|(?P<low2>{_AMOUNT})\s?(?P<lowk2>[kK])?\s?(?P<sign2>€|£|zł|EUR\b|CHF\b|PLN\b|USD\b|GBP\b)"
)
_K_EURO: Final = re.compile(
    r"(?P<low>\d{2,3})\s?(?:-|–|to)\s?(?P<high>\d{2,3})\s?[kK]\s?(?P<sign>€|£|\$|EUR|USD|GBP|CHF)"
)
_PERIODS: Final = (
    ("hour", re.compile(r"(?i)\b(?:per|an|/|each)?\s?(?:hour|hourly|hr|std|stunde|heure|hora)\b|/\s?h\b|p\.?h\.?\b")),
    ("day", re.compile(r"(?i)\b(?:per|a|/)\s?day\b|\bdaily rate\b|/\s?day|per diem rate")),
    ("week", re.compile(r"(?i)\b(?:per|a)\s(?:week)\b|/\s?w(?:ee)?k\b|\bweekly\b")),
    ("month", re.compile(r"(?i)\b(?:per|a)\smonth\b|/\s?month|\bmonthly\b|/\s?mo\b|\bmonat\w*|\bmois\b|\bmensual")),
    ("year", re.compile(r"(?i)\b(?:per|a)\s(?:year|annum)\b|\bannual\w*|\byearly\b|/\s?y(?:ea)?r\b|\bp\.?a\.?\b|\bper annum|\bjahr\w*|\bjährlich|\bbrut(?:to)?\b|\bgross\b")),
)  # fmt: skip
_PAY: Final = re.compile(
    r"(?i)\b(?:salar\w+|pay\b|pays|paid|compensation|wage|remuneration|base|rate|range|earn\w*|ote|gehalt|salaire|rémunération|salario|stipend|hourly|annual\w*|band|scale|hiring range)\b"
)
_NOT_PAY: Final = re.compile(
    r"(?i)\bper (?:year|month) (?:paid by|to |for |towards?)|\b(?:million|billion|bn\b|funding|raised|revenue|arr\b|budget|assets|sign-?on|bonus|reimburs\w*|tuition|stipend|allowance|401|match|grant|donat\w*|referral|up to \$?\d[\d,]* (?:a year )?(?:for|toward|in)|premium|differential|training budget|learning|relocation|contract value|portfolio|discount|allowance|invest\w+|gift|voucher|sen allowance|per diem)\b|\s?(?:m|bn|mm)\b"
)
_FROM_TO: Final = re.compile(
    r"(?im)^[^\w\n]{0,20}salary (?:range )?from:?\s*[$£€]?\s?(?P<low>[\d.,]+)\s*$(?:\n.{0,80}){0,2}?\n[^\w\n]{0,20}salary (?:range )?to:?\s*[$£€]?\s?(?P<high>[\d.,]+)"
)


_MOST_TEXT: Final = 40_000
_MOST_MATCHES: Final = 200


def find_salary(text: str) -> Salary | None:
    """Find the pay range of a posting; several ranges (by place) give the widest.

    Parameters
    ----------
    text : str

    Returns
    -------
    Salary or None

    Examples
    --------
    >>> find_salary("The base salary is $82,222 - $128,355 annually.")
    Salary(min=82222.0, max=128355.0, currency='USD', period='year')
    """
    text = text[:_MOST_TEXT]
    table = _FROM_TO.search(text)
    if table is not None:
        low, high = _value(table.group("low"), None), _value(table.group("high"), None)
        frequency = re.search(r"(?i)frequency:?\s*(\w+)", text[table.end() : table.end() + 200])
        return Salary(
            min=low, max=high, currency="USD", period=_period(frequency.group(1) if frequency else "", high)
        )
    found: list[tuple[float, float | None, str, str]] = []
    for match in islice(_K_EURO.finditer(text), _MOST_MATCHES):
        low, high = float(match.group("low")) * 1000, float(match.group("high")) * 1000
        found.append((low, high, _CURRENCY[match.group("sign").lower()], "year"))
    for match in islice(_RANGE.finditer(text), _MOST_MATCHES) if not found else ():
        sign = match.group("sign") or match.group("sign1") or match.group("sign2") or match.group("sign3")
        if sign is None or _is_other_money(text, match):
            continue
        high_k = match.group("highk") or ("k" if (match.group("sign3") or "").startswith("k") else None)
        low, high = (
            _value(match.group("low"), match.group("lowk") or high_k),
            _value(match.group("high"), high_k or match.group("lowk")),
        )
        if low is None or high is None or not low <= high or high < 5 or high > low * 6:
            continue
        period = _period(_around(text, match), high)
        if not _PAY.search(_around(text, match)) and period == "year" and high < 10000:
            continue
        found.append((low, high, _CURRENCY.get(sign.strip("k ").lower(), "USD"), period))
    if not found:
        return _single(text)
    currency, period = found[0][2], found[0][3]
    same = [
        f for f in found if f[2] == currency and f[3] == period and f[0] < (found[0][1] or found[0][0]) * 3
    ]
    return Salary(
        min=min(f[0] for f in same), max=max(f[1] or f[0] for f in same), currency=currency, period=period
    )


def _single(text: str) -> Salary | None:
    for match in islice(_SINGLE.finditer(text), _MOST_MATCHES):
        value = _value(match.group("low") or match.group("low2"), match.group("lowk") or match.group("lowk2"))
        around = _around(text, match, before=50, after=30)
        if value is None or value < 7 or _is_other_money(text, match) or not _PAY.search(around):
            continue
        period = _period(around, value)
        if period == "year" and value < 10000:
            continue
        sign = (match.group("sign") or match.group("sign2") or "$").lower()
        return Salary(min=value, max=value, currency=_CURRENCY.get(sign, "USD"), period=period)
    return None


def _around(text: str, match: re.Match[str], *, before: int = 70, after: int = 45) -> str:
    line_start = text.rfind("\n", 0, match.start()) + 1
    start = max(0, line_start - 60 if match.start() - line_start < 25 else line_start, match.start() - before)
    return text[start : match.end() + after]


def _is_other_money(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 22].split("\n")[0]
    before = text[max(0, match.start() - 40) : match.start()].rsplit("\n", 1)[-1]
    before = re.split(r"[+;•]|, ", before)[-1]
    return (
        _NOT_PAY.match(after.lstrip()) is not None
        or bool(_NOT_PAY.search(before))
        or bool(re.match(r"\s?(?:m|M|bn|B|MM)\b", after))
    )


def _value(text: str | None, thousand: str | None) -> float | None:
    if not text:
        return None
    plain = re.sub(r"[\s  ]", "", text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?", plain):
        head = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", plain)
        plain = head.replace(",", ".")
    else:
        plain = plain.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return None
    value = float(plain)
    return value * 1000 if thousand and value < 1000 else value


def _period(around: str, high: float | None) -> str:
    big = high or 0.0
    hits = [name for name, pattern in _PERIODS if pattern.search(around)]
    if big >= 15000:
        return "month" if hits == ["month"] and big < 40000 else "year"
    if big < 400 and ("hour" in hits or not hits or hits == ["year"]):
        return "hour"
    for name in ("hour", "day", "week", "month", "year"):
        if name in hits and not (name == "hour" and big > 1000):
            return name
    return "month" if 800 <= big < 15000 else "year"
