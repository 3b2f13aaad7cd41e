"""HTML: whole pages, fragments and half-stripped remains, as the lines that a browser would show."""

from __future__ import annotations

import html as html_entities
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from matcher.exceptions import ReadingError
from matcher.reading.cleaning import unescape_entities
from matcher.reading.limits import ReadingLimits
from matcher.reading.lines import BLANK, ColumnNames, Content, Line, join_row

_DROPPED: Final = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "svg",
        "math",
        "object",
        "embed",
        "iframe",
        "canvas",
        "audio",
        "video",
        "select",
        "datalist",
        "textarea",
        "button",
        "dialog",
        "progress",
        "meter",
        "map",
        "frameset",
        "nav",
    )
)
_PARAGRAPHS: Final = frozenset(
    (
        "p",
        "ul",
        "ol",
        "dl",
        "table",
        "section",
        "article",
        "header",
        "footer",
        "aside",
        "main",
        "form",
        "fieldset",
        "blockquote",
        "pre",
        "figure",
        "hr",
        "details",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "address",
    )
)
_BLOCKS: Final = _PARAGRAPHS | frozenset(
    (
        "div",
        "li",
        "dt",
        "dd",
        "tr",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "figcaption",
        "summary",
        "legend",
        "center",
        "body",
        "html",
        "option",
        "menu",
        "hgroup",
        "search",
        "label",
    )
)
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDING_STYLE = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|(?:^|[;\s])font-size\s{0,9}:\s{0,9}[01](?:\.\d{1,9})?(?:px|pt|em|%)?\s{0,9}(?:!|;|$)"
    r"|(?:^|[;\s])opacity\s{0,9}:\s{0,9}0(?:\.0{1,9})?\s{0,9}(?:!|;|$)"
    r"|(?:left|top|text-indent)\s{0,9}:\s{0,9}-\d{4,9}",
    re.IGNORECASE,
)
_FONT_ZERO = re.compile(r"font-size\s{0,9}:\s{0,9}1(?:em|%)", re.IGNORECASE)
_WHITE_STYLE = re.compile(
    r"(?:^|[;\s])color\s{0,9}:\s{0,9}(?:#f[c-f]f[c-f]f[c-f]\b|#fff\b|white\b|transparent\b|rgba?\(\s?25[0-5]\s?,\s?25[0-5]\s?,\s?25[0-5])",
    re.IGNORECASE,
)
_HIDING_RULE = re.compile(
    r"(?:^|[},])\s{0,200}([.#][\w-]{1,80})\s{0,20}\{[^{}]{0,500}?(?:display\s?:\s?none|visibility\s?:\s?hidden)[^{}]{0,500}\}"
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})")
_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;/?[A-Za-z][^&<>]{0,300}?(?:&gt;|/&gt;)")
_REAL = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_VOID: Final = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that an HTML page declares for itself."""
    found = _CHARSET.search(data[:4000])
    return found[1].decode("ascii") if found else None


def read_html(text: str, *, name: str, limits: ReadingLimits, role: str | None = None) -> Content:
    """Read HTML.

    Raises
    ------
    ReadingError
        ``bomb`` when tags are nested or attributes heaped so that no parser reads them in useful time.
    """
    _guard(text, name=name, limits=limits)
    if len(_ESCAPED.findall(text[:200_000])) > len(_REAL.findall(text[:200_000])):
        text = html_entities.unescape(text)
        _guard(text, name=name, limits=limits)
    if not re.search(r"<(?:html|body|!doctype)\b", text[:20_000], re.IGNORECASE):
        text = _keep_plain_lines(text)
    tree = LexborHTMLParser(text)
    structured = _job_posting(tree)
    walker = _Walker(hiding=_hiding_selectors(tree), n_left=limits.max_characters * 2)
    root = tree.body or tree.root
    if root is not None:
        walker.walk(root)
    lines = walker.lines
    title = tree.css_first("title")
    if title is not None and (role == "posting" or not any(line.is_heading for line in lines)):
        words = _SPACES.sub(" ", title.text(deep=True)).strip()
        if words and not any(line.text.strip() == words for line in lines[:20]) and len(words) < 200:
            lines = [Line(text=words), BLANK, *lines]
    warnings = []
    if walker.hidden:
        warnings.append(f"hidden_text: {len(walker.hidden)} hidden passages were left out")
    if structured is not None and not any(line.text.strip() for line in lines):
        from matcher.reading.json_documents import posting_lines

        lines = list(posting_lines(structured, name=name, limits=limits))
    return Content(format="html", lines=tuple(lines), warnings=tuple(warnings), structured=structured)


def _guard(text: str, *, name: str, limits: ReadingLimits) -> None:
    """Refuse, in one linear pass, what makes HTML parsers quadratic."""
    depth = 0
    for match in _TAG.finditer(text):
        tag = match[2].lower()
        if tag in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > limits.max_html_depth and tag not in ("p", "li", "td", "tr", "option", "dt", "dd"):
            raise _bomb(name, f"tags nested more than {limits.max_html_depth:,} deep")
    position = 0
    while (position := text.find("<", position)) != -1:
        end = text.find(">", position)
        end = len(text) if end == -1 else end
        if (
            end - position > 2 * limits.max_tag_attributes
            and text.count("=", position, end) > limits.max_tag_attributes
        ):
            raise _bomb(name, f"a tag with more than {limits.max_tag_attributes:,} attributes")
        if (
            end - position > 2 * limits.max_tag_attributes
            and len(text[position:end].split()) > 5 * limits.max_tag_attributes
        ):
            raise _bomb(name, f"a tag with more than {limits.max_tag_attributes:,} attributes")
        position = end


def _bomb(name: str, what: str) -> ReadingError:
    return ReadingError(
        f"{name} has {what}, which no real document has. Save its text as a plain file instead.",
        status="bomb",
        source=name,
    )


def _keep_plain_lines(text: str) -> str:
    """Keep the line breaks of plain text that stands around an HTML fragment.

    Lines without any tag, outside of an element that a tag opened, are lines of their own.
    """
    depth = 0
    kept: list[str] = []
    for line in text.split("\n"):
        outside = depth <= 0
        for match in _TAG.finditer(line):
            tag = match[2].lower()
            if tag not in _VOID and tag not in ("p", "li"):
                depth = max(0, depth - 1) if match[1] else depth + 1
        has_tag = _TAG.search(line) is not None
        kept.append(line if has_tag or not outside else (line + "<br>" if line.strip() else "<p></p>"))
    return "\n".join(kept)


def _hiding_selectors(tree: LexborHTMLParser) -> tuple[frozenset[str], frozenset[str]]:
    """Return the classes and ids that a page's own style rules hide."""
    classes: set[str] = set()
    ids: set[str] = set()
    for node in tree.css("style")[:20]:
        css = node.text(deep=True)[:200_000]
        if "@media" in css or "@supports" in css:  # may only apply to paper or to phones
            css = css.split("@", 1)[0]
        for match in _HIDING_RULE.finditer(css):
            (classes if match[1][0] == "." else ids).add(match[1][1:])
    return frozenset(classes), frozenset(ids)


def _job_posting(tree: LexborHTMLParser) -> Mapping[str, Any] | None:
    from matcher.reading.json_documents import find_job_posting

    for node in tree.css('script[type="application/ld+json"]')[:50]:
        raw = node.text(deep=True).strip()
        if "JobPosting" not in raw:
            continue
        try:
            value = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        found = find_job_posting(value)
        if found is not None:
            return found
    return None


@dataclass(slots=True)
class _Table:
    cells: list[list[Line]] = field(default_factory=list)


class _Walker:
    """Walks the tree without recursion and collects lines."""

    def __init__(self, *, hiding: tuple[frozenset[str], frozenset[str]], n_left: int) -> None:
        self.lines: list[Line] = []
        self.hidden: list[str] = []
        self._hiding_classes, self._hiding_ids = hiding
        self._words: list[str] = []
        self._bold = 0
        self._has_plain = False
        self._n_left = n_left
        self._list_depth = 0
        self._bullet: str | None = None
        self._heading = 0
        self._pre = 0
        self._background = 0
        self._sinks: list[list[Line]] = []
        self._rows: list[_Table] = []
        self._columns = ColumnNames()

    def walk(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        while node is not None and self._n_left > 0:
            entered = self._enter(node)
            child = node.child if entered else None
            if child is not None:
                node = child
                continue
            if entered:
                self._leave(node)
            while node is not None and node.mem_id != root.mem_id and node.next is None:
                node = node.parent
                if node is not None:
                    self._leave(node)
            if node is None or node.mem_id == root.mem_id:
                break
            node = node.next
        self._flush()
        for row in self._rows:  # reading stopped inside a table
            for cell in row.cells:
                self.lines.extend(cell)

    def _enter(self, node: LexborNode) -> bool:
        if node.is_text_node:
            self._text(node.text(deep=False))
            return False
        if node.is_comment_node or not node.is_element_node:
            return node.tag == "-document" or node.is_document_node
        tag = node.tag or ""
        if tag in _DROPPED:
            return False
        attributes = node.attributes
        if attributes and self._is_hidden(attributes, tag):
            words = _SPACES.sub(" ", node.text(deep=True)).strip()
            if words and attributes.get("aria-hidden") != "true":
                self.hidden.append(words)
            return False
        if tag == "br":
            self._flush()
            return False
        if tag == "img" or tag == "input":
            return False
        if _has_background(attributes):
            self._background += 1
        if tag in _BLOCKS or tag in ("td", "th"):
            self._flush()
            if tag in _PARAGRAPHS and not (tag in ("ul", "ol", "p") and (self._list_depth or self._bullet)):
                self._blank()
        if tag in ("ul", "ol", "menu"):
            self._list_depth += 1
        elif tag == "li":
            self._bullet = "  " * max(0, self._list_depth - 1) + "- "
        elif tag in _HEADINGS:
            self._heading += 1
        elif tag in ("b", "strong"):
            self._bold += 1
        elif tag == "pre":
            self._pre += 1
        elif tag == "tr":
            self._rows.append(_Table())
        elif tag in ("td", "th"):
            self._sinks.append(self.lines)
            self.lines = []
        return True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS or tag in ("td", "th"):
            self._flush()
        if tag == "li":
            self._bullet = None
        elif tag in ("ul", "ol", "menu"):
            self._list_depth = max(0, self._list_depth - 1)
        elif tag in _HEADINGS:
            self._heading -= 1
        elif tag in ("b", "strong"):
            self._bold -= 1
        elif tag == "pre":
            self._pre -= 1
        elif tag in ("td", "th"):
            cell, self.lines = self.lines, self._sinks.pop()
            if self._rows:
                self._rows[-1].cells.append(cell)
            else:
                self.lines.extend(cell)
        elif tag == "table":
            self._columns = ColumnNames()
        elif tag == "tr" and self._rows:
            self.lines.extend(join_row(self._rows.pop().cells, self._columns))
        if tag in _PARAGRAPHS and not (tag in ("ul", "ol", "p") and (self._list_depth or self._bullet)):
            self._blank()
        if _has_background(node.attributes):
            self._background -= 1

    def _is_hidden(self, attributes: Mapping[str, str | None], tag: str) -> bool:
        if "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return True
        style = attributes.get("style") or ""
        if style and _HIDING_STYLE.search(style) and not _FONT_ZERO.search(style):
            return True
        if (
            _WHITE_STYLE.search(style)
            or (tag == "font" and (attributes.get("color") or "").lower() in ("white", "#fff", "#ffffff"))
        ) and not (self._background or _has_background(attributes)):
            return True
        if attributes.get("id") in self._hiding_ids:
            return True
        names = attributes.get("class")
        return (
            bool(names)
            and bool(self._hiding_classes)
            and not self._hiding_classes.isdisjoint((names or "").split())
        )

    def _text(self, text: str | None) -> None:
        if not text:
            return
        self._n_left -= len(text)
        if self._pre:
            for index, part in enumerate(text.split("\n")):
                if index:
                    self._flush()
                if part:
                    self._words.append(part)
            self._has_plain = True
            return
        self._words.append(_SPACES.sub(" ", text))
        if not self._bold and text.strip(" \t\r\n:\u00a0"):
            self._has_plain = True

    def _flush(self) -> None:
        words = unescape_entities("".join(self._words))
        if not self._pre:
            words = re.sub(" {2,}", " ", words).strip()
        has_plain = self._has_plain
        self._words.clear()
        self._has_plain = False
        if not words.strip():
            return
        is_bold_line = not has_plain and self._bullet is None and not self._list_depth and len(words) <= 80
        heading = bool(self._heading) or is_bold_line
        if self._bullet is not None:
            self.lines.append(Line(text=self._bullet + words.lstrip("•·▪-–* \u00a0"), is_heading=False))
            self._bullet = None
            return
        self.lines.append(Line(text=words, is_heading=heading))

    def _blank(self) -> None:
        if self.lines and self.lines[-1].text:
            self.lines.append(BLANK)


def _has_background(attributes: Mapping[str, str | None]) -> bool:
    return bool(attributes) and (
        "bgcolor" in attributes
        or "background" in (attributes.get("style") or "").lower()
        or "class" in attributes
    )
