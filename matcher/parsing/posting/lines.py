"""Lines of a posting with their offsets, bullets and indentation; wrapped lines joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# No posting has as many lines; what stands below is not looked at.
MOST_LINES: Final = 6_000
_BULLET: Final = re.compile(
    r"(?:[-=]>(?=\s)|\\?[-–—−•·・･●▪◦‣⁃∙○■□◆◇➢➤►▶✓✔✅✨⭐★☑→⇒»§*+¤~>❖◘❑❒⦁⁌⁍‒―¬¨]|\uf0b7|\uf0a7|\uf076|o(?=\s{2,}\S|\s\S)|â€¢|Â·|ï‚·|\[\s?[xX]?\s?\]|\.(?=\s+\w)|[\U0001F300-\U0001FAFF\u2600-\u27BF]\ufe0f?)\s*(?=\S)"
)
_NUMBER: Final = re.compile(r"\(?(?P<n>\d{1,2}|[a-hA-H]|[ivx]{1,4}|(?<=\()[a-z]|[i-z](?=\)))[.)]\s+(?=\S)")
_SECTION_NUMBER: Final = re.compile(r"(?P<n>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)[.)]?\s+(?=\S)")
_CODE: Final = re.compile(r"(?P<n>[A-Z]\d{1,2}|[ED](?=\s{2}|:\s|\s[–—-]\s))(?:[.):]|\s[–—-])?\s+(?=\S)")
_ANY_CODE: Final = re.compile(r"(?m)^[ \t]*([A-Z])([12])[.):]?[ \t]+\S")
_CODE_LEGEND: Final = re.compile(r"\bE\s{0,2}[=:–-]\s{0,2}[Ee]ssential\b")
_DESIRABLE_CODE: Final = re.compile(r"\bD\s{0,2}[=:–-]\s{0,2}[Dd]esirable\b")
_LEAD_CODE: Final = re.compile(r"(?m)^[ \t]*([A-Z])(?:(\d{1,2})[.):]?[ \t]|[ \t]{2})[ \t]*\S")
# So many lines with an E, and none with another letter than E and D, need no legend.
_LEAST_CODES: Final = 3
_ANY_SECTION_NUMBER: Final = re.compile(r"(?m)^[ \t]*(\d{1,2})\.(\d{1,2})(?:\.\d{1,2})?[.)]?[ \t]+\S")
_CLOSED_UP: Final = frozenset("-–—−*+o·»§~>‒―¬¨¤")
_EDGE_MARKS: Final = " \t*_`~\xa0"
_OPENED: Final = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=\w)[^*_\n]{2,80}(?P=mark)[.:]?\s+\S")
_LOWER_START: Final = re.compile(r"[a-zà-öø-ÿ(&]")
# Words that no line of its own begins with.
_LINK_WORD: Final = re.compile(
    r"(?:is|are|of|and|or|with|within|for|from|in|as|by|that|which|who|whose|than|such as|including|including but|und|oder|et|ou|y|e)\s+\S"
)
_OPENS_HEADING: Final = re.compile(
    r"(?i)\W{0,3}(?:what|who|why|how|where|when|you|we|the|our|your|about|if)\b"
)
_UNFINISHED: Final = re.compile(
    r"(?i)(?:[,\-–—/&(]|\b(?:and|or|of|the|with|in|to|a|an|for|as|by|at|from|on|is|are|und|oder|et|ou|y|e\.g\.|including))$"
)

# "Four years of sales and" above "Two years of leading a team": two demands, each on its line.
_NEXT_YEARS: Final = re.compile(
    r"(?:\d{1,2}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\+? (?:\(\d{1,2}\) )?(?:or more )?years? of\b"
)
# "Two years at sea; or" above "A pilot's licence": the semicolon parts them.
_LISTED_ON: Final = re.compile(r"; ?(?:or|and)$")
# "Experience with" above "Oracle": the name was set in another type, and the line was broken there.
_AWAITS_NAME: Final = re.compile(
    r"(?i)(?:[\w-]+ ){0,3}(?:experienced?|knowledge|proficien(?:t|cy)|expertise|familiar(?:ity)?|skill(?:ed|s)?|understanding|background|fluent|fluency|degree) (?:in|with|of|about|using)"
)

# "At least" above "3 years of experience".
_AWAITS_NUMBER: Final = re.compile(r"(?i)\b(?:at least|more than|over|up to|minimum(?: of)?|approximately)\Z")
# "3 years of experience" above "in the same post".
_ENDS_IN_WORK: Final = re.compile(r"(?i)\byears?['’]?(?: of)?(?: \w+)? experience\Z")
_OF_WORK: Final = re.compile(r"(?:in|with|as|of|at|on) (?:an? |the )?[a-z]")
# "4+ years" above "of work on looms".
_BARE_YEARS: Final = re.compile(r"(?i)(?:at least )?\d{1,2} ?\+?(?: ?- ?\d{1,2})?\+? ?years?['’]?")
# "Apiary Society) preferred": the parenthesis opened on the line above.
_CLOSES: Final = re.compile(r"[^()\n]{1,120}\)")
# A word that never stands alone on its line.
_LONE_LINK: Final = re.compile(r"(?:and|or|with|for|of|in|to|und|oder|et|ou|&)")
# So many rows in small letters below a colon may be a list.
_LEAST_LOWER: Final = 4
_LONGEST_LOWER: Final = 40
# Where words of an item were set in another type, some pages break the line at each of them: such lines give it away.
_SCRAP: Final = re.compile(r"(?:[/,&+]|,? ?(?:and|or|with|for|of|in|to))")
_MANY_SCRAPS: Final = 3
# "Strong" above "Dutch" and "At least" above "3 years": the line waits for its noun.
_AWAITS_NOUN: Final = re.compile(
    r"(?i)(?:at least|more than|minimum|a|an|the|very|good|strong|excellent|solid|fluent|proficient|proven|flexible|annual|full|basic|advanced|deep|great|competitive|attractive|experienced?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the document, or several where a sentence was wrapped.

    Attributes
    ----------
    start, end : int
        Span of the content: bullet, outer whitespace and emphasis marks left out.
    text : str
        The content, ``document.text[start:end]``.
    indent : int
        Columns before the bullet or the content.
    bullet : str
        ``""``, ``"mark"`` or ``"number"``.
    number : str
        The number of a numbered item, else ``""``.
    is_heading : bool
        The markup says so.
    after_blank : bool
        An empty line stands before it.
    is_emphasised : bool
        The line was bold or italic as a whole in raw markup.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    bullet: str = ""
    number: str = ""
    is_heading: bool = False
    after_blank: bool = False
    is_emphasised: bool = False


def split_lines(text: str, headings: frozenset[int] = frozenset()) -> list[Line]:
    """Split a text into lines, joining the ones that were wrapped.

    Parameters
    ----------
    text : str
    headings : frozenset of int
        Offsets at which a heading of the markup begins.

    Returns
    -------
    list of Line
    """
    lines: list[Line] = []
    position = 0
    after_blank = True
    sections = _section_numbers(text)
    rows = text.split("\n", MOST_LINES)[:MOST_LINES]
    is_scrappy = sum(_SCRAP.fullmatch(raw.strip()) is not None for raw in rows) >= _MANY_SCRAPS
    unmarked = _lower_lists(rows)
    for row, raw in enumerate(rows):
        line = _read_line(text, raw, position, headings, sections, after_blank=after_blank)
        position += len(raw) + 1
        if line is None:
            # A lone "/" between two words of an item is no empty line.
            after_blank = after_blank or not is_scrappy or not _SCRAP.fullmatch(raw.strip())
            continue
        if (
            lines
            and row not in unmarked
            and (
                _continues(lines[-1], line, text) or (is_scrappy and _goes_on(lines[-1], line, text))
                if not after_blank
                else _is_torn(lines[-1], line)
            )
        ):
            previous = lines[-1]
            lines[-1] = Line(
                start=previous.start, end=line.end, text=text[previous.start : line.end], indent=previous.indent,
                bullet=previous.bullet, number=previous.number, after_blank=previous.after_blank,
            )  # fmt: skip
        else:
            lines.append(line)
        after_blank = False
    return lines


def _lower_lists(rows: list[str]) -> frozenset[int]:
    """Return which rows are items in small letters below a colon: of uneven length, unlike the rows of a wrapped paragraph."""
    found: set[int] = set()
    for first, row in enumerate(rows):
        if not row.rstrip().endswith(":"):
            continue
        begin = next((i for i in range(first + 1, min(first + 4, len(rows))) if rows[i].strip()), first + 1)
        last = begin
        while last < len(rows) and _LOWER_START.match(rows[last].strip()) and last - first <= _LONGEST_LOWER:
            last += 1
        lengths = [len(text.strip()) for text in rows[begin:last]]
        if len(lengths) >= _LEAST_LOWER and min(lengths[:-1]) * 2 <= max(lengths[:-1]):
            found.update(range(begin, last))
    return frozenset(found)


def _section_numbers(text: str) -> frozenset[str]:
    """Return the numbers "2.1", "2.2" that stand in a series, unlike a lone "3.5 GPA", and the letters of "E1", "E2"."""
    found = {(int(a), int(b)) for a, b in _ANY_SECTION_NUMBER.findall(text)}
    codes = set(_ANY_CODE.findall(text))
    if _CODE_LEGEND.search(text) or has_desirable_codes(text):
        codes |= {(letter, number) for letter in "ED" for number in "12"}
    return frozenset(
        [f"{a}.{b}" for a, b in found if (a, b - 1) in found or (a, b + 1) in found]
        + [letter for letter, number in codes if number == "1" and (letter, "2") in codes]
    )


def has_desirable_codes(text: str) -> bool:
    """Tell whether "E" and "D" at the start of lines say essential and desirable, by a legend or by themselves.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool

    Examples
    --------
    >>> has_desirable_codes("E1 Sea legs\\nE2 A loud voice\\nE3 Own boots\\nD1 Welsh")
    True
    """
    if _DESIRABLE_CODE.search(text) is not None:
        return True
    letters = [letter for letter, _ in _LEAD_CODE.findall(text)]
    return letters.count("E") >= _LEAST_CODES and "D" in letters and set(letters) == {"E", "D"}


def _read_line(
    text: str,
    raw: str,
    position: int,
    headings: frozenset[int],
    sections: frozenset[str],
    *,
    after_blank: bool,
) -> Line | None:
    stripped = raw.strip()
    if not stripped or not any(c.isalnum() for c in stripped):
        return None
    lead = len(raw) - len(raw.lstrip())
    start, end = position + lead, position + len(raw.rstrip())
    is_heading = bool(headings) and any(
        offset in headings for offset in range(position, min(start + 12, end))
    )
    bullet, number = "", ""
    body = start
    for _ in range(2):
        mark = _BULLET.match(text, body, end)
        if mark is None or (
            mark.group().rstrip() == mark.group() and mark.group()[0] in _CLOSED_UP and not _loose(text, mark)
        ):
            break
        if text.startswith(("**", "__"), body) or _OPENED.match(text, body, end):
            break
        bullet, body = "mark", mark.end()
    numbered = _NUMBER.match(text, body, end)
    if numbered is None and sections:
        numbered = _SECTION_NUMBER.match(text, body, end)
        if numbered is not None and ".".join(numbered.group("n").split(".")[:2]) not in sections:
            numbered = None
    if numbered is None and sections:
        numbered = _CODE.match(text, body, end)
        if numbered is not None and numbered.group("n")[0] not in sections:
            numbered = None
    if numbered is not None and (numbered.group("n")[0].isdigit() or bullet == ""):
        bullet, number, body = "number", numbered.group("n").lower(), numbered.end()
    content = text[body:end]
    # The mark of "**Label.** Text" stays: it shows where the label ends.
    is_opened = content[:1] in "*_" and _OPENED.match(content)
    first = body if is_opened else end - len(content.lstrip(_EDGE_MARKS))
    last = body + len(content.rstrip(_EDGE_MARKS + "\\"))
    emphasised = content[:2] in {"**", "__"} and content.rstrip()[-2:] in {"**", "__"}
    if last <= first:
        return None
    return Line(
        start=first, end=last, text=text[first:last], indent=lead, bullet=bullet, number=number,
        is_heading=is_heading, after_blank=after_blank, is_emphasised=emphasised,
    )  # fmt: skip


def _loose(text: str, mark: re.Match[str]) -> bool:
    """Accept "-Strong skills": a dash glued to a capital letter; not "-5" nor "--"."""
    following = text[mark.end() : mark.end() + 2]
    return mark.group()[0] in "-–—·*»§" and following[:1].isupper() and following[1:2].isalpha()


def _is_torn(previous: Line, line: Line) -> bool:
    """Recognise ", quick to learn" or "3 years of it" below an empty line: half of the item above it."""
    if line.bullet or line.is_heading or previous.is_heading or previous.text[-1:] in ".:;!?…":
        return False
    return (
        line.text[:2] == ", "
        or (line.text[:1].isdigit() and _AWAITS_NUMBER.search(previous.text) is not None)
        or (_ENDS_IN_WORK.search(previous.text) is not None and _OF_WORK.match(line.text) is not None)
    )


def _goes_on(previous: Line, line: Line, text: str) -> bool:
    """Recognise the next words of an item in a text whose lines were broken at every change of type."""
    if line.bullet or line.is_heading or previous.is_heading or previous.text[-1:] in ".:;!?…":
        return False
    last = previous.text.rsplit("\n", 1)[-1]
    return (
        bool(_LOWER_START.match(line.text))
        or line.text[:1] in ",/&"
        or _SCRAP.fullmatch(text[previous.end : line.start].strip()) is not None
        or bool(_UNFINISHED.search(last))
        or _AWAITS_NOUN.fullmatch(last) is not None
    )


def _has_open_parenthesis(text: str) -> bool:
    """Tell whether a parenthesis opens on a line and does not close there."""
    return text.rfind("(") > text.rfind(")")


def _continues(previous: Line, line: Line, text: str) -> bool:
    if line.bullet or line.is_heading or previous.is_heading or line.is_emphasised:
        return False
    if previous.text.isupper() and not line.text.isupper():
        return False
    if previous.text[-1:] in ".:;!?…" and not (
        line.indent > previous.indent and previous.bullet and _LOWER_START.match(line.text)
    ):
        return False
    if line.text[:1].isdigit() and _AWAITS_NUMBER.search(previous.text):
        return True
    last = previous.text.rsplit("\n", 1)[-1]
    if _BARE_YEARS.fullmatch(last) and _LOWER_START.match(line.text):
        return True
    if _LONE_LINK.fullmatch(line.text) or _LONE_LINK.fullmatch(last):
        return True
    if _has_open_parenthesis(last) and _CLOSES.match(line.text):
        return True
    if line.text[:2] in {", ", "; ", ") "} or _AWAITS_NAME.fullmatch(last):
        return True
    if _LOWER_START.match(line.text) and (len(previous.text) >= 35 or _LINK_WORD.match(line.text)):
        return True
    least = 20 if _LOWER_START.match(line.text) and not _OPENS_HEADING.match(previous.text) else 45
    if _LISTED_ON.search(previous.text) and not _LOWER_START.match(line.text):
        return False
    if previous.text.endswith(" and") and _NEXT_YEARS.match(line.text):
        return False
    return len(previous.text) >= least and bool(_UNFINISHED.search(previous.text.rstrip()))
