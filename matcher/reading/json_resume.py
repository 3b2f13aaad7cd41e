"""JSON Resume, written out as the résumé that it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from matcher.reading.json_values import as_date, as_list, as_mapping, as_text, as_texts, join_filled
from matcher.reading.lines import BLANK, Line

_SECTIONS: Final = (
    "basics",
    "work",
    "volunteer",
    "education",
    "awards",
    "certificates",
    "publications",
    "skills",
    "languages",
    "interests",
    "references",
    "projects",
)


def is_json_resume(value: Mapping[str, Any]) -> bool:
    """Tell a JSON Resume by its sections, whatever is in them."""
    n_sections = sum(key in value for key in _SECTIONS)
    has_body = any(
        isinstance(value.get(key), list) for key in ("work", "education", "skills", "projects", "volunteer")
    )
    return ("basics" in value and isinstance(value["basics"], dict)) or (n_sections >= 2 and has_body)


def resume_lines(resume: Mapping[str, Any]) -> list[Line]:
    """Write a JSON Resume as lines with the usual headings; what has the wrong type is left out."""
    lines = _basics(as_mapping(resume.get("basics")))
    for heading, key, write in _WRITERS:
        written = [line for item in as_list(resume.get(key)) for line in write(item)]
        while written and not written[-1].text:
            written.pop()
        if written:
            lines += [BLANK, Line(text=heading, is_heading=True), BLANK, *written]
    return lines


def _basics(basics: Mapping[str, Any]) -> list[Line]:
    place = as_mapping(basics.get("location"))
    address = join_filled(
        ", ",
        *(as_text(place.get(key)) for key in ("address", "postalCode", "city", "region", "countryCode")),
        as_text(basics.get("location")),
    )
    contact = join_filled(" | ", *(as_text(basics.get(key)) for key in ("email", "phone", "url", "website")))
    profiles = [
        join_filled(
            ": ",
            as_text(profile.get("network")),
            as_text(profile.get("url")) or as_text(profile.get("username")),
        )
        for profile in map(as_mapping, as_list(basics.get("profiles")))
    ]
    head = [as_text(basics.get("name")), as_text(basics.get("label")), address, contact, *profiles]
    lines = [Line(text=_one_line(text)) for text in head if text]
    summary = as_text(basics.get("summary"))
    if summary:
        lines += [BLANK, Line(text="Summary", is_heading=True), BLANK, Line(text=summary)]
    return lines


def _dates(entry: Mapping[str, Any]) -> str:
    start, end = as_date(entry.get("startDate")), as_date(entry.get("endDate"))
    if start and not end:
        end = "Present"
    return join_filled(" – ", start, end)


def _entry(entry: Mapping[str, Any], *names: str) -> list[Line]:
    """Write a dated entry: its head line, then what it says about itself."""
    place = entry.get("location")
    place = as_text(place) or join_filled(
        ", ", *(as_text(as_mapping(place).get(key)) for key in ("city", "region", "countryCode"))
    )
    title = join_filled(" | ", *(_one_line(as_text(entry.get(name))) for name in names), _one_line(place))
    lines = [Line(text=join_filled("\t", title, _dates(entry)))]
    lines += [Line(text=text) for key in ("description", "summary") if (text := as_text(entry.get(key)))]
    lines += [Line(text=f"- {_one_line(text)}") for text in as_texts(entry.get("highlights"))]
    keywords = as_texts(entry.get("keywords"))
    if keywords:
        lines.append(Line(text="Keywords: " + ", ".join(keywords)))
    return [line for line in lines if line.text] + [BLANK]


def _work(item: Any) -> list[Line]:
    work = as_mapping(item)
    company = "name" if as_text(work.get("name")) else "company"
    return _entry(work, "position", company) if work else _bare(item)


def _volunteer(item: Any) -> list[Line]:
    return _entry(as_mapping(item), "position", "organization") if isinstance(item, dict) else _bare(item)


def _project(item: Any) -> list[Line]:
    return _entry(as_mapping(item), "name", "entity") if isinstance(item, dict) else _bare(item)


def _education(item: Any) -> list[Line]:
    entry = as_mapping(item)
    degree = join_filled(" in ", as_text(entry.get("studyType")), as_text(entry.get("area")))
    start, end = as_date(entry.get("startDate")), as_date(entry.get("endDate"))
    head = join_filled(" | ", degree, as_text(entry.get("institution")))
    score = as_text(entry.get("score")) or as_text(entry.get("gpa"))
    lines = [
        Line(text=join_filled("\t", head, join_filled(" – ", start, end or ("Present" if start else ""))))
    ]
    lines.append(Line(text=f"Grade: {score}" if score else ""))
    courses = as_texts(entry.get("courses"))
    lines.append(Line(text="Courses: " + ", ".join(courses) if courses else ""))
    return [line for line in lines if line.text] + [BLANK] if entry else _bare(item)


def _dated_item(item: Any, name: str, by: str, date: str) -> list[Line]:
    entry = as_mapping(item)
    head = join_filled(", ", as_text(entry.get(name)), as_text(entry.get(by)))
    lines = [
        Line(text=join_filled("\t", head, as_date(entry.get(date)))),
        Line(text=as_text(entry.get("summary"))),
    ]
    return [line for line in lines if line.text] if entry else _bare(item)


def _skill(item: Any) -> list[Line]:
    entry = as_mapping(item)
    level = as_text(entry.get("level"))
    name = as_text(entry.get("name")) + (f" ({level})" if level else "")
    text = join_filled(": ", name, ", ".join(as_texts(entry.get("keywords"))))
    return [Line(text=text)] if text else _bare(item)


def _language(item: Any) -> list[Line]:
    entry = as_mapping(item)
    text = join_filled(": ", as_text(entry.get("language")), as_text(entry.get("fluency")))
    return [Line(text=text)] if text else _bare(item)


def _reference(item: Any) -> list[Line]:
    entry = as_mapping(item)
    text = join_filled(": ", as_text(entry.get("name")), as_text(entry.get("reference")))
    return [Line(text=text)] if text else _bare(item)


def _bare(item: Any) -> list[Line]:
    text = as_text(item)
    return [Line(text=text)] if text else []


def _one_line(text: str) -> str:
    return " ".join(text.split())


_WRITERS: Final = (
    ("Experience", "work", _work),
    ("Education", "education", _education),
    ("Projects", "projects", _project),
    ("Volunteering", "volunteer", _volunteer),
    ("Skills", "skills", _skill),
    ("Certifications", "certificates", lambda item: _dated_item(item, "name", "issuer", "date")),
    ("Languages", "languages", _language),
    ("Publications", "publications", lambda item: _dated_item(item, "name", "publisher", "releaseDate")),
    ("Awards", "awards", lambda item: _dated_item(item, "title", "awarder", "date")),
    ("Interests", "interests", _skill),
    ("References", "references", _reference),
)
