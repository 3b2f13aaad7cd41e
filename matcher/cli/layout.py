"""Lay plain text out in columns for the views of ``matcher parse``."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.cli.console import Console
from matcher.presentation.untrusted import cut, one_line, wrap

_NARROWEST = 20


def wrapped(text: str, *, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Return the text on lines no wider than ``width``.

    Parameters
    ----------
    text : str
        White space is evened out, and what could steer a terminal is shown instead of obeyed.
    width : int
    first, rest : str, optional
        What stands before the first and the further lines; default for the further: as many blanks.

    Returns
    -------
    list of str
    """
    indent = " " * len(first) if rest is None else rest
    room = max(_NARROWEST, width - max(len(first), len(indent)))
    head, *tail = wrap(one_line(text), room)
    return [f"{first}{head}".rstrip(), *(f"{indent}{line}" for line in tail)]


def field(label: str, value: str | None, console: Console, *, label_width: int = 14) -> list[str]:
    """Return a labelled value, or nothing where there is no value.

    Parameters
    ----------
    label : str
    value : str or None
    console : Console
    label_width : int, optional

    Returns
    -------
    list of str
    """
    return wrapped(value, width=console.width, first=f"{label:<{label_width}}") if value else []


def section(title: str, lines: Iterable[str], console: Console) -> list[str]:
    """Return a headed block with an empty line before it, or nothing where it is empty.

    Parameters
    ----------
    title : str
    lines : iterable of str
    console : Console

    Returns
    -------
    list of str
    """
    body = list(lines)
    return ["", console.bold(title), *body] if body else []


def span(start: int, end: int) -> str:
    """Return a span as it stands in the JSON: half-open, in characters."""
    return f"[{start}:{end}]"


def shortened(text: str, width: int) -> str:
    """Return the text on one line, cut with an ellipsis."""
    return cut(one_line(text), width)


def plural(count: int, noun: str) -> str:
    """Return a count with its noun: ``1 job``, ``3 jobs``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
