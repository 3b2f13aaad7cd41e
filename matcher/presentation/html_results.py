"""Ranked results as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.presentation.html_page import escape
from matcher.presentation.text import results_text


def results_html(results: Mapping[str, Any], *, full_page: bool = True) -> str:
    """Return ranked results as HTML."""
    return f"<pre>{escape(results_text(results))}</pre>"
