"""From a job's header to title, organisation, dates, share of full time and whether it was paid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from matcher.parsing.dates import DateRange
from matcher.parsing.resume.names import COUNTRIES, ends_in_country
from matcher.parsing.resume.personal import URL, looks_like_place
from matcher.parsing.resume.words import has_organisation_word, has_school_word, is_unpaid, title_strength

_STRONG: Final = re.compile(
    r"\s+[|·•∙–—~◦－]\s+|\s+-{1,2}\s+|\t+|\s{3,}|\.{4,}|\s@\s|\n+|;\s+|(?<=[^\W\d_]):\s+|\s→\s"
)
_BRACKETED: Final = re.compile(r"\([^()]*\)")
_SLASH: Final = re.compile(r"\s/\s")
_AT: Final = re.compile(
    r"\s(?:at|with|bei|chez|presso|bij|hos)\s(?:the\s)?(?=[A-ZÀ-Þ]|[a-z]{1,2}[A-Z]|\d+[a-z]|[a-z][\w-]{1,30}\.[a-z]{2,4}\b)|\s(?:in|on) (?:the )?(?:project|company|firm)\s(?=[A-ZÀ-Þ])|^[^,]{3,60}\sfor\s(?:the\s)?(?=[A-ZÀ-Þ])"
)
_IN: Final = re.compile(r"\sin\s(?=[A-ZÀ-Þ])")
_LEFTOVER: Final = re.compile(
    r"(?i)[\s,;]+(?:winters|summers|weekends|evenings|since|from|and|seit|depuis|desde|in|the)$|^(?:now|before that|previously|then|earlier)[.,:]\s+"
)
_EDGE: Final = re.compile(r"^(?:(?!\.NET\b)[\W_])+|[\s,;:|·•–—\-~/@(\[*_→]+$")
_FORMAL: Final = re.compile(
    r"(?i)\b(?:inc|llc|llp|ltd|limited|plc|gmbh|ag|corp|corporation|company|s\.a|b\.v|bank|university|universität|hospital|college|clinic|school|group)\b\.?(?=\s*(?:\(|$))"
)
_BRACKETS: Final = re.compile(r"\s*[(\[]\s*[,;|–—-]?\s*[)\]]")
_CLOSING: Final = re.compile(r"\s*(?:\((?P<round>[^()]{1,80})\)|\[(?P<square>[^\[\]]{1,120})\])")
_LABELS: Final = re.compile(
    r"(?im)^(?:position(?: held)?|occupation or position held|occupation|job title|title|role|designation|post held|employer|name(?: and address)? of employer|company|organi[sz]ation|client|location|dates?(?: of employment)?|period|duration|"
    r"from|funktion|arbeitgeber|firma|position|poste|employeur|entreprise|cargo|puesto|empresa|ruolo|azienda|datore di lavoro|ausgeübte(?:r beruf| funktion)|zeitraum|ort)\s*(?:\([^)]{0,20}\))?\s*(?::|\t|\s{2,})\s*"
)
#: A part of a university, not the employer: "Department of Geography, Tern University".
_UNIT: Final = re.compile(
    r"(?i)(?:department|dept\.?|division|faculty|school|section|chair|centre|center|lab(?:oratory)?|institute) (?:of|for)\b"
)
#: Terms of a federal or agency job, each on a row of its own: they name neither title nor employer.
TERMS: Final = re.compile(
    r"(?i)^(?:salary|pay|hours(?: worked)?(?: per week)?|series|grade(?: level)?|pay (?:plan|grade)|supervisor|okay to contact|may we contact|ok to contact|type of business(?: or sector)?|reason for leaving)\b[^:\n]{0,30}:\s?\S"
)
_CELL_GAP: Final = re.compile(r"\s[|•·]\s?|\t+|;\s+")
_EMPTY_LABEL: Final = re.compile(r"(?i)\s*(?:from|to|start|end|dates?|period|until)(?: date)?\s*:?\s*")
#: The heading of the section on the line of the first job.
_HEADING_AHEAD: Final = re.compile(
    r"(?i)^\s*(?:(?:professional|work|working|relevant|career|job) )?(?:experience|history|employment)\s?:\s+(?=\S)"
)
_ORG_LABEL: Final = re.compile(
    r"(?im)^(?:employer|name(?: and address)? of employer|company|organi[sz]ation|client|arbeitgeber|firma|employeur|entreprise|empresa|azienda|datore di lavoro)\s*(?::|\t|\s{2,})\s*(?P<value>[^\n]+)"
)
_TITLE_LABEL: Final = re.compile(
    r"(?im)^(?:position(?: held)?|occupation or position held|occupation|job title|title|role|designation|post held|funktion|poste|cargo|puesto|ruolo)\s*(?::|\t|\s{2,})\s*(?P<value>[^\n]+)"
)
_NOISE: Final = re.compile(
    r"(?i)^(?:full[- ]time|part[- ]time|half[- ]time|teilzeit|vollzeit|contract|permanent|temporary|remote|hybrid|on[- ]?site|hours per week.*|salary.*|supervisor.*|series.*|gs-?\d.*|\d+ ?(?:h|hrs?|hours).*|\d+ (?:yrs?|years?|mos?|months?).*|.*\bper annum.*|overlapping|cont(?:inued|\.)?|evenings?(?: only)?|weekends?(?: only)?|nights?|days|permanent nights|rotating shifts|term[- ]time.*|"
    r"seasonal|summers?|winters?|same (?:company|employer|place)|and|or|&|alongside (?:the |my )?stud.*|during (?:the |my )?stud.*|while .{0,20}stud.*)$"
)
_HOURS: Final = re.compile(
    r"(?i)(?:hours(?: worked)? per week:?\s*(?P<label>\d{1,2})|(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)\s?(?:h|hrs?\.?|hours|std\.?|stunden|heures|horas|ore|uur|timmar|timer)\s?(?:/|per|a|pro|par|por|each|in der|al|p\.?)?\s?(?:wk|week|woche|semaine|semana|settimana|vecka|uge|uke)\b)"
)
_PERCENT: Final = re.compile(
    r"(?i)(?:\(|\b(?:part[- ]time|teilzeit|pensum|stelle|deltid|temps partiel|fte)\W{0,3}|,\s)(?P<value>[1-9]\d)\s?%(?=\s?(?:\)|$|,|\n|fte|stelle|pensum|part|teilzeit|position|post))"
)
_SHARE: Final = re.compile(
    r"(?i)(?:(?P<before>0[.,]\d{1,2})\s?(?:fte|wte|vte|vzä|of full)|(?:fte|wte|part[- ]time|teilzeit)\W{0,3}(?P<after>0[.,]\d{1,2}))"
)
_DAYS: Final = re.compile(
    r"(?i)(?P<days>[1-4](?:[.,]5)?|one|two|three|four|half) (?:days?|tage|jours|días) (?:a|per|/|pro|par|por) ?(?:week|wk|woche|semaine|semana)"
)
_PART: Final = re.compile(
    r"(?i)\b(?:part[- ]time|half[- ]time|teilzeit|halbtags|temps partiel|mi-temps|media jornada|tiempo parcial|part time|deltid|parttime|werkstudent(?:in)?|evenings only|weekends only)\b"
)
_WORDS: Final = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "half": 0.5}


_ROLE: Final = re.compile(
    r"\bI (?:have been|was|am|worked as|served as|['’]ve been|have worked as)\s(?:an? |the )?(?P<title>[^,.;()]{3,60}?)(?:\s(?:at|with|for|of|in|to)\s(?:the )?(?P<organisation>[A-ZÀ-Þ][^,.;()]{1,60}?))?(?=\s(?:which|where|who|for|in|from|since)\b|[,.;()]|$)"
)


#: What stands for the employer where a résumé was made anonymous.
_PLACEHOLDER: Final = re.compile(r"(?i)\s*\b((?:company|employer|organi[sz]ation)\s?name)\b\s*")
_TOWN_PLACEHOLDER: Final = re.compile(r"^City\s+(?=[A-ZÀ-Þ])")
#: A town before the title that nothing parts from it: "Chicago, IL Sales Manager".
_PLACE_AHEAD: Final = re.compile(
    rf"^[A-ZÀ-Þ][\w.'’ -]{{1,30}}?\s?,\s?(?:[A-Z]{{2}}|State|{'|'.join(sorted(w.title() for w in COUNTRIES if w.isalpha() and len(w) > 3))})(?:\s?,\s?[A-Z]{{2,3}})?\s+(?=[A-ZÀ-Þ])"
)
_TOWN_BETWEEN: Final = re.compile(
    r"(?P<name>[A-ZÀ-Þ][^(),]{1,50}?)\s\((?P<town>[^()]{2,50})\)\s+(?P<title>[A-ZÀ-Þ][^(),]{2,70})$"
)
#: How the name of a firm ends, where words alone part it from the title before it.
_FIRM: Final = re.compile(
    r"(?i)\b(?:inc|llc|llp|ltd|limited|plc|gmbh|ag|corp|corporation|s\.a|b\.v|university|universität|hospital|college|bank|group|technologies|institute|holdings?|industries|enterprises)\b\.?$"
)
#: What follows a title without a comma and is no employer: "Manager Human Resources".
_DEPARTMENT: Final = re.compile(
    r"(?i)\b(?:operations?|sales|marketing|finance|accounts?|accounting|hr|human|resources|it|ict|emea|apac|dach|production|support|quality|purchasing|procurement|logistics|supply|research|development|engineering|safety|services?|products?|projects?|i{1,3}|iv|level|grade|north|south|east|west|central|region|europe|asia|americas?|international|global)\b"
)
_KIND_OF_SCHOOL: Final = re.compile(
    r"(?i)(?:high|middle|primary|elementary|secondary|nursery|grammar|private|public|community|junior)\b"
)
_COUNTRY_BEHIND: Final = re.compile(r"\sin\s(?P<country>[A-ZÀ-Þ][\w ]{2,30})$")
_REMARK_BEHIND: Final = re.compile(r"\s*\(This is an? [^()]{3,40}\)$")
_TOWN_BEHIND: Final = re.compile(r"\s*\((?P<town>[^()]{2,50})\)$")
_OFFICE: Final = re.compile(r"(?:['’]s|s['’]|\bof [A-ZÀ-Þ]\w+) Office$")
_QUOTED: Final = re.compile(r"^(?i:company|firm|firma|ooo|jsc)\s+(?=[\"“«„])|^[\"“«„]|[\"”»“]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a header says besides its dates."""

    title: str
    organisation: str
    fte: float
    is_paid: bool


def read_header(rows: list[tuple[str, tuple[DateRange, ...]]], context: str = "") -> Header:
    """Read the rows of a header.

    Parameters
    ----------
    rows : list of (str, tuple of DateRange)
        Each row with the dates in it.
    context : str
        The first lines below, where hours per week may stand.

    Returns
    -------
    Header
        Empty strings where nothing is stated.
    """
    sentence = _ROLE.search(rows[0][0][:400]) if len(rows) == 1 and len(rows[0][0].split()) > 14 else None
    if sentence:
        return Header(
            title=_clean(sentence["title"]),
            organisation=_clean(sentence["organisation"] or ""),
            fte=share_of_full_time(rows[0][0][:300]),
            is_paid=not is_unpaid(rows[0][0][:200]),
        )
    rows = [row for row in rows if not TERMS.match(row[0])] or rows
    bare_rows = [_labels_apart(_without_dates(text, ranges)) for text, ranges in rows]
    whole = "\n".join(bare_rows)
    labelled_title, labelled_org = _TITLE_LABEL.search(whole), _ORG_LABEL.search(whole)
    bare_rows = [_HEADING_AHEAD.sub("", bare) for bare in bare_rows]
    parts: list[str] = []
    n_rows_with_text = 0
    if len(rows) > 1 and not any(
        title_strength(b) for b in bare_rows
    ):  # no title word: the dated row is the title's
        bare_rows = [b for _, b in sorted(zip(rows, bare_rows, strict=True), key=lambda pair: not pair[0][1])]
    asides: list[str] = []
    cells = [[p for p in map(_clean, _STRONG.split(_LABELS.sub("", bare))) if p] for bare in bare_rows]
    if sum(map(len, cells)) == 1:  # "Fitter / Acme Ltd", but not "Fitter / Welder | Acme Ltd"
        cells = [[p for p in _slashed(c) if p] for row in cells for c in row]
        bare_rows = [b for b in bare_rows if _clean(b)][:1]
    for bare, row_parts in zip(bare_rows, cells, strict=False):
        plain = [p for p in row_parts if not _NOISE.match(p) and not (f"({p}" in bare or f"[{p}" in bare)]
        asides.extend(p for p in row_parts if p not in plain and title_strength(p) == 2)
        n_rows_with_text += bool(plain)
        parts.extend(plain)
    if not any(title_strength(p) for p in parts):
        parts.extend(asides)
    title, organisation = _title_and_organisation(parts, several_rows=n_rows_with_text > 1)
    title = _tidy_title(_with_second_half(title, organisation, parts, bare_rows))
    if labelled_title:
        title = _clean(labelled_title["value"])
    if labelled_org:
        organisation = _clean(labelled_org["value"])
    organisation = _drop_place(organisation) if organisation else ""
    everything = "\n".join(text for text, _ in rows)
    return Header(
        title=title,
        organisation=organisation,
        fte=share_of_full_time(everything + "\n" + context),
        is_paid=not is_unpaid(everything),
    )


def labelled_employer(text: str) -> str:
    """Return the employer that a row of a form names: "Name and address of employer: Kelp Ltd, Cork".

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Empty where the row has no such label.
    """
    match = _ORG_LABEL.match(text)
    return _drop_place(_clean(match["value"])) if match else ""


def _labels_apart(row: str) -> str:
    """Set the labelled cells of a row below each other: "Employer: Kelp Ltd | Title: Clerk"."""
    cells = [c for c in _CELL_GAP.split(row) if c.strip(" \t|")]
    if sum(bool(_LABELS.match(c)) for c in cells) < 2:
        return row
    return "\n".join(c for c in cells if not _EMPTY_LABEL.fullmatch(c))


def _slashed(cell: str) -> list[str]:
    """Part "Fitter / Acme Ltd", but not the two halves of one title: "Java / Python Developer, Acme Ltd"."""
    parts = [_clean(p) for p in _SLASH.split(cell)]
    if len(parts) == 2 and not has_organisation_word(parts[0]):
        if all(title_strength(p) == 2 and not has_organisation_word(p) for p in parts):
            return [_clean(cell)]  # "Fitter / Welder"
        first, comma, rest = parts[1].partition(", ")
        if comma and title_strength(first) == 2 and not looks_like_place(_BRACKETED.sub("", rest)):
            return [_clean(cell)]
    return parts


def _with_second_half(title: str, organisation: str, parts: list[str], rows: list[str]) -> str:
    """Return "Vice President - Director of Programmes" whole, where the employer stands elsewhere."""
    if not organisation or title not in parts[:-1]:
        return title
    second = parts[parts.index(title) + 1]
    if second == organisation or title_strength(second) < 2 or has_organisation_word(second):
        return title
    for row in rows:
        begin = row.find(title)
        gap = row[begin + len(title) :] if begin >= 0 else ""
        if re.match(r"\s{1,3}[-–—]\s", gap) and gap.lstrip(" -–—").startswith(second):
            return row[begin : begin + len(title) + gap.index(second) + len(second)]
    return title


def _without_dates(text: str, ranges: tuple[DateRange, ...]) -> str:
    """Return the text with its dates cut out."""
    kept, position = [], 0
    for found in ranges:
        kept.append(text[position : found.start_offset])
        position = max(position, found.end_offset)
    kept.append(text[position:])
    return _BRACKETS.sub(" ", "\t".join(kept))


def _clean(part: str) -> str:
    """Strip decoration and unbalanced brackets from a part of a header."""
    part = _EDGE.sub("", part.replace("**", "").replace("__", "")).strip()
    if part.count(")") > part.count("("):
        part = part.rstrip(").,; ") if part.endswith((")", ").")) else part
    if part.count("(") > part.count(")"):
        part = part[: part.rfind("(")].rstrip(" ,;")
    part = _LEFTOVER.sub("", part)
    return (
        part
        if part.endswith(("Inc.", "Ltd.", "Co.", "Corp.", "S.A.", "S.L.", "Jr.", "C.V.", "P.C."))
        else part.rstrip(". ")
    )


def _title_and_organisation(parts: list[str], *, several_rows: bool) -> tuple[str, str]:
    """Decide which part is the title and which the employer."""
    parts = _unfused([p for p in parts if len(p) > 1])
    if not parts:
        return "", ""
    rated = [(title_strength(_head(p)), title_strength(p)) for p in parts]
    alone = [i for i, p in enumerate(parts) if rated[i][0] and len(p.split()) == 1]
    best = (
        alone[0]
        if alone
        else max(range(len(parts)), key=lambda i: (rated[i], not has_organisation_word(parts[i]), -i))
    )
    if rated[best] == (0, 0) and len(parts) > 1:
        organisations = [i for i, p in enumerate(parts) if has_organisation_word(p)]
        formal = [i for i in organisations if _PLACEHOLDER.fullmatch(parts[i]) or _FIRM.search(parts[i])]
        if formal and formal[0] > 0 and organisations[0] == 0 and 0 not in formal:
            return parts[0], parts[formal[0]]  # "Insurance Sales | Kelp Ltd"
        if organisations and organisations[0] == 0:
            return next((p for p in parts[1:] if not looks_like_place(p)), ""), parts[0]
        return parts[0], _drop_place(parts[1])
    title_part = parts[best]
    others = [p for i, p in enumerate(parts) if i != best and not re.fullmatch(r"[\W\d_]*", p)]
    at = _AT.search(title_part) or _in_firm(title_part)
    if at:
        cut = at.start() if at[0][:1].isspace() else title_part.rfind(" for ", 0, at.end())
        if title_strength(title_part[:cut]):
            return _clean(title_part[:cut]), _clean(_drop_place(title_part[at.end() :]))
    outer = (
        others if alone else [p for p in others if not title_strength(_head(p)) or has_organisation_word(p)]
    )
    if not outer and rated[best][0] == 2:  # "Centro Comercial Flores", "Kelp Marine"
        outer = [p for p in others if title_strength(_head(p)) < 2 and (several_rows or len(p.split()) > 1)]
    if outer:
        named = (
            [p for p in outer if has_organisation_word(p)]
            or [p for p in outer if not looks_like_place(p)]
            or outer
        )
        if several_rows and has_organisation_word(named[0]):
            return _tidy_title(title_part), _drop_place(named[0])
        inner_title, inner_org = _split_commas(title_part)
        if (
            not several_rows
            and inner_org
            and has_organisation_word(inner_org)
            and not has_organisation_word(named[0])
        ):
            return inner_title, inner_org
        return _tidy_title(title_part), _drop_place(named[0])
    if rated[best] == (0, 0):
        first, rest = _split_commas(title_part)
        return ("", title_part) if has_organisation_word(title_part) and not rest else (first, rest)
    return _split_commas(title_part)


def _in_firm(title: str) -> re.Match[str] | None:
    """Return the "in" between a title and a firm: "Developer in Kelp Group, Cork", but not "Clerk in Group Accounts"."""
    match = _IN.search(title)
    return match if match and _FIRM.search(re.split(r",|\(", title[match.end() :])[0].strip()) else None


def _unfused(parts: list[str]) -> list[str]:
    """Part what only the words part: a town or an employer beside the title in one cell."""
    apart: list[str] = []
    for part in (half for whole in parts for half in _across_gap(whole)):
        pieces = [p for p in map(_clean, _PLACEHOLDER.split(part)) if p] or [part]
        if len(pieces) > 1:  # "Company Name City Clerk": the town has its placeholder too
            pieces = [_TOWN_PLACEHOLDER.sub("", p) for p in pieces]
        for piece in pieces:
            ahead = _PLACE_AHEAD.match(piece)
            if ahead and not title_strength(ahead[0]) and title_strength(piece[ahead.end() :]) == 2:
                apart.append(_clean(ahead[0]))
                apart.append(piece[ahead.end() :])
            else:
                apart.extend(_title_beside_employer(piece))
    return apart


def _across_gap(part: str) -> list[str]:
    """Part "Kelp Ltd, Cork  Stock Clerk" at two spaces, where one side alone names a title."""
    first, gap, second = part.partition("  ")
    if not gap or (title_strength(first) == 2) == (title_strength(second) == 2):
        return [part]
    return [p for p in (_clean(first), _clean(second)) if p] or [part]


def _title_beside_employer(piece: str) -> list[str]:
    """Part "Stock Clerk Kelp Harbour Ltd, Cork, Ireland" and "Kelp (Cork, Ireland) Stock Clerk" where the title begins or ends."""
    behind = _TOWN_BETWEEN.match(piece)
    town = behind["town"] if behind else ""
    if behind and len(town) > 3 and (looks_like_place(town) or ends_in_country(town)):
        title, name = behind["title"], behind["name"]
        if title_strength(title) == 2 and not title_strength(name):
            return [_clean(name), _clean(title)]
    first, comma, rest = piece.partition(",")
    words = first.split()
    last = next((i for i in range(len(words) - 1, 0, -1) if title_strength(" ".join(words[:i])) == 2), 0)
    # the shortest beginning that is a title already
    while last > 1 and title_strength(" ".join(words[: last - 1])) == 2:
        last -= 1
    name = " ".join(words[last:])
    if (
        last < 2
        or words[last - 1].lower().endswith("s")  # "First Farmers Insurance Group"
        or not name[:1].isupper()
        or title_strength(name)
        or title_strength(rest)
        or _KIND_OF_SCHOOL.match(name)
        or has_organisation_word(rest)
        or not (
            (_FIRM.search(name) and len(words) - last > 1)
            or (ends_in_country(rest) and rest.count(",") == 1 and not _DEPARTMENT.search(name))
        )
    ):
        return [piece]
    return [" ".join(words[:last]), name + comma + rest]


def _head(part: str) -> str:
    """Return the part up to its first comma or bracket."""
    return re.split(r",|\(|\bof\b", part, maxsplit=1)[0]


def _tidy_title(title: str) -> str:
    """Drop the country behind a title: "Clerk in Ireland"."""
    title = _REMARK_BEHIND.sub("", title)
    behind = _COUNTRY_BEHIND.search(title)
    if behind and behind["country"].lower() in COUNTRIES and title_strength(title[: behind.start()]) == 2:
        title = title[: behind.start()]
    return _clean(title)


def _drop_place(organisation: str) -> str:
    """Return an employer without the town or the link behind it."""
    organisation = _clean(URL.sub(" ", organisation)) or organisation
    town = _TOWN_BEHIND.search(organisation)
    if town and (looks_like_place(town["town"]) or town["town"].lower() in COUNTRIES):
        organisation = organisation[: town.start()]
    organisation = _QUOTED.sub("", organisation).strip()
    pieces = [p.strip() for p in organisation.split(",")]
    while len(pieces) > 1 and not pieces[-1][:1].isupper():
        pieces.pop()  # "a 140-store chain"
    formal = [i for i, p in enumerate(pieces) if _FORMAL.search(p)]
    if (
        formal
        and formal[0] > 0
        and not has_organisation_word(pieces[0])
        and not looks_like_place(", ".join(pieces[:2]))
    ):
        pieces = pieces[formal[0] :]  # "Integrity & Abuse Detection, Lumen Video Inc."
    while len(pieces) > 1 and (
        looks_like_place(", ".join(pieces[-2:]))
        or len(pieces[-1]) <= 3
        or not has_organisation_word(pieces[-1])
    ):
        if re.fullmatch(r"(?i)(?:inc|llc|ltd|plc|s\.?a\.?|gmbh|p\.?c\.?)\.?", pieces[-1]):
            break
        pieces.pop()
    return _clean(", ".join(pieces))


def _split_commas(part: str) -> tuple[str, str]:
    """Split "Title, Department, Employer, Town" at its commas."""
    pieces: list[str] = []
    depth, begin = 0, 0
    for position, char in enumerate(part):
        depth += (char in "([") - (char in ")]")
        if char == "," and depth <= 0 and part[position + 1 : position + 2] == " ":
            pieces.append(part[begin:position].strip())
            begin = position + 1
    pieces.append(part[begin:].strip())
    pieces = _rejoin(pieces)
    if len(pieces) == 1:
        return _clean(part), ""
    strengths = [title_strength(p) for p in pieces]
    if max(strengths) == 0:
        if has_organisation_word(pieces[0]) and looks_like_place(", ".join(pieces[-2:])):
            return "", _clean(pieces[0])
        return _clean(pieces[0]), _clean(pieces[1])
    first = strengths.index(2) if 2 in strengths else strengths.index(1)
    if first == 0 and _ends_as_organisation(pieces[0]):  # "Manager Tools Inc., Office Coordinator"
        first = next(
            (i for i, s in enumerate(strengths) if s == 2 and not _ends_as_organisation(pieces[i])), 0
        )
    if first > 0 and not has_organisation_word(", ".join(pieces[first + 1 :])):
        return _clean(pieces[first]), _drop_place(", ".join(pieces[:first]))
    rest = [p for p in pieces[first + 1 :] if not _NOISE.match(_clean(p) or "days")]
    with_word = next(
        (
            i
            for i, p in enumerate(rest)
            if has_organisation_word(p)
            and not (strengths[first + 1 + i] == 2 and not has_organisation_word(p))
        ),
        None,
    )
    formal = next((i for i, p in enumerate(rest) if _FORMAL.search(p)), None)
    if with_word is not None and formal is not None and formal > with_word:
        with_word = formal
    if with_word is not None and _UNIT.match(rest[with_word]):
        with_word = next(
            (
                i
                for i in range(with_word + 1, len(rest))
                if has_school_word(rest[i]) and not _UNIT.match(rest[i])
            ),
            with_word,
        )
    if with_word is None:
        with_word = 0
        while (
            with_word + 1 < len(rest)
            and title_strength(rest[with_word])
            and not looks_like_place(", ".join(rest[with_word : with_word + 2]))
        ):
            with_word += 1
    if not rest or (_empty_behind(pieces[first + 1 :]) and len(rest) <= 2 and ends_in_country(rest[-1])):
        return _clean(pieces[first]), ""  # "Clerk, , Cork, Ireland": the employer was taken out
    return _clean(", ".join(pieces[first : first + 1 + with_word])), _clean(rest[with_word])


def _empty_behind(pieces: list[str]) -> bool:
    """Tell whether the first piece behind a title is empty."""
    return bool(pieces) and not pieces[0].strip()


def _ends_as_organisation(piece: str) -> bool:
    """Tell an employer that is called like a job from a job: "Teachers Credit Union", but not "Bank Teller"."""
    words = piece.split()
    last = words[-1] if len(words) > 1 else ""
    return bool(_OFFICE.search(piece)) or (has_organisation_word(last) and not title_strength(last))


def _rejoin(pieces: list[str]) -> list[str]:
    """Put "later Senior Analyst" back to the title that it belongs to."""
    joined: list[str] = []
    for piece in pieces:
        if joined and re.match(
            r"(?i)(?:then|later|now|previously|formerly|from|promoted|since|and|zuletzt|dann|puis)\b", piece
        ):
            joined[-1] += ", " + piece
        else:
            joined.append(piece)
    return joined


def share_of_full_time(text: str) -> float:
    """Return the stated share of full time, 1.0 where none is stated.

    Parameters
    ----------
    text : str
        A header and what stands right below it.

    Returns
    -------
    float
        Between 0.05 and 1.0.

    Examples
    --------
    >>> share_of_full_time("Cataloguer, 20 h/week"), share_of_full_time("Lecturer (part-time, 0.6)")
    (0.5, 0.6)
    """
    hours = _HOURS.search(text)
    if hours:
        value = float((hours["label"] or hours["hours"]).replace(",", "."))
        return 1.0 if value >= 35 else max(0.05, round(value / 40, 2))
    share = _SHARE.search(text)
    if share:
        return max(0.05, float((share["before"] or share["after"]).replace(",", ".")))
    percent = _PERCENT.search(text)
    if percent:
        return int(percent["value"]) / 100
    days = _DAYS.search(text)
    if days:
        number = days["days"].lower()
        return max(
            0.05, round((_WORDS[number] if number in _WORDS else float(number.replace(",", "."))) / 5, 2)
        )
    return 0.5 if _PART.search(text) else 1.0
