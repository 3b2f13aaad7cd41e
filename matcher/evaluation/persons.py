"""The same résumé as other people would have it: names, pronouns, addresses and pastimes that must change no score."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from matcher.parsing.certificates import find_certificates

NAMES: Final[tuple[str, ...]] = (
    "Emily Walsh", "Lakisha Washington", "Jamal Jefferson", "Chukwuemeka Okonkwo-Bello", "Nguyễn Thị Minh Khai", "Li Wei",
    "王小明", "山田 太郎", "김민준", "Анна Ковальская", "محمد الأحمد", "דוד כהן",
    "Ελένη Παπαδοπούλου", "Rajesh K. Subramanian", "S. Venkataraghavan", "Fatima Zahra El-Amrani", "Mohammed bin Salman Al Rashid", "Siobhán Ní Bhriain",
    "Jean-Baptiste de la Tour", "María-José O'Neill Garrido", "Wolfgang von Hohenstein", "Björk Guðmundsdóttir", "Xóchitl Quetzalli", "Keola Kealoha",
    "Kwame Nkrumah Mensah Jr.", "Ayşe Yılmaz", "Zofia Wiśniewska-Kowal", "Will Price", "Grace Hope Young", "Bui An",
)  # fmt: skip
"""Given and family names of many cultures and scripts; some are words of other meanings."""

#: What stands in every résumé before anything is changed.
FIRST: Final[Mapping[str, str]] = {
    "subject": "she",
    "possessive": "her",
    "pronouns": "Pronouns: she/her",
    "address": "Address: 12 Mill Lane, LS1 4AB",
    "phone": "0113 555 0101",
    "birth": "Date of birth: 12.03.1991",
    "marital": "Marital status: married, two children",
    "hobbies": "Chess, hiking, photography",
}
#: What may stand there instead, by what is changed; an empty text leaves the line out.
SWAPS: Final[Mapping[str, tuple[Mapping[str, str], ...]]] = {
    "pronouns": (
        {"subject": "he", "possessive": "his", "pronouns": "Pronouns: he/him"},
        {"subject": "they", "possessive": "their", "pronouns": "Pronouns: they/them"},
        {"subject": "he", "possessive": "his", "pronouns": ""},
    ),
    "address": (
        {"address": "Address: Bergstraße 4, 80331"},
        {"address": "Flat 3, 9 rue des Lilas"},
        {"address": "B-12, Sector 4, 201301"},
        {"address": "1420 W Oak St Apt 5B"},
        {"address": ""},
    ),
    "phone": (
        {"phone": "089 555 0117"},
        {"phone": "(312) 555-0188"},
        {"phone": "+91 98765 43210"},
    ),
    "age": (
        {"birth": "Age: 61"},
        {"birth": "Born 4 May 1961"},
        {"birth": "D.O.B: 1st Jan 2001"},
        {"birth": "Geboren am 03.02.1966"},
        {"birth": ""},
    ),
    "marital status": (
        {"marital": "Marital status: single"},
        {"marital": "Divorced, 3 kids"},
        {"marital": "Verheiratet, zwei Kinder"},
        {"marital": ""},
    ),
    "hobbies": (
        {"hobbies": "Football, boxing"},
        {"hobbies": "Knitting, ballet, baking"},
        {"hobbies": "Women's rugby, mosque choir"},
        {"hobbies": "Sailing, polo, golf, opera"},
    ),
}

_MAIL: Final = re.compile(r"\S+@\S+\.\S+")
# "2021 - 2025" is no number to call.
_PHONE: Final = re.compile(
    r"(?<![\w/.-])(?!(?:19|20)\d\d ?- ?(?:19|20)\d\d(?![\d -]))\+?\(?\d[\d ().-]{6,16}\d(?![\w/-])"
)
_LETTERS: Final = re.compile(r"[A-Z]{2,}(?:[.-][A-Z]+)*\.?")
_NAME_END: Final = re.compile(r"[,|·•/(]|\s[-–—]\s|\s{3,}")
_HEAD_LINES: Final = 7
_NAME_WORDS: Final = (2, 4)
_DETAILS: Final = ("pronouns", "address", "birth", "marital")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonVariant:
    """A résumé of another person; ``swap`` says what was changed, ``value`` to what."""

    swap: str
    value: str
    text: str


def name_of(text: str) -> str | None:
    """Return the name on the first line of a résumé, None where that line may be something else.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None

    Examples
    --------
    >>> name_of("Ana Ruiz-Sol, CPA | Leeds\\nAccountant\\n")
    'Ana Ruiz-Sol'
    >>> name_of("WEN LI RN\\nNurse\\n")
    'WEN LI'
    >>> name_of("PROFILE 2024\\n") is None
    True
    """
    first = next((line.strip(" #*") for line in text.split("\n") if line.strip()), "")
    words = _NAME_END.split(first)[0].split()
    shouted = all(word.isupper() for word in words)
    # In a name of capitals "LI" may be a surname, while "RN" is the name of a licence.
    while words and _LETTERS.fullmatch(words[-1]) and (not shouted or find_certificates(words[-1])):
        words.pop()
    least, most = _NAME_WORDS
    is_name = least <= len(words) <= most and all(
        word[0].isupper() and not any(c.isdigit() for c in word) for word in words
    )
    return " ".join(words) if is_name and " ".join(words) in first else None


def with_person(text: str, bullet_at: int, values: Mapping[str, str]) -> str:
    """Return a résumé with the personal details of one person written into it.

    Parameters
    ----------
    text : str
    bullet_at : int
        Offset of the end of a line of a job, behind which a sentence about the person is put; -1 for none.
    values : mapping of str to str
        The keys of `FIRST`.

    Returns
    -------
    str
    """
    if bullet_at >= 0:
        said = f"\n- Clients say that {values['subject']} kept {values['possessive']} word every time."
        text = text[:bullet_at] + said + text[bullet_at:]
    lines = text.split("\n")
    head = [i for i, line in enumerate(lines[:_HEAD_LINES]) if _MAIL.search(line)]
    at = (head[0] if head else next((i for i, line in enumerate(lines) if line.strip()), 0)) + 1
    details = [values[key] for key in _DETAILS if values[key]]
    numbers = 0
    for i, line in enumerate(lines[:_HEAD_LINES]):
        lines[i], n = _PHONE.subn(values["phone"], line)
        numbers += n
    if not numbers:
        details.append(f"Phone: {values['phone']}")
    return "\n".join([*lines[:at], *details, *lines[at:], "", "HOBBIES", values["hobbies"], ""])


def person_variants(text: str, bullet_at: int, *, first_name: int, n_names: int) -> Iterator[PersonVariant]:
    """Write the résumés of other people with the same work; the first one is what the others are compared with.

    Parameters
    ----------
    text : str
    bullet_at : int
        As for `with_person`.
    first_name, n_names : int
        Which of `NAMES` to take, from where on and how many; the list goes round.

    Yields
    ------
    PersonVariant
    """
    yield PersonVariant(swap="", value="", text=with_person(text, bullet_at, FIRST))
    for swap, values in SWAPS.items():
        for changed in values:
            shown = ", ".join(v for v in changed.values() if v) or "left out"
            yield PersonVariant(
                swap=swap, value=shown, text=with_person(text, bullet_at, {**FIRST, **changed})
            )
    name = name_of(text)
    if name is None:
        return
    base = with_person(text, bullet_at, FIRST)
    for k in range(n_names):
        other = NAMES[(first_name + k) % len(NAMES)]
        yield PersonVariant(swap="name", value=other, text=_renamed(base, name, other))


def _renamed(text: str, name: str, other: str) -> str:
    """Write another name wherever the first stands, the given name alone too; columns beside it stay where they are."""
    written = other.upper() if name.isupper() else other

    def with_gap(match: re.Match[str]) -> str:
        gap = len(match[0]) - len(name)
        return written + " " * (max(2, len(match[0]) - len(written)) if gap > 1 else gap)

    text = re.sub(rf"{re.escape(name)} *", with_gap, text)
    given, new = name.split()[0].title(), other.split()[0]
    return re.sub(rf"(?<!\w){re.escape(given)}(?=['’]s\b)", new, text) if new[-1] != "." else text
