"""Headings of a posting that their shape gives away, whatever their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import groupby, pairwise
from typing import Final

from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.headings import classify, is_heading_like
from matcher.parsing.posting.lines import Line
from matcher.parsing.posting.sentences import split_sentences

_MAX_WORDS: Final = 9
_MAX_LENGTH: Final = 80
_DECORATED: Final = re.compile(
    r"(?P<mark>[=~_+#|:<>•·●■◆★☆─━═-])(?P=mark){1,30}\s{0,3}(?P<words>[^\n]{2,70})"
)
_BRACKETED: Final = re.compile(r"\[\s{0,2}[^\[\]\n]{3,60}\]|【[^】\n]{1,40}】|<<[^<>\n]{3,60}>>")
_RULE: Final = re.compile(r"\n[ \t>|]{0,4}[=\-~_*─━═]{4,200}[ \t]*(?:\n|$)")
# So many lines of at most so many characters, all asking for something, are a list.
_ROWS: Final = 4
_ROW_ASKS: Final = 1.7
_LONGEST_ROW: Final = 600
# So many lines in a row that each explain a name make a list.
_LABELLED: Final = 3
_EXPLAINED: Final = re.compile(r"[A-Z][^.:!?]{3,60}: (?=\S+ \S+ \S+)")
_SENTENCE_END: Final = frozenset(".;,")
# A line that parts a list has at most so many words, and so many lines of the list on either side.
_LINE_WORDS: Final = 7
_LIST_LINES: Final = 2
# From this score on the words of a heading decide.
_TELLING: Final = 4.0
# From this score on a short line heads what stands below it.
_HEADS: Final = 3.0
# A line of fewer characters, or of less than this share of the longest one, was not wrapped.
_LEAST_WRAPPED: Final = 45
_WRAPPED_SHARE: Final = 0.6


def find_titles(lines: list[Line], text: str) -> frozenset[int]:
    """Return the positions of the lines that are set off as headings by rules, marks or numbers.

    Parameters
    ----------
    lines : list of Line
    text : str
        The document that the lines were cut from.

    Returns
    -------
    frozenset of int

    Examples
    --------
    >>> from matcher.parsing.posting.lines import split_lines
    >>> text = "== you need ==\\n- SQL\\n- Excel\\n"
    >>> sorted(find_titles(split_lines(text), text))
    [0]
    """
    raws = [_raw(text, line) for line in lines]
    found = {
        i for i, line in enumerate(lines)
        if _is_short(line.text) and (_is_decorated(raws[i]) or (not line.bullet and _RULE.match(text, _line_end(text, line))))
    }  # fmt: skip
    marks = [_mark_of(line, raw) for line, raw in zip(lines, raws, strict=True)]
    found |= (
        _lone_marks(lines, marks) | _between_marks(lines, marks, raws) | _above_wishes(lines, marks, text)
    )
    return frozenset(found)


def find_rows(lines: list[Line]) -> frozenset[int]:
    """Return where the lines begin that are a list without bullets: several in a row that ask for something.

    Parameters
    ----------
    lines : list of Line

    Returns
    -------
    frozenset of int
        Offsets into the document.

    Examples
    --------
    >>> from matcher.parsing.posting.lines import split_lines
    >>> rows = "Knowledge of soil science.\\nAbility to read maps.\\nSkill in pruning.\\nStrong back. Must lift 20 kg."
    >>> len(find_rows(split_lines(rows)))
    4
    """
    found: set[int] = set()
    for is_run, rows in groupby(lines, _asks):
        run = list(rows)
        # Headings say "qualifications" and "experience" too: they are no items.
        if (
            is_run
            and sum(classify(row.text).score < _HEADS or not is_heading_like(row.text) for row in run)
            >= _ROWS
        ):
            found |= {row.start for row in run}
    return frozenset(found)


def find_labelled(lines: list[Line]) -> frozenset[int]:
    """Return where the lines without bullets begin that name something and explain it ("Calm: you …. You …"), several in a row.

    Parameters
    ----------
    lines : list of Line

    Returns
    -------
    frozenset of int
        Offsets into the document.
    """
    return _runs(lines, _explains, _LABELLED)


def _runs(lines: list[Line], belongs: Callable[[Line], bool], least: int) -> frozenset[int]:
    """Return where the lines begin that belong, at least so many of them in a row."""
    found: set[int] = set()
    for is_run, rows in groupby(lines, belongs):
        starts = {row.start for row in rows}
        if is_run and len(starts) >= least:
            found |= starts
    return frozenset(found)


def _is_row(line: Line) -> bool:
    return not line.bullet and not line.is_heading and len(line.text) <= _LONGEST_ROW


def _explains(line: Line) -> bool:
    return _is_row(line) and _EXPLAINED.match(line.text) is not None


def _asks(line: Line) -> bool:
    return (
        _is_row(line)
        and line.text[-1:] != ":"
        and requirement_score(line.text) >= _ROW_ASKS
        and len(split_sentences(line.text)) <= 2
    )


def _raw(text: str, line: Line) -> str:
    return text[text.rfind("\n", 0, line.start) + 1 : _line_end(text, line)].strip()


def _line_end(text: str, line: Line) -> int:
    end = text.find("\n", line.end)
    return len(text) if end < 0 else end


def _is_short(text: str) -> bool:
    return (
        len(text) <= _MAX_LENGTH
        and len(text.split()) <= _MAX_WORDS + 1
        and text.rstrip()[-1:] not in _SENTENCE_END
    )


def _is_decorated(raw: str) -> bool:
    """Recognise "== words ==", "--- words ---" and "[words]"."""
    match = _DECORATED.match(raw)
    if match is not None:
        words = match.group("words").rstrip()
        return words.endswith(match.group("mark") * 2) or match.group("mark") in "=#─━═"
    return _BRACKETED.fullmatch(raw) is not None and len(raw.split()) > 1


def _mark_of(line: Line, raw: str) -> str:
    """Return what a line is marked with: its bullet, or how it is numbered ("1", "1.1", "a")."""
    if line.bullet == "mark":
        # Emoji differ from one heading to the next: they count as one mark.
        return "emoji" if raw[0] >= "\u2600" and not "\u2700" <= raw[0] <= "\u27bf" else raw[0]
    if line.bullet == "number":
        if "." in line.number:
            return "1.1"
        return "1" if line.number.isdigit() else "a"
    return ""


def _between_marks(lines: list[Line], marks: list[str], raws: list[str]) -> set[int]:
    """Return the short lines without a mark that part one list in two, as "Great to have" between the points 11 and 12."""
    width = max((len(raw) for raw in raws), default=0)
    found: set[int] = set()
    for i in range(_LIST_LINES, len(lines) - _LIST_LINES):
        line, before = lines[i], marks[i - 1]
        if (
            not marks[i]
            and before
            and all(
                mark == before for mark in (*marks[i - _LIST_LINES : i], *marks[i + 1 : i + 1 + _LIST_LINES])
            )
            and len(line.text.split()) <= _LINE_WORDS
            and _is_short(line.text)
            and line.text[:1].isupper()
            # "Hide" is what a page left behind.
            and (" " in line.text or classify(line.text).kind != "unknown")
            # Otherwise it may be the end of the point above, in a text that was wrapped.
            and (
                raws[i - 1][-1:] in ".;!?)" or len(raws[i - 1]) < max(_LEAST_WRAPPED, _WRAPPED_SHARE * width)
            )
        ):
            found.add(i)
    return found


def _above_wishes(lines: list[Line], marks: list[str], text: str) -> set[int]:
    """Return the short lines that say "a plus" or the like alone, with a gap above and what is wished for right below."""
    found: set[int] = set()
    for i, (line, below) in enumerate(pairwise(lines)):
        if (
            not marks[i]
            and len(line.text.split()) <= _LINE_WORDS
            and _is_short(line.text)
            and line.text[:1].isupper()
            and (marks[i + 1] or len(below.text) > 2 * len(line.text))
            and text[: line.start].endswith("\n\n")
            and text[line.end : below.start].count("\n") == 1
        ):
            heading = classify(line.text)
            if heading.necessity == "preferred" and heading.score >= _TELLING:
                found.add(i)
    return found


def _lone_marks(lines: list[Line], marks: list[str]) -> set[int]:
    """Return the marked lines that head what follows instead of standing among their like."""
    counts = Counter(mark for mark in marks if mark)
    alone: dict[str, list[int]] = {}
    for position, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        last = position + 1 == len(lines)
        if mark and not last and marks[position + 1] != mark and _is_short(line.text):
            alone.setdefault(mark, []).append(position)
    found: set[int] = set()
    for mark, positions in alone.items():
        if mark == "1.1":
            continue
        if counts[mark] == len(positions) >= 2:
            # Every line with this mark stands alone above something else.
            telling = [p for p in positions if classify(lines[p].text).kind != "unknown"]
            if len(telling) * 2 >= len(positions):
                found.update(positions)
                continue
        if mark == "emoji" and len(positions) >= 3:
            # Most lines with an emoji head something: those whose words say so do too.
            telling = [p for p in positions if classify(lines[p].text).score >= 2.5]
            if len(telling) * 2 >= counts[mark]:
                found.update(telling)
        for position in positions:
            text = lines[position].text
            before = marks[position - 1] if position else ""
            if before == mark and not (text.isupper() and marks[position + 1]):
                # The last of its list, above something that is not marked: "GDPR".
                continue
            known = classify(text)
            if known.kind == "unknown":
                continue
            if (text.isupper() and len(text) > 3) or (known.score >= 2.5 and is_heading_like(text)):
                found.add(position)
    return found
