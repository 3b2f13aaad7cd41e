"""What callers hand to the engine: dates, knockouts, and lists of documents; each checked and explained when it is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from matcher.exceptions import InputError, MatcherError
from matcher.results import InputFailure
from matcher.types import REQUIREMENT_KINDS, Document, Posting, Resume

KNOCKOUT_ORDERS: Final = ("ignore", "last")
_DIRECT: Final = (bytes, bytearray, memoryview, Document)


def as_date(value: str | date | None) -> date:
    """Return a date from an ISO string, a date, or None for today.

    Parameters
    ----------
    value : str, datetime.date or None
        Of a `datetime` the day alone.

    Returns
    -------
    datetime.date

    Raises
    ------
    InputError
        If it is none of these.
    """
    if value is None:
        return date.today()
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise InputError(
            f"The 'as_of' parameter must be an ISO date such as '2026-11-21', a datetime.date or None. Got {value!r} instead."
        ) from None


def as_knockouts(knockouts: Iterable[str] | None) -> tuple[str, ...]:
    """Return the knockouts as a tuple; None stands for no knockout.

    Parameters
    ----------
    knockouts : iterable of str or None

    Returns
    -------
    tuple of str

    Raises
    ------
    InputError
        If it is one string, or holds something else than strings.
    """
    if knockouts is None:
        return ()
    expected = "must be a list of requirement ids or kinds, such as ['r2', 'legal']"
    if isinstance(knockouts, str):
        raise InputError(
            f"The 'knockouts' parameter {expected}. Got the string {knockouts!r} instead. Put it into a list."
        )
    if not isinstance(knockouts, Iterable):
        raise InputError(f"The 'knockouts' parameter {expected}. Got {knockouts!r} instead.")
    names = tuple(knockouts)
    for name in names:
        if not isinstance(name, str):
            raise InputError(f"The 'knockouts' parameter {expected}. Got {name!r} in it instead.")
    return names


def check_knockouts(knockouts: Sequence[str], posting: Posting) -> None:
    """Refuse a knockout that is neither a requirement id of some posting nor a kind."""
    knockouts = as_knockouts(knockouts)
    ids = {r.id for r in posting.requirements}
    for name in knockouts:
        looks_like_id = name[:1] == "r" and name[1:].isdigit()
        if name not in REQUIREMENT_KINDS and name not in ids and not looks_like_id:
            raise InputError(
                f"A knockout must be a requirement id such as 'r2' or a kind ({', '.join(REQUIREMENT_KINDS)}). Got {name!r} instead."
            )


def check_knockout_ids(knockouts: Sequence[str], postings: Sequence[Posting]) -> None:
    """Refuse a requirement id that none of the postings has: most likely it was mistyped.

    Parameters
    ----------
    knockouts : sequence of str
    postings : sequence of Posting
        Nothing is refused where there are none.

    Raises
    ------
    InputError
        If an id is in no posting.
    """
    known = {r.id for posting in postings for r in posting.requirements}
    most = max((len(posting.requirements) for posting in postings), default=0)
    for name in knockouts:
        if known and name not in REQUIREMENT_KINDS and name not in known:
            where = "The posting has" if len(postings) == 1 else "The postings have"
            raise InputError(
                f"The knockout {name!r} names no requirement. {where} r1 to r{most}. 'matcher parse' lists them."
            )


def check_knockout_order(order: str) -> None:
    """Refuse an unknown order."""
    if order not in KNOCKOUT_ORDERS:
        raise InputError(
            f"The 'knockout_order' parameter must be one of 'ignore', 'last'. Got {order!r} instead."
        )


def expand(sources: Any, parsed: type[Posting | Resume]) -> list[Any]:
    """Return the flat list of documents that a caller gives.

    Parameters
    ----------
    sources : object
        One document or an iterable of documents; folders are read whole.
    parsed : type
        `Posting` or `Resume`: what may stand in the list already parsed.

    Returns
    -------
    list

    Raises
    ------
    InputError
        If it is something else, or empty.
    """
    from matcher.reading import expand_sources

    if isinstance(sources, (parsed, str, os.PathLike, *_DIRECT)):
        sources = [sources]
    # A dictionary would give its keys, an open file its lines: names of files that nobody meant.
    if not isinstance(sources, Iterable) or isinstance(sources, Mapping) or hasattr(sources, "read"):
        word = "posting" if parsed is Posting else "résumé"
        hint = " Read it first, and pass its text or bytes." if hasattr(sources, "read") else ""
        raise InputError(
            f"A {word} must be a path, a text with line breaks, bytes, a Document, a parsed {parsed.__name__}, or a list of these. "
            f"Got {type(sources).__name__} instead.{hint}"
        )
    expanded: list[Any] = []
    for source in sources:
        if isinstance(source, (parsed, *_DIRECT)):
            expanded.append(source)
        else:
            expanded.extend(expand_sources([Path(source) if isinstance(source, os.PathLike) else source]))
    if not expanded:
        raise InputError("The list of inputs is empty. Give at least one file, folder or text.")
    return expanded


def failure(source: Any, error: MatcherError, *, position: int, n_inputs: int) -> InputFailure:
    """Return the record of an input that could not be used.

    Parameters
    ----------
    source : object
        What the caller gave.
    error : MatcherError
    position : int
        Place in the list, from 0.
    n_inputs : int
        Length of the list. Texts in a list are told apart by their place: ``<text 3>``.

    Returns
    -------
    InputFailure
    """
    message = str(error)
    if isinstance(source, Posting | Resume):
        source = source.document
    if isinstance(source, Document):
        name = source.source
    elif isinstance(source, os.PathLike) or (isinstance(source, str) and "\n" not in source):
        name = str(source)
    else:
        name = "<text>" if isinstance(source, str) else "<bytes>"
    if n_inputs > 1 and name in ("<text>", "<bytes>"):
        numbered = f"{name[:-1]} {position + 1}>"
        name, message = numbered, message.replace(name, numbered)
    status = getattr(error, "status", "no_requirements")
    return InputFailure(source=name, status=status, message=message)
