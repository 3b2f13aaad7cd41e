"""Which rows of a résumé are headings, and which section each row stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from matcher.parsing.certificates import find_certificates
from matcher.parsing.dates import find_date_ranges
from matcher.parsing.resume.headings import KEYWORDS, SECTION_OF
from matcher.parsing.resume.identity import is_document_title
from matcher.parsing.resume.names import name_in
from matcher.parsing.resume.personal import has_reachable, is_contact, looks_like_place
from matcher.parsing.resume.rows import Row
from matcher.parsing.resume.spoken import find_spoken
from matcher.parsing.resume.study import plain_degrees
from matcher.parsing.resume.words import (
    has_organisation_word,
    has_school_word,
    has_title_word,
    is_break,
    title_strength,
)

_DECORATION: Final = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBERING: Final = re.compile(r"^(?:[\dIVX]{1,4}[.)]|[A-Z][.)])\s+")
_SPACED_OUT: Final = re.compile(r"^(?:\S )+\S$|^(?:(?:\S ){2,}\S(?:  +|$))+$")
_JOINERS: Final = re.compile(
    r"(?<![\w-])[yei](?![\w-])|\b(?:and|und|et|og|och|en|of|the|my|with|key|selected|relevant|other|additional|professional|personal)\b|[&/,+|()–—:.\-]"
)
_SPACES: Final = re.compile(r"\s+")
_INLINE: Final = re.compile(
    r"^(?P<label>[^\W\d][^\n:.|]{1,44}?)\s{0,24}(?P<mark>:|\.(?= [A-Z])| [-–—|] (?=[A-Z\d])|\t|(?<=\s)\s)[ \t]*(?=\S)"
)
_WIDE_GAP: Final = re.compile(r"\t|\s{3}")
_COLUMN_SECTIONS: Final = frozenset({"education", "languages", "certifications"})
#: Those that a tab alone may part from what they hold, in a table of two columns.
_TAB_SECTIONS: Final = frozenset(
    {"skills", "interests", "availability", "references", "courses", "volunteering"}
)
_INLINE_SECTIONS: Final = frozenset(
    {
        "skills",
        "languages",
        "certifications",
        "interests",
        "summary",
        "education",
        "references",
        "availability",
        "courses",
        "awards",
        "volunteering",
        "publications",
        "projects",
        "personal",
        "experience",
        "other",
    }
)
#: How headings end that may stand side by side over the columns of a page.
_LAST_WORDS: Final = frozenset(
    {
        *("experience", "history", "employment", "education", "skills", "summary", "profile", "languages"),
        *("contact", "contacts", "certifications", "certificates", "references", "interests", "projects"),
    }
)
_SOFT: Final = frozenset({"availability", "interests", "personal", "other", "experience"})
_NAME_ROWS: Final = 2
_OF_A_JOB: Final = re.compile(
    r"(?i)(?:(?:my|key|main|core|major|areas? of|job|daily|notable) )*(?:responsibilit(?:y|ies)|duties|tasks|achievements|accomplishments|results|scope|role|description|projects?)(?: and \w+)?:"
)
_OF_THE_JOB: Final = re.compile(
    r"(?:(?:Key|Main|Selected|Notable|Major) )?(?:[Pp]rojects?|[Aa]chievements?|[Aa]ccomplishments?|[Rr]esults):"
)
_OF_ONE_PROJECT: Final = re.compile(r"Project: \S+(?: \S+){3}")
#: What one job was done with, set below its header: "Technologies: Java, Maven".
_TOOLS_OF_A_JOB: Final = re.compile(
    r"(?:(?:Key |Main )?[Tt]ech(?:nolog(?:y|ies)|nical environment| stack)?|Stack|Tools?|Environment|Software|Frameworks?|Databases?|Platforms?|Methods?|Equipment|Skills|Programming languages?)(?: (?:used|and \w+|& \w+))?\s?:"
)
# Labels that may stand inside a job, if another job follows them.
_LABELS_INSIDE: Final = frozenset({"skills", "projects", "awards", "courses", "summary", "other"})
# Headings that also divide a single job.
_INSIDE_JOBS: Final = frozenset({"projects", "awards", "skills", "courses", "other", "?"})
#: A heading told in the first person: "Where I've been", "What I studied", "Languages I speak".
_TOLD: Final = re.compile(
    r"(?:where|what|how|places|jobs|tools|languages|things) i(?:['’]ve| have)?(?: also)? (?P<verb>[a-z]+)(?: (?:so far|before|now|well|best|at|in|with))?"
)
_TOLD_VERBS: Final = {
    **dict.fromkeys(("been", "worked", "work", "did", "done", "served", "earned"), "experience"),
    **dict.fromkeys(("studied", "study", "learned", "learnt", "trained", "graduated"), "education"),
    **dict.fromkeys(("speak", "spoke"), "languages"),
    **dict.fromkeys(("know", "use", "used"), "skills"),
    **dict.fromkeys(("built", "made"), "projects"),
}
#: Headings under which people set either their schooling or what they are good at.
# "BA History": elsewhere two capitals may be a business analyst.
_BARE_DEGREE: Final = re.compile(
    r"\W{0,3}(?:B\.?A|M\.?A|BFA|MFA|BBA)\b\.?,? (?:\(Hons\) |Hons )?[A-Z][a-z]{3,}"
)
_QUALIFICATIONS: Final = frozenset(
    {"qualifications", "qualification", "my qualifications", "key qualifications"}
)
_LATE_ROWS: Final = 60
_LATE_HEAD: Final = 3
_HEAD_BLOCK: Final = -1
_MAX_DATED_WORDS: Final = 14
_RULE: Final = re.compile(r"^[\s=\-_*#~·•.─━═]{3,}$")
_DATEISH: Final = re.compile(r"(?:19|20)\d\d|['’]\d\d\b|\d[/.]\d")


@dataclass(slots=True)
class Placed:
    """A row with the section that it stands in.

    ``label_end`` is how many characters of the row are an inline label such as ``Languages:``; ``heading`` is the text
    of the heading above, ``block`` a number that changes with every heading.
    """

    row: Row
    section: str
    heading: str = ""
    block: int = 0
    label_end: int = 0


def heading_key(text: str) -> str:
    """Return a heading in the form of the table's phrases.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Lower case, without decoration, numbering and letter spacing.

    Examples
    --------
    >>> heading_key("---- E X P E R I E N C E ----")
    'experience'
    """
    bare = _DECORATION.sub("", text.strip())
    bare = _NUMBERING.sub("", bare)
    if len(bare) > 4 and _SPACED_OUT.match(bare):
        bare = " ".join(part.replace(" ", "") for part in re.split(r" {2,}", bare))
    return _SPACES.sub(" ", bare).strip(" :.").lower()


def section_of_heading(text: str) -> str | None:
    """Return the section that a heading names, or None where its words name none.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None
        One of `RESUME_SECTIONS`, or ``"personal"``.
    """
    key = heading_key(text)
    if not key or len(key) > 70:
        return None
    found = SECTION_OF.get(key)
    if found:
        return found
    plain = _SPACES.sub(" ", _JOINERS.sub(" ", key)).strip()
    found = SECTION_OF.get(plain)
    if found:
        return found
    parts = [
        p.strip()
        for p in re.split(r"\s*(?:/|&|\||,|\+|\band\b|\bund\b|\bet\b|\s[ye]\s)\s*", key)
        if p.strip()
    ]
    if len(parts) > 1:
        sections = [
            SECTION_OF.get(p) or SECTION_OF.get(_SPACES.sub(" ", _JOINERS.sub(" ", p)).strip()) for p in parts
        ]
        named = [s for s in sections if s]
        if len(named) == len(parts):
            return named[0]
        firm = [s for s in named if s not in _SOFT]
        if firm and len(key.split()) <= 6 and not has_title_word(text):
            return firm[0]
    told = _TOLD.fullmatch(key)
    return _TOLD_VERBS.get(told["verb"]) if told else _side_by_side(key)


def _side_by_side(key: str) -> str | None:
    """Return the section of headings of several columns that came to stand in one row: "summary education experience"."""
    sections: list[str] = []
    phrase = ""
    for word in key.replace(":", " ").split():
        phrase = f"{phrase} {word}".strip()
        if word in _LAST_WORDS and phrase in SECTION_OF:
            sections.append(SECTION_OF[phrase])
            phrase = ""
    if phrase or len(set(sections)) < 2:
        return None
    return "experience" if "experience" in sections else sections[-1]


def _keyword_section(text: str) -> str | None:
    """Return the section that a word of an unknown heading suggests."""
    key = heading_key(text)
    for word, section in KEYWORDS:
        if word in key:
            return section
    return None


def suggests_section(word: str) -> bool:
    """Tell whether a word begins like those that headings are made of.

    Parameters
    ----------
    word : str

    Returns
    -------
    bool
    """
    bare = _DECORATION.sub("", word).lower()
    return any(bare.startswith(key) for key, _ in KEYWORDS)


def _looks_like_heading(row: Row, following: Row | None, has_date_near: bool) -> bool:
    """Tell a short line that heads something from a line of text, by its looks alone."""
    text = row.text
    key = heading_key(text)
    if not key or len(key.split()) > 8 or _DATEISH.search(text) or "@" in text:
        return False
    bare = _DECORATION.sub("", text)
    if row.is_markup_heading:
        return True
    decorated = bool(re.match(r"^[\W_]{3,}.*[\W_]{3,}$|^\*\*.*\*\*:?$|^[|=#]+ .* ?[|=#]*$", text)) or bool(
        _SPACED_OUT.match(bare) and len(bare) > 6
    )
    if decorated:
        return True
    letters = [c for c in bare if c.isalpha()]
    capitals = len(letters) > 3 and all(c.isupper() for c in letters)
    if row.n_words > 7 or ("," in text and not capitals):
        return False
    if text.rstrip().endswith(":") and row.n_words <= 5 and not row.bullet:
        return True
    return (
        capitals
        and not row.bullet
        and not text.rstrip().endswith(".")  # "AFCOS.", the last word of the sentence above
        and not has_date_near
        and not has_title_word(text)
        and "|" not in text
        and (row.blank_before or following is not None)
    )


def place_rows(rows: list[Row], as_of: date) -> list[Placed]:
    """Put every row into a section; headings themselves are left out.

    Parameters
    ----------
    rows : list of Row
    as_of : datetime.date

    Returns
    -------
    list of Placed
        Rows above the first heading stand in ``"head"``.
    """
    dated = [bool(_DATEISH.search(r.text)) and bool(find_date_ranges(r.text, as_of)) for r in rows]
    first_texts = {
        next(
            (
                i
                for i, r in enumerate(rows)
                if r.side == side and not _RULE.match(r.text) and not is_document_title(r.text)
            ),
            -1,
        )
        for side in (0, 1)
    }
    in_capitals = sum(r.text.isupper() for r in rows) * 2 > len(rows)
    kinds = [
        _heading_section(rows, i, dated, in_capitals=in_capitals)
        if i not in first_texts or (r.is_markup_heading and r.side == 1)
        else _first_heading(r)
        for i, r in enumerate(rows)
    ]
    for i in reversed(range(len(rows))):  # "### Acme" opens an entry if "#### Clerk" below it does
        row = rows[i]
        if kinds[i] != "?":
            continue
        if _heads_entry(rows, kinds, i, dated) if row.is_markup_heading else _stands_between(kinds, i):
            kinds[i] = None
    _demote_labels(rows, kinds, dated)
    placed: list[Placed] = []
    state = {0: ("head", "", 0), 1: ("head", "", 0)}
    block = 0
    inline_from: tuple[str, str, int] | None = None
    jobs_below = _jobs_below(rows, kinds, dated)
    for index, row in enumerate(rows):
        if _RULE.match(row.text):
            continue
        kind = kinds[index]
        side = row.side
        if kind is not None:
            block += 1
            section = kind
            if section == "?":
                section = _keyword_section(row.text) or _content_section(rows, kinds, index, dated)
            state[side] = (section, heading_key(row.text), block)
            inline_from = None
            continue
        section, heading, number = state[side]
        label = _inline_label(row)
        if section == "experience" and label is not None and _speaks_of_job(row, label[0], jobs_below[index]):
            label = None  # "Projects: …" below the bullets of a job speaks of that job
        if label is not None and label[0] == section == "education":
            placed.append(Placed(row, section, heading, number, label[1]))  # "Degree: …" below the school
            inline_from = None
            continue
        if label is not None and section != "personal":
            block += 1
            inline_from = (label[0], heading_key(row.text[: label[1]]), block)
            placed.append(Placed(row, label[0], inline_from[1], block, label[1]))
            continue
        if inline_from is not None:
            carries_on = not row.blank_before and (row.bullet or row.text[:1].islower() or row.indent > 0)
            if section == "head":
                carries_on = carries_on or (not row.blank_before and inline_from[0] != "personal")
            if carries_on:
                placed.append(Placed(row, *inline_from))
                continue
            inline_from = None
        placed.append(Placed(row, section, heading, number))
    return _told_by_content(_with_late_head(placed), as_of)


def _with_late_head(placed: list[Placed]) -> list[Placed]:
    """Take name, title and town below a side column that the file has first for the head that they are."""
    if not placed or placed[0].section == "head":
        return placed
    for index, item in enumerate(placed[:_LATE_ROWS]):
        row = item.row
        if not (row.blank_before and name_in(row.text) and not row.bullet and item.label_end == 0):
            continue
        last = index + 1
        while last < len(placed) and placed[last].block == item.block and not placed[last].row.blank_before:
            last += 1
        below = [p.row.text for p in placed[index + 1 : last]]
        if not (
            below
            and len(below) <= _LATE_HEAD
            and title_strength(below[0]) == 2
            and looks_like_place(below[-1])
        ):
            continue
        head = [replace(p, section="head", heading="", block=_HEAD_BLOCK) for p in placed[index:last]]
        return [*placed[:index], *head, *placed[last:]]
    return placed


def _told_by_content(placed: list[Placed], as_of: date) -> list[Placed]:
    """Take "Qualifications" for skills where nothing below it was studied anywhere."""
    blocks = {p.block for p in placed if p.section == "education" and p.heading in _QUALIFICATIONS}
    for item in placed:
        if item.block in blocks and (
            plain_degrees(item.row.text)
            or _BARE_DEGREE.match(item.row.text)
            or has_school_word(item.row.text)
            or find_certificates(item.row.text)
            or find_date_ranges(item.row.text, as_of)
        ):
            blocks.discard(item.block)
    return [replace(p, section="skills") if p.block in blocks else p for p in placed]


def _speaks_of_job(row: Row, section: str, is_job_below: bool) -> bool:
    """Tell a label inside a job ("Technologies: Java, Maven") from one that opens a section."""
    if _OF_ONE_PROJECT.match(row.text):
        return True
    close = not row.blank_before
    if close and (_OF_THE_JOB.match(row.text) or _TOOLS_OF_A_JOB.match(row.text)):
        return True
    if close and section == "languages" and not find_spoken(row.text, 0, in_section=True):
        return True  # "Languages: Java, Go"
    return is_job_below and section in _LABELS_INSIDE and not row.text.partition(":")[0].isupper()


def _jobs_below(rows: list[Row], kinds: list[str | None], dated: list[bool]) -> list[bool]:
    """Tell of each row whether a job follows before the next heading."""
    found = [False] * len(rows)
    follows = False
    for index in reversed(range(len(rows))):
        found[index] = follows
        if kinds[index] is not None:
            follows = False
        elif not follows and dated[index] and _is_job(rows, index, max(index - 1, 0)):
            follows = True
    return found


def _is_job(rows: list[Row], index: int, first: int) -> bool:
    """Tell whether a dated row is that of a job: a range beside a title, in a row not above ``first``."""
    row = rows[index]
    if row.bullet or not _has_range(row.text) or row.n_words > _MAX_DATED_WORDS:
        return False
    beside = [rows[i].text for i in (index - 1, index, index + 1) if first <= i < len(rows)]
    return any(title_strength(t) == 2 for t in beside)


def _demote_labels(rows: list[Row], kinds: list[str | None], dated: list[bool]) -> None:
    """Take "Projects:" inside a job for what it is: text, if it is set otherwise than the sections and a job follows."""
    current, n_jobs = -1, 0
    for index, row in enumerate(rows):
        if kinds[index] is None:
            n_jobs += dated[index] and _has_range(row.text)
            continue
        if (
            kinds[index] is not None
            and 0 <= current < index - 1
            and not row.blank_before
            and not row.is_markup_heading
            and _OF_A_JOB.fullmatch(row.text.strip())
            and _style(row) != _style(rows[current])
        ):
            kinds[index] = None  # "Responsibilities:" right below a job, dated or not
            continue
        if (
            kinds[index] in _INSIDE_JOBS
            and not (kinds[index] == "?" and _keyword_section(row.text) == "experience")
            and current >= 0
            and n_jobs
            and not row.is_markup_heading
            and _style(row) != _style(rows[current])
            and (
                (_OF_A_JOB.fullmatch(row.text.strip()) and not row.blank_before)
                or _is_set_closer(row, rows[current], kinds[index])
                or _job_follows(rows, kinds, index, dated)
            )
        ):
            kinds[index] = None
            continue
        current, n_jobs = (index if kinds[index] == "experience" else -1), 0


def _is_set_closer(row: Row, heading: Row, kind: str | None) -> bool:
    """Tell a label right below the lines of a job from a heading, where headings stand below an empty line."""
    return kind in ("projects", "awards") and heading.blank_before and not row.blank_before


def _style(row: Row) -> tuple[bool, bool, bool]:
    """Return what sets a heading apart: capitals, a colon, the space above it."""
    return row.text.isupper(), row.text.rstrip().endswith(":"), row.blank_before


def _job_follows(rows: list[Row], kinds: list[str | None], index: int, dated: list[bool]) -> bool:
    """Tell whether the rows below, up to the next heading, hold a job: a range of dates beside a title."""
    for later in range(index + 1, len(rows)):
        if kinds[later] is not None and kinds[later] not in _INSIDE_JOBS:
            return False
        if kinds[later] is None and dated[later] and _is_job(rows, later, index + 1):
            return True
    return False


def _stands_between(kinds: list[str | None], index: int) -> bool:
    """Tell the one row of a section, such as "HIPAA" under "Certifications", from a heading with nothing below."""
    above, below = kinds[index - 1], kinds[index + 1] if index + 1 < len(kinds) else "?"
    return index > 0 and above not in (None, "?") and below is not None


def _heads_entry(rows: list[Row], kinds: list[str | None], index: int, dated: list[bool]) -> bool:
    """Tell a heading of the markup that names one job or school, with its dates below, from that of a section."""
    text = rows[index].text
    if suggests_section(text.split()[-1]) or not (
        title_strength(text) == 2 or has_organisation_word(text) or has_school_word(text)
    ):
        return False
    for later in range(index + 1, min(index + 4, len(rows))):
        if kinds[later] is not None and not rows[later].is_markup_heading:
            return False
        if dated[later]:
            return _has_range(rows[later].text) and rows[later].n_words <= _MAX_DATED_WORDS
        if kinds[later] is not None:
            return False
    return False


def _first_heading(row: Row) -> str | None:
    """Return the section that the very first row heads: a name is not an unknown heading."""
    return section_of_heading(row.text) if row.n_words <= 4 and "@" not in row.text else None


def _heading_section(
    rows: list[Row], index: int, dated: list[bool], *, in_capitals: bool = False
) -> str | None:
    """Return the section that the row heads, ``"?"`` for an unknown heading, None for text."""
    row = rows[index]
    text = row.text
    if len(text) > 90 or row.n_words > 9 or (text.endswith(".") and row.n_words > 3) or "@" in text:
        return None
    following = rows[index + 1] if index + 1 < len(rows) else None
    near = dated[index] or (index + 1 < len(rows) and dated[index + 1] and not rows[index + 1].blank_before)
    if not dated[index]:
        known = section_of_heading(text)
        if known and _may_head(row, following, near) and not ("," in text and plain_degrees(text)):
            return known
    elif row.is_markup_heading or re.search(r"\(\d+ years?\)", text):
        return section_of_heading(re.sub(r"\([^)]*\)", "", text))
    if plain_degrees(text) and not row.is_markup_heading:
        return None  # "Programming, Bachelor degree", "Economics (bachelor's degree):"
    stripped = re.sub(r"\s*\([^()]{2,60}\)\s*:?$", "", text)
    if stripped != text and not dated[index]:
        known = section_of_heading(stripped)
        if known and _may_head(row, following, near):
            return known
    if dated[index] or not index or is_break(text):
        return None
    if in_capitals and not row.is_markup_heading and not (row.blank_before and row.n_words <= 3):
        return None
    if is_contact(_DECORATION.sub("", text)):
        return None
    if index <= _NAME_ROWS and following is not None and not near and _is_name_above(text, following.text):
        return None
    if _looks_like_heading(row, following, near):
        return "?"
    if (
        near
        and _looks_like_heading(row, following, False)
        and _keyword_section(text) not in (None, "personal")
        and not has_organisation_word(text)
    ):
        return "?"
    return None


def _is_name_above(text: str, below: str) -> bool:
    """Tell a name in capitals above the address from the heading of a section."""
    return (
        name_in(text) is not None
        and not any(suggests_section(w) or _JOINERS.fullmatch(w.lower()) for w in text.split())
        and (has_reachable(below) or is_contact(below) or looks_like_place(below))
    )


def _may_head(row: Row, following: Row | None, near: bool) -> bool:
    """Tell "Teaching" the heading from "teaching" the skill and "Now" the cell."""
    text = row.text.strip()
    if row.is_markup_heading:
        return True
    if row.bullet and row.bullet == "o":
        return False
    bare = _DECORATION.sub("", text)
    if not bare or (not (bare[0].isupper() or bare[0].isdigit()) and not row.blank_before):
        return False
    if row.bullet and not bare.isupper() and not row.bullet[:1].isdigit():
        same_below = following is not None and following.bullet == row.bullet and not following.blank_before
        return (
            row.blank_before
            and row.n_words <= 4
            and not (same_below and row.bullet in ("-", "–", "•", "·", "o"))
        )
    return True


def _inline_label(row: Row) -> tuple[str, int] | None:
    """Return section and length of a label such as ``Languages:`` at the start of a row."""
    match = _INLINE.match(row.text)
    if not match:
        return None
    label = match["label"]
    section = section_of_heading(label)
    if match["mark"].isspace() and not label.isupper():
        # "Education       MEng Mechanical Engineering, 2016": a table of labels, its columns kept apart by space.
        is_column = not row.bullet and (
            (section in _COLUMN_SECTIONS and bool(_WIDE_GAP.search(match[0])))
            or (section in _TAB_SECTIONS and "\t" in match[0])
        )
        return (section, match.end()) if section is not None and is_column else None
    if section is None or section not in _INLINE_SECTIONS:
        return None
    if match["mark"] != ":" and not (label.isupper() and len(label) > 4):
        spoken = (
            match["mark"] == "."
            and row.blank_before
            and " " not in label
            and section not in ("experience", "skills")
        )
        if not spoken:
            return None
    if section in ("experience", "projects", "summary", "other") and not label.isupper() and row.bullet:
        return None
    if row.bullet and section not in ("skills", "languages", "certifications", "education", "interests"):
        return None
    return section, match.end()


def _content_section(rows: list[Row], kinds: list[str | None], index: int, dated: list[bool]) -> str:
    """Guess the section of an unknown heading from the rows below it."""
    n_jobs = n_rows = 0
    for later in range(index + 1, len(rows)):
        if kinds[later] is not None:
            break
        n_rows += 1
        row = rows[later]
        if dated[later] and _has_range(row.text) and (has_title_word(row.text) or not row.bullet):
            n_jobs += 1
    if n_jobs and n_jobs * 12 >= n_rows:
        return "experience"
    return "other"


_RANGE_HINT: Final = re.compile(
    r"(?:19|20)\d\d\)?\s{0,3}(?:[-–—→/]|to\b|until\b|bis\b|à\b|a\b|till\b)|(?:since|seit|depuis|desde|from)\s.{0,12}(?:19|20)\d\d|['’]\d\d\s{0,3}(?:[-–—]|to\b)"
    r"|\b(?:19|20)\d\d\s{1,4}(?:(?:19|20)\d\d|present|now|current|today|heute)\b",
    re.IGNORECASE,
)


def _has_range(text: str) -> bool:
    """Tell whether a text seems to hold a range of dates."""
    return bool(_RANGE_HINT.search(text))
