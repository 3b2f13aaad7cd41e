"""One report as HTML: a page that loads nothing and runs nothing, or a fragment for a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from matcher.presentation.html_page import (
    DECISION_NOTE,
    chip,
    definitions,
    escape,
    fragment,
    output_prefix,
    page,
)
from matcher.presentation.html_results import results_html
from matcher.presentation.html_rows import changes_table, requirements_table, stacked_bar, verdict_legend
from matcher.presentation.marks import evidence_marks, marked_text, requirement_marks
from matcher.presentation.text import report_text
from matcher.presentation.words import (
    KNOCKOUT_WORDS,
    band_words,
    calibration_sentence,
    facts,
    posting_name,
    posting_title,
    provenance,
    resume_name,
    verdict_counts,
    warning_words,
)

__all__ = ["report_html", "results_html"]

KNOCKOUT_SIGNS: Final = {"passed": "✓", "failed": "✕", "unverified": "?"}


def report_html(report: Mapping[str, Any], *, full_page: bool = True) -> str:
    """Return one report as HTML.

    Parameters
    ----------
    report : mapping
        What ``MatchReport.to_dict`` returned.
    full_page : bool, default True
        A page of its own; False for a fragment to be put into a notebook, whose ids are new at every call.

    Returns
    -------
    str
        Self-contained: no script, no request, everything from résumé and posting escaped.
    """
    prefix = output_prefix(full_page=full_page)
    aside = _resume(report, prefix, is_open=full_page)
    body = (
        f'{_head(report)}{_notices(report)}<div class="cols"><div class="left">\n'
        f'<section aria-labelledby="{prefix}h-req"><h2 id="{prefix}h-req">How the score adds up</h2>\n'
        f'<p class="lead">Open a requirement to see the quotes behind its verdict. Points follow the strength of the evidence, so a requirement may be met and still not earn all of its points.</p>\n'
        f"{requirements_table(report, prefix)}{verdict_legend()}</section>\n"
        f'<section aria-labelledby="{prefix}h-gain"><h2 id="{prefix}h-gain">What is missing, and what would change the score</h2>\n'
        f"{changes_table(report, prefix)}</section>\n"
        f"</div>\n{aside}</div>\n{_posting(report, prefix)}{_foot(report)}"
    )
    if full_page:
        return page(
            f"{posting_name(report['posting'])} · {resume_name(report['resume'])} · fit {report['fit_score']:.1f}",
            body,
        )
    return fragment(body, fallback=report_text(report))


def _head(report: Mapping[str, Any]) -> str:
    company = report["posting"].get("company")
    of = f' <span class="org">{escape(company)}</span>' if company else ""
    counts = "".join(
        f"<li>{chip(verdict)} <b>{n}</b></li>" for verdict, n in verdict_counts(report).items() if n
    )
    return (
        f'<header class="head"><p class="eyebrow">Résumé <b><bdi>{escape(resume_name(report["resume"]))}</bdi></b> for</p>\n'
        f"<h1><bdi>{escape(posting_title(report['posting']))}</bdi>{of}</h1>\n"
        f'<div class="hero"><div class="score"><p class="big"><span class="n">{report["fit_score"]:.1f}</span>'
        f'<span class="of"> of 100</span> <span class="band">{escape(band_words(report["band"]))}</span></p>\n'
        f'{stacked_bar(report)}<p class="calib">{escape(calibration_sentence(report))}</p>\n'
        f'<ul class="counts" aria-label="Requirements by verdict">{counts}</ul></div>\n'
        f'<div class="beside"><h2 class="small">Beside the score, never in it</h2>\n'
        f"{definitions(facts(report), label='Facts beside the score')}</div></div></header>\n"
    )


def _notices(report: Mapping[str, Any]) -> str:
    knockouts = "".join(
        f'<li class="k-{escape(row["knockout_status"] or "unverified")}"><span class="sign" aria-hidden="true">'
        f"{KNOCKOUT_SIGNS.get(row['knockout_status'], '?')}</span> <b>{escape(row['requirement']['id'])}</b> "
        f"<bdi>{escape(row['requirement']['text'])}</bdi>: {KNOCKOUT_WORDS.get(row['knockout_status'], 'unverified')}</li>"
        for row in report["requirements"]
        if row["is_knockout"]
    )
    warnings = "".join(
        f"<li><b>{escape(kind)}</b> {escape(sentence)}</li>"
        for kind, sentence in map(warning_words, report["warnings"])
    )
    parts = []
    if knockouts:
        parts.append(
            '<section class="notice knockouts"><h2>Knockouts <span class="aside">named by you; they never change the score</span></h2>'
            f"<ul>{knockouts}</ul></section>\n"
        )
    if warnings:
        parts.append(f'<section class="notice warnings"><h2>Warnings</h2><ul>{warnings}</ul></section>\n')
    return f'<div class="notices">{"".join(parts)}</div>\n' if parts else ""


def _resume(report: Mapping[str, Any], prefix: str, *, is_open: bool) -> str:
    resume = report["resume"]
    dimmed = [(c["start"], c["end"]) for c in resume["contact"]]
    text = marked_text(resume["document"]["text"], evidence_marks(report, prefix), dimmed=dimmed)
    note = " Grey: contact details, which the scoring never reads." if dimmed else ""
    return (
        f'<aside class="doc" aria-labelledby="{prefix}h-res"><details{" open" if is_open else ""}>'
        f'<summary><h2 id="{prefix}h-res">The résumé, evidence marked</h2></summary>\n'
        f'<p class="lead">Each mark links to its requirement.{note}</p>\n'
        f'<div class="paper" tabindex="0" role="region" aria-label="Text of the résumé">{text}</div></details></aside>\n'
    )


def _posting(report: Mapping[str, Any], prefix: str) -> str:
    posting = report["posting"]
    text = marked_text(posting["document"]["text"], requirement_marks(report, prefix))
    return (
        f'<section class="doc" aria-labelledby="{prefix}h-post"><details><summary><h2 id="{prefix}h-post">'
        f"The posting, requirements marked</h2></summary>\n"
        f'<div class="paper">{text}</div></details></section>\n'
    )


def _foot(report: Mapping[str, Any]) -> str:
    return (
        f"<footer><p>{DECISION_NOTE} Points are rounded to two decimals so that the rows add up to the total.</p>\n"
        f"{definitions(provenance(report), label='Provenance')}</footer>\n"
    )
