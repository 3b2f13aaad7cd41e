"""Words in the middle of a paragraph that open a list with a colon ("The ideal nurse must have:")."""

from __future__ import annotations

import re
from typing import Final

from matcher.parsing.posting.sentences import split_sentences

# Of a longer line only so many characters are looked at; so many stand before the colon at most.
_MOST: Final = 20_000
_LOOK_BACK: Final = 150
_COLON: Final = re.compile(
    r"\s?(?P<mark>[:;])(?:\s+(?=[\"“(•●▪*–-]{0,6} ?[A-Z0-9]|\*{2,6} [a-z])|(?=[A-Z][a-z]+ [a-z]))"
)
_STOP: Final = re.compile(r"[.:;!?](?=\s)")
_WANTED: Final = "[Ss]kills|[Ee]xperience|[Qq]ualifications|[Aa]ttributes|[Qq]ualities|[Rr]equirements|[Cc]riteria|[Cc]ompetenc(?:ies|es)|[Kk]nowledge|[Aa]bilities"
_PERSON: Final = (
    "[Cc]andidates?|[Aa]pplicants?|[Ii]ndividuals?|[Pp]erson|[Pp]ost[ -]?holder|[Jj]ob[ -]?holder"
)
# So many names of so few words each are a list of what one must know.
_LEAST_NAMES: Final = 4
_NAME_WORDS: Final = 3
# "The Field Engineer will: Have … Be …": what stands behind it says that it asks.
_NAMED: Final = re.compile(r"\b(?:The|An?|Our) (?:[A-Z][\w/&()-]{1,24} ){1,6}(?:will|must|should)$")
_HAVE: Final = re.compile(
    r"(?:Have|Hold|Possess|Be (?:an?|able|experienced|qualified|confident|comfortable|highly))\b"
)
_OPENS: Final = re.compile(
    r"\b(?:"
    # The successful nurse must have:
    r"(?:(?:[Tt]he|[Oo]ur|[Mm]y|[Aa]n?) )?(?:[Ss]uccessful|[Ii]deal|[Rr]ight|[Ss]uitable|[Pp]erfect|[Pp]referred) (?:[\w/&()’'-]{1,24} ){1,7}?(?:will|must|should|needs? to)(?: [a-z]{1,14}){0,6}"
    rf"|(?:(?:[Tt]he|[Aa]ll|[Aa]ny) )?(?:{_PERSON}) (?:will|must|should|needs? to)(?: [a-z]{{1,14}}){{0,6}}"
    # To do well in this role, you will need:
    r"|(?:To|In order to) [a-z][^:;]{3,90}?,? you(?: ?['’]? ?ll| will| must| should)?(?: also| ideally)? (?:need|have|must|possess|be)(?: [a-z]{1,14}){0,5}"
    r"|[Yy]ou(?: ?['’] ?ll| ll| will| must| should)?(?: also| ideally)? (?:need|meet|match|must have|must be|should have|have|possess)(?: [a-z]{1,14}){0,6}"
    # Key skills required by a welder; DSP skills & experience sought:
    rf"|(?:(?:Key|Essential|Desirable|Required|Main|Core|Preferred|Ideal|Minimum|Technical|Personal|[A-Z]{{2,5}}) (?:{_WANTED})|Skills|Experience|Qualifications|Attributes|Requirements)(?: ?(?:and|&|/|,) ?(?:{_WANTED})){{0,2}}"
    r"(?P<named> (?:required|sought|needed|necessary|wanted|expected)(?: (?:by|for|of|in|from|to) [^:;]{2,50})?| (?:for|of) (?:the|this|our|an?) [^:;]{2,40})"
    # Job duties for a welder:
    r"|The (?:[A-Z][\w/&-]{1,24} ){0,5}[Rr]ole (?:will|would)? ?(?:includes?|involves?)"
    r"|(?:Job |Main |Key |Your |The )?(?:[Dd]uties|[Rr]esponsibilities)(?: ?(?:and|&|/) ?(?:[Dd]uties|[Rr]esponsibilities))? (?:for|of|as|will|include|are|to)\b[^:;]{0,60}"
    # It would be an advantage to have:
    r"|(?:It (?:would|will)|[Aa]lthough not essential|Ideally you)\b[^:;]{5,110}"
    r"|(?:This|The) (?:[\w&/-]{1,24} ){1,6}(?:will|would) suit (?:someone|somebody|candidates?|people|an? (?:person|individual|candidate))\b[^:;]{0,40}"
    r"|(?:[Tt]he|[Hh]ere['’]s the|[Hh]ere is the) [^:;]{3,40} (?:we|they|i)(?: ?['’]? ?re| are) (?:after|looking for|seeking)"
    r"|(?:For this (?:post|role|position|job),? )?[Ww]e (?:are (?:currently )?looking for|require|need|seek) [^:;]{3,60} (?:with|who|having)\b[^:;]{0,60}"
    r")$"
)


def openings(text: str) -> list[tuple[int, int, int]]:
    """Return the words within a line that open a list, though no sentence ends before them.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int, int)
        Where they begin and end, and where the list begins.

    Examples
    --------
    >>> text = "Water the beds The successful gardener must have: Good eye for weeds Own boots"
    >>> [text[a:b] for a, b, _ in openings(text)]
    ['The successful gardener must have']
    """
    found: list[tuple[int, int, int]] = []
    for colon in _COLON.finditer(text, 0, _MOST):
        before = text[max(0, colon.start() - _LOOK_BACK) : colon.start()]
        clause = _STOP.split(before)[-1]
        opens = _OPENS.search(clause)
        if opens is None and _HAVE.match(text, colon.end()):
            opens = _NAMED.search(clause)
        if opens is not None and (colon.group("mark") == ":" or opens.groupdict().get("named")):
            found.append((colon.start() - len(clause) + opens.start(), colon.start(), colon.end()))
    return found


def asks_to_have(text: str, position: int) -> bool:
    """Tell whether "Have …" or "Be able …" stands at a position: words that ask, whatever opens the list."""
    return _HAVE.match(text, position) is not None


def listed_names(text: str) -> int:
    """Return where the first sentence of a text ends if it names things and says nothing else; else 0.

    Parameters
    ----------
    text : str

    Returns
    -------
    int

    Examples
    --------
    >>> text = "Looms, Dyes, Ledgers, Lathe work. We are a mill."
    >>> text[: listed_names(text)]
    'Looms, Dyes, Ledgers, Lathe work.'
    """
    spans = split_sentences(text)
    if not spans:
        return 0
    names = text[slice(*spans[0])].rstrip(".").split(", ")
    is_list = len(names) >= _LEAST_NAMES and all(
        len(name.split()) <= _NAME_WORDS and name[:1].isupper() for name in names
    )
    return spans[0][1] if is_list else 0
