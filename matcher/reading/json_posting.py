"""Postings in JSON (schema.org JobPosting, Greenhouse, Lever), written out as the text that they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from matcher.reading import sniffing
from matcher.reading.json_values import as_list, as_mapping, as_text, as_texts, join_filled
from matcher.reading.limits import ReadingLimits
from matcher.reading.lines import BLANK, Line, lines_of

_MAX_OBJECTS: Final = 10_000
_SECTIONS: Final = (
    ("Responsibilities", "responsibilities"),
    ("Qualifications", "qualifications"),
    ("Skills", "skills"),
    ("Experience", "experienceRequirements"),
    ("Education", "educationRequirements"),
    ("Physical requirements", "physicalRequirement"),
    ("Security clearance", "securityClearanceRequirement"),
    ("Benefits", "jobBenefits"),
)


def find_job_posting(value: Any) -> Mapping[str, Any] | None:
    """Return the first posting in a JSON value: bare, in a list, in ``@graph`` or a level or two down."""
    loose: Mapping[str, Any] | None = None
    for item in _objects(value):
        types = [text.rpartition("/")[2].rpartition(":")[2].lower() for text in as_texts(item.get("@type"))]
        if "jobposting" in types:
            return item
        if loose is None and _is_loose_posting(item):
            loose = item
    return loose


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    queue = [value]
    for _ in range(_MAX_OBJECTS):
        if not queue:
            return
        item = queue.pop(0)
        if isinstance(item, list):
            queue.extend(item[:_MAX_OBJECTS])
        elif isinstance(item, dict):
            yield item
            queue.extend(
                inner
                for key, inner in item.items()
                if key
                in ("@graph", "mainEntity", "job", "jobs", "posting", "data", "itemListElement", "item")
            )


def _is_loose_posting(item: Mapping[str, Any]) -> bool:
    """Tell Greenhouse (title, content), Lever (text, lists) and plain title-and-description objects."""
    title = as_text(item.get("title")) or as_text(item.get("jobTitle")) or as_text(item.get("text"))
    if not title or len(title) > 300:
        return False
    has_body = any(
        len(as_text(item.get(key))) > 80
        for key in ("description", "content", "descriptionPlain", "jobDescription")
    )
    has_lists = any(isinstance(as_mapping(entry).get("content"), str) for entry in as_list(item.get("lists")))
    has_sections = any(
        as_texts(item.get(key)) for key in ("qualifications", "responsibilities", "requirements")
    )
    return has_body or has_lists or has_sections


def posting_lines(posting: Mapping[str, Any], *, name: str, limits: ReadingLimits) -> list[Line]:
    """Write a posting as lines: title, company, place, then the description and what stands beside it."""
    title = next(
        (found for key in ("title", "jobTitle", "text", "name") if (found := as_text(posting.get(key)))), ""
    )
    lines = [Line(text=" ".join(title.split()), is_heading=True)] if title else []
    lines += [Line(text=text) for text in _facts(posting) if text]
    body: list[Line] = []
    for key in ("description", "content", "jobDescription"):
        text = as_text(posting.get(key)) or as_text(posting.get("descriptionPlain"))
        if text:
            body = _rich_text(text, name=name, limits=limits)
            break
    lines += [BLANK, *body] if body else []
    said = " ".join(" ".join(line.text for line in body).split()).lower()
    for heading, key in _SECTIONS:
        section = _section(posting.get(key), name=name, limits=limits)
        words = " ".join(" ".join(line.text for line in section).split()).lower()
        if words and words.lstrip("- ")[:200] not in said:
            lines += [BLANK, Line(text=heading, is_heading=True), *section]
    for entry in map(as_mapping, as_list(posting.get("lists"))):
        heading, content = as_text(entry.get("text")), as_text(entry.get("content"))
        lines += [
            BLANK,
            *([Line(text=heading, is_heading=True)] if heading else []),
            *_rich_text(content, name=name, limits=limits),
        ]
    closing = as_text(posting.get("additionalPlain")) or as_text(posting.get("additional"))
    lines += [BLANK, *_rich_text(closing, name=name, limits=limits)] if closing else []
    return lines


def _facts(posting: Mapping[str, Any]) -> list[str]:
    company = posting.get("hiringOrganization", posting.get("company", posting.get("company_name")))
    categories = as_mapping(posting.get("categories"))
    facts = [as_text(company) or as_text(as_mapping(company).get("name"))]
    places = [_place(place) for place in as_list(posting.get("jobLocation", posting.get("location")))] + [
        as_text(categories.get("location"))
    ]
    facts.append("; ".join(dict.fromkeys(place for place in places if place)))
    if as_text(posting.get("jobLocationType")).upper() == "TELECOMMUTE":
        facts.append("Remote")
    kinds = as_texts(posting.get("employmentType")) or as_texts(categories.get("commitment"))
    facts.append(", ".join(kind.replace("_", "-").capitalize() if kind.isupper() else kind for kind in kinds))
    facts.append(_salary(as_mapping(posting.get("baseSalary"))))
    return facts


def _place(value: Any) -> str:
    place = as_mapping(value)
    address = place.get("address")
    if isinstance(address, dict):
        country = address.get("addressCountry")
        return join_filled(
            ", ",
            as_text(address.get("addressLocality")),
            as_text(address.get("addressRegion")),
            as_text(country) or as_text(as_mapping(country).get("name")),
        )
    return (
        as_text(value)
        or as_text(address)
        or as_text(place.get("name"))
        or join_filled(", ", as_text(place.get("city")), as_text(place.get("region")))
    )


def _salary(salary: Mapping[str, Any]) -> str:
    value = as_mapping(salary.get("value"))
    low = as_text(value.get("minValue")) or as_text(value.get("value")) or as_text(salary.get("value"))
    high = as_text(value.get("maxValue"))
    amount = join_filled(" – ", low, high if high != low else "")
    if not amount:
        return ""
    unit = as_text(value.get("unitText")) or as_text(salary.get("unitText"))
    return "Salary: " + join_filled(
        " ", as_text(salary.get("currency")), amount, f"per {unit.lower()}" if unit else ""
    )


def _section(value: Any, *, name: str, limits: ReadingLimits) -> list[Line]:
    if isinstance(value, str):
        return _rich_text(value, name=name, limits=limits)
    lines = []
    for item in as_list(value):
        entry = as_mapping(item)
        months = as_text(entry.get("monthsOfExperience"))
        text = as_text(item) or join_filled(
            ": ",
            *(as_text(entry.get(key)) for key in ("name", "credentialCategory", "description", "summary")),
            ", ".join(as_texts(entry.get("keywords"))),
        )
        if months:
            text = join_filled(", ", text, f"{months} months of experience")
        if text:
            lines.append(Line(text="- " + " ".join(text.split())))
    return lines


def _rich_text(text: str, *, name: str, limits: ReadingLimits) -> list[Line]:
    """Read a description, which may be HTML, escaped HTML, Markdown or plain text."""
    kind = sniffing.text_kind(text)
    if kind == "html" or ("<" in text and "</" in text):
        from matcher.reading.html import read_html  # html reads JSON-LD in turn

        return list(read_html(text, name=name, limits=limits).lines)
    if kind == "md":
        from matcher.reading.markdown import read_markdown

        return list(read_markdown(text).lines)
    return list(lines_of(text.replace("\r\n", "\n")))
