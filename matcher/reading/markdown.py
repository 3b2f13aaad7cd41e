"""Markdown: the text as a reader sees it, with its headings marked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from matcher.reading.lines import ColumnNames, Content, Line

_ATX = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$")
_SETEXT = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$")
_BULLET = re.compile(r"([ \t]{0,60})[*+-][ \t]{1,60}(?:\[[ xX]\][ \t]+)?")
_BOLD_LINE = re.compile(r"(?:\*\*|__)([^*_\n]{2,80})(?:\*\*|__):?$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,1000}\)")
_LINK = re.compile(
    r"\[((?:\[[^\[\]\n]{1,80}\])?[^\[\]\n]{1,300})\]\(([^()\s]{0,1000})(?:\s\"[^\"\n]{0,200}\")?\)"
)
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,500})>")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,500}?)(?<=[^\s*_])\1(?![\w*])")
_LONE_BOLD = re.compile(r"(?<!\*)\*\*(?!\*)")  # opened on this line and closed on another; **** is a mask
_CODE = re.compile(r"`([^`\n]{1,300})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>&~])")
_TABLE_RULE: Final = frozenset(" \t:|-")
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---\n(.{0,5000}?)\n---\n", re.DOTALL)


def read_markdown(text: str) -> Content:
    """Read Markdown text whose line ends are ``\\n``."""
    text = _FRONT_MATTER.sub(lambda match: match[1] + "\n\n", text)
    text = _COMMENT.sub("", text)
    lines: list[Line] = []
    in_code = False
    columns = ColumnNames()
    for raw in text.split("\n"):
        if _FENCE.match(raw):
            in_code = not in_code
            continue
        if in_code:
            lines.append(Line(text=raw))
            continue
        if _SETEXT.match(raw) and lines and _may_be_setext(lines[-1].text):
            lines[-1] = Line(text=lines[-1].text, is_heading=True)
            continue
        if _RULE.match(raw) or ("|" in raw and "---" in raw and _TABLE_RULE.issuperset(raw)):
            lines.append(Line(text=""))
            continue
        line = _read_line(raw)
        if "\t" in line.text and raw.strip().startswith("|"):
            line = replace(line, text="\t".join(columns.read(line.text.split("\t"))))
        else:
            columns = ColumnNames()
        lines.append(line)
    return Content(format="md", lines=tuple(lines))


def _may_be_setext(above: str) -> bool:
    return bool(above.strip()) and len(above) <= 80 and not above.lstrip().startswith("- ")


def _read_line(raw: str) -> Line:
    while raw.lstrip().startswith(">"):
        raw = raw.lstrip()[1:].removeprefix(" ")
    atx = _ATX.match(raw[:1000])
    if atx:
        return Line(text=plain(atx[1]), is_heading=bool(atx[1].strip()))
    bullet = _BULLET.match(raw)
    if bullet:
        return Line(text=f"{bullet[1].expandtabs(4)}- {plain(raw[bullet.end() :])}")
    stripped = raw.strip()
    bold = _BOLD_LINE.match(stripped)
    if bold:
        return Line(text=plain(stripped), is_heading=True)
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 2:
        return Line(text="\t".join(plain(cell.strip()) for cell in stripped[1:-1].split("|")))
    return Line(text=plain(raw.rstrip()))


def plain(text: str) -> str:
    """Take inline marks out of a line: emphasis, code, links (a link keeps its words)."""
    if not any(mark in text for mark in "*_`[<\\"):
        return text
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(_link_text, text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _CODE.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", text)
    text = _ITALIC.sub(r"\2", text)
    text = _LONE_BOLD.sub("", text)
    return _ESCAPE.sub(r"\1", text)


def _link_text(match: re.Match[str]) -> str:
    words, target = match[1], match[2].removeprefix("mailto:")
    return target if words.strip().lower() in ("link", "here") else words
