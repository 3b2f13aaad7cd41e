"""Reports and results as HTML."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from matcher.presentation.text import report_text, results_text


def report_html(report: Mapping[str, Any], *, full_page: bool = True) -> str:
    """Return one report as HTML."""
    return f"<pre>{html.escape(report_text(report))}</pre>"


def results_html(results: Mapping[str, Any], *, full_page: bool = True) -> str:
    """Return ranked results as HTML."""
    return f"<pre>{html.escape(results_text(results))}</pre>"
