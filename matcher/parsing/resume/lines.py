"""The unit of evidence: rows of a résumé as lines that may be scored, with their personal parts cut out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from matcher.parsing.dates import find_date_ranges
from matcher.parsing.resume.identity import NEUTRAL, is_document_title, is_own_name, neutralise
from matcher.parsing.resume.pastimes import is_pastime
from matcher.parsing.resume.personal import (
    is_mostly_contact,
    is_nationality,
    is_personal_row,
    states_citizenship,
)
from matcher.parsing.resume.repetition import without_repetition
from matcher.parsing.resume.rows import Row
from matcher.parsing.resume.sentences import split_sentences
from matcher.types import ResumeLine, TextSpan

LONG_PROSE_WORDS: Final = 30
_SEPARATOR: Final = re.compile(r"\s?[,|;•·▪/]\s|\s\|\s")
_SIGNED: Final = re.compile(
    r"^(?:(?:[Pp]lace|[Dd]ate|[Oo]rt|[Dd]atum|[Ff]echa|[Ll]ugar)\s*:\s*\S.{0,60}|[A-ZÀ-Þ][\w .-]{2,30},\s*(?:den\s|le\s|am\s)?\d{1,2}[. ](?:\s?\d{1,2}\.|\s?[^\W\d]{3,10})\s?\d{4})$"
)
_TOOLS_LABEL: Final = re.compile(
    r"(?i)^(?:technolog\w+|tools|tech stack|stack|environment|skills|keywords|software|languages|platforms?|technical environment|umgebung|technologies used|kenntnisse)\b[^:]{0,30}:"
)
_LONGEST_DATES: Final = 80
_DURATION: Final = re.compile(
    r"(?i)\b\d{1,3}[+]?\s?(?:years?|yrs?|y|months?|mos?|m|jahre?|monate?|ans?|mois|años?|meses|mes)\b|\b(?:from|since|to|until|dates?|period|zeitraum)\b"
)
_CITIZEN_WORDS: Final = 14
_MAX_LINE_WORDS: Final = 220


@dataclass(slots=True)
class LineBuilder:
    """Collects lines in the order of the document.

    ``contact`` gathers the spans that are kept out.
    """

    text: str
    names: tuple[str, ...]
    lines: list[ResumeLine] = field(default_factory=list)
    contact: list[TextSpan] = field(default_factory=list)

    def keep_out(self, start: int, end: int) -> None:
        """Record a span that identifies the person."""
        if end > start:
            self.contact.append(TextSpan(text=self.text[start:end], start=start, end=end))

    def add_span(self, start: int, end: int, section: str, role: str) -> None:
        """Add one span as a line."""
        self._append(start, end, section, role, None, None)

    def add_row(
        self,
        row: Row,
        *,
        section: str,
        role: str | None = None,
        experience: int | None = None,
        education: int | None = None,
        label_end: int = 0,
        is_free_time: bool = False,
    ) -> None:
        """Add the lines of one row.

        Parameters
        ----------
        row : Row
        section : str
        role : str, optional
            Read from the row where not given.
        experience, education : int, optional
        label_end : int, default 0
            Length of an inline label such as ``Languages:``, which stays part of the line.
        is_free_time : bool, default False
            The row stands under a heading for pastimes, which are kept out.
        """
        if (
            (is_personal_row(row.text) and section != "experience")
            or is_document_title(row.text)
            or is_own_name(row.text, self.names)
            or (experience is None and _SIGNED.match(row.text))
        ):
            self.keep_out(row.start, row.end)
            return
        if is_free_time:
            spans = split_sentences(row.text[label_end:]) or [(0, len(row.text) - label_end)]
            pastimes = [is_pastime(row.text[label_end + a : label_end + b]) for a, b in spans]
            if all(pastimes):
                self.keep_out(row.start, row.end)
                return
            for (a, b), is_out in zip(spans, pastimes, strict=True):
                span = (row.start + label_end + a, row.start + label_end + b)
                if is_out:
                    self.keep_out(*span)
                else:
                    self._append(*span, section, "bullet" if row.bullet else "prose", experience, education)
            return
        for start, end in self._kept(row, section, experience, role, label_end):
            self._append(
                start,
                end,
                section,
                role or _role(self.text[start:end], row, section, label_end),
                experience,
                education,
            )

    def _kept(
        self, row: Row, section: str, experience: int | None, role: str | None, label_end: int
    ) -> list[tuple[int, int]]:
        """Return the spans of a row that may be scored."""
        spans = [(row.start + a, row.start + b) for a, b in split_sentences(row.text)] or [
            (row.start, row.end)
        ]
        in_job = experience is not None
        kept: list[tuple[int, int]] = []
        cut = False
        for start, end in spans:
            piece = self.text[start:end]
            personal = is_mostly_contact(piece) and len(piece.split()) <= 12
            if not in_job and (
                (section not in ("languages", "skills") and is_nationality(piece))
                or (states_citizenship(piece) and len(piece.split()) <= _CITIZEN_WORDS)
            ):
                personal = True
            if end - row.start <= label_end:  # "Other." before the sentences that it heads
                continue
            if personal and not (in_job and role != "header"):
                self.keep_out(start, end)
                cut = True
            else:
                kept.append((start, end))
        long_prose = not row.bullet and role != "header" and len(row.text.split()) > LONG_PROSE_WORDS
        if long_prose or len(row.text.split()) > _MAX_LINE_WORDS:
            return kept
        if not cut:
            return [(row.start, row.end)]
        merged: list[tuple[int, int]] = []
        for start, end in kept:
            if merged and not any(c.start >= merged[-1][1] and c.end <= start for c in self.contact[-8:]):
                merged[-1] = (merged[-1][0], end)
            else:
                merged.append((start, end))
        return merged

    def _append(
        self, start: int, end: int, section: str, role: str, experience: int | None, education: int | None
    ) -> None:
        """Append one line, if there is a word in it."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        piece = self.text[start:end]
        if not any(c.isalnum() for c in piece):
            return
        scored = without_repetition(neutralise(piece, self.names))
        if scored != piece and not any(c.isalnum() for c in scored.replace(NEUTRAL, "")):
            self.keep_out(start, end)
            return
        self.lines.append(
            ResumeLine(
                index=len(self.lines),
                text=piece,
                start=start,
                end=end,
                section=section,
                role=role,
                experience=experience,
                education=education,
                scored_text=scored,
            )
        )


def says_only_when(text: str, as_of: date) -> bool:
    """Tell a row of dates alone, which is evidence of nothing, from one that says what was done.

    Parameters
    ----------
    text : str
    as_of : datetime.date

    Returns
    -------
    bool
    """
    if len(text) > _LONGEST_DATES:
        return False
    ranges = find_date_ranges(text, as_of)
    if not ranges:
        return False
    kept, position = [], 0
    for found in ranges:
        kept.append(text[position : found.start_offset])
        position = found.end_offset
    rest = _DURATION.sub(" ", " ".join([*kept, text[position:]]))
    return not re.search(r"[^\W\d_]", rest)


def _role(text: str, row: Row, section: str, label_end: int) -> str:
    """Tell an enumeration from a bullet and from prose."""
    separators = len(_SEPARATOR.findall(text))
    width = len(text.split()) / (separators + 1)
    plain = "bullet" if row.bullet else "prose"
    if re.search(r"[.!?]\s+\S", text):
        return plain
    if (
        section == "skills"
        and (label_end or separators >= 1)
        and width <= 5
        and (label_end or not text.endswith(".") or width <= 2.5)
    ):
        return "list"
    if section in ("experience", "volunteering", "projects", "summary"):
        enumerates = (separators >= 5 and width <= 2.2 and not text.endswith(".")) or (
            separators >= 2 and bool(_TOOLS_LABEL.match(text)) and width <= 4
        )
        return "list" if enumerates else plain
    return "list" if separators >= 2 and width <= 3.5 and not text.endswith(".") else plain
