"""The frame around every HTML view: one self-contained page, or a fragment for a notebook."""

from __future__ import annotations

import html
import itertools
from functools import lru_cache
from importlib.resources import files
from typing import Final

from matcher.presentation.untrusted import visible_text
from matcher.presentation.words import VERDICT_SIGNS, VERDICT_WORDS

# No script, no picture, no font, no request: whatever a résumé holds, the page cannot act on it.
CONTENT_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
DECISION_NOTE: Final = "matcher reads and shows; a person decides. “Not shown” means that the résumé does not say it, not that the person cannot do it."
_outputs = itertools.count(1)


def escape(text: object) -> str:
    """Return text for HTML: nothing in it is markup, an attribute's end, or a control character."""
    return html.escape(visible_text(str(text)), quote=True)


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """Return the style sheet that ships with the package."""
    return (files("matcher.presentation") / "style.css").read_text(encoding="utf-8")


def output_prefix(*, full_page: bool) -> str:
    """Return what ids start with: nothing on a page of its own, a new prefix for each fragment of a notebook."""
    return "" if full_page else f"m{next(_outputs)}-"


def page(title: str, body: str) -> str:
    """Return a complete page.

    Parameters
    ----------
    title : str
        Not yet escaped.
    body : str
        HTML.

    Returns
    -------
    str
        One file that loads nothing.
    """
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>\n{stylesheet()}</style>\n</head>\n"
        f'<body class="mr-page">\n<div class="mr"><main class="in">\n{body}</main></div>\n</body>\n</html>\n'
    )


def fragment(body: str, *, fallback: str) -> str:
    """Return a fragment for a notebook.

    Parameters
    ----------
    body : str
        HTML.
    fallback : str
        Text that is shown instead where the notebook is not trusted and styles are taken out.

    Returns
    -------
    str
        The styles touch nothing outside of it.
    """
    # Without the styles the attribute "hidden" hides the view and the text stays visible; with them it is the other way round.
    return (
        f"<style>\n{stylesheet()}</style>\n"
        f'<div class="mr-fallback"><pre>{escape(fallback)}</pre></div>\n'
        f'<div class="mr mr-cell" hidden><div class="in">\n{body}</div></div>\n'
    )


def chip(verdict: str) -> str:
    """Return a verdict as sign, word and colour."""
    return (
        f'<span class="chip {css_class(verdict)}"><span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span> '
        f"{VERDICT_WORDS[verdict]}</span>"
    )


def css_class(verdict: str) -> str:
    """Return the style class of a verdict."""
    return "v-" + verdict.replace("_", "-")


def percent(part: float, whole: float = 100.0) -> str:
    """Return a width for a style attribute, kept within 0-100 %."""
    share = 100.0 * part / whole if whole > 0 else 0.0
    return f"{min(100.0, max(0.0, share)):.3f}%"


def definitions(rows: list[tuple[str, str]], *, label: str) -> str:
    """Return labels and values as a definition list."""
    items = "".join(f"<div><dt>{escape(k)}</dt><dd><bdi>{escape(v)}</bdi></dd></div>" for k, v in rows)
    return f'<dl class="facts" aria-label="{escape(label)}">{items}</dl>\n'
