"""Ranked results as HTML: a table with bars, short reasons, and a grid of verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from matcher.presentation.html_page import (
    DECISION_NOTE,
    chip,
    css_class,
    definitions,
    escape,
    fragment,
    output_prefix,
    page,
    percent,
)
from matcher.presentation.html_rows import verdict_legend
from matcher.presentation.points import ShownPoints, shown_points
from matcher.presentation.text import results_text
from matcher.presentation.untrusted import cut, one_line
from matcher.presentation.words import (
    VERDICT_SIGNS,
    VERDICT_WORDS,
    band_words,
    counts_in_words,
    facts,
    results_title,
    row_names,
    subject,
    verdict_counts,
)

# Beyond these the page would be slow to open; the frames and files hold everything.
N_EXPLAINED: Final = 100
N_EXPLAINED_IN_CELL: Final = 20
N_GRID: Final = 200
_POSTING_FACTS: Final = ("Place", "Workplace", "Pay", "Employment", "Read as of")
_RESUME_FACTS: Final = ("Dated work", "Read as of")


def results_html(results: Mapping[str, Any], *, full_page: bool = True) -> str:
    """Return ranked results as HTML.

    Parameters
    ----------
    results : mapping
        What ``MatchResults.to_dict`` returned.
    full_page : bool, default True
        A page of its own; False for a fragment to be put into a notebook.

    Returns
    -------
    str
        Self-contained: no script, no request, everything from résumés and postings escaped.
    """
    reports, prefix = results["reports"], output_prefix(full_page=full_page)
    title, names = results_title(reports), row_names(reports)
    n_explained = N_EXPLAINED if full_page else N_EXPLAINED_IN_CELL
    parts = [f'<header class="head"><h1>{escape(title)}</h1>{_beside(reports)}</header>\n']
    if reports:
        parts.append(
            f'<section aria-labelledby="{prefix}h-rank"><h2 id="{prefix}h-rank">In this order</h2>\n'
            f"{_ranking(reports, names, n_explained)}</section>\n"
            f'<section aria-labelledby="{prefix}h-grid"><h2 id="{prefix}h-grid">Verdict by verdict</h2>\n'
            f"{_grid(reports, names)}{verdict_legend()}</section>\n"
        )
    if results["failures"]:
        parts.append(_failures(results["failures"], prefix))
    parts.append(f"<footer><p>{DECISION_NOTE}</p></footer>\n")
    body = "".join(parts)
    return page(title, body) if full_page else fragment(body, fallback=results_text(results))


def _beside(reports: Sequence[Mapping[str, Any]]) -> str:
    if not reports:
        return ""
    wanted = {"resumes": _POSTING_FACTS, "postings": _RESUME_FACTS, "pairs": ("Read as of",)}[
        subject(reports)
    ]
    rows = [(label, value) for label, value in facts(reports[0]) if label in wanted]
    return f'<div class="under">{definitions(rows, label="Facts beside the scores")}</div>\n'


def _ranking(reports: Sequence[Mapping[str, Any]], names: Sequence[str], n_explained: int) -> str:
    rows = []
    for rank, (report, name) in enumerate(zip(reports, names, strict=True), 1):
        counts = counts_in_words(verdict_counts(report))
        why = (
            f'<details class="fold"><summary>{escape(counts)}</summary>{_short_report(report)}</details>'
            if rank <= n_explained
            else escape(counts)
        )
        flags = "".join(
            f'<span class="tag ko">knockout {escape(r["requirement"]["id"])}: {escape(r["knockout_status"])}</span>'
            for r in report["requirements"]
            if r["knockout_status"] in ("failed", "unverified")
        )
        rows.append(
            f'<tr><td class="num rank">{rank}</td><th scope="row"><bdi class="rt">{escape(name)}</bdi>{flags}<div class="why">{why}</div></th>'
            f'<td class="pts"><span class="bar" aria-hidden="true"><i class="v-met" style="width:{percent(report["fit_score"])}"></i></span>'
            f'<span class="fig" data-fit-score="{report["fit_score"]!r}"><b>{report["fit_score"]:.1f}</b> {escape(band_words(report["band"]))}</span></td></tr>\n'
        )
    note = (
        f'<p class="lead">The first {n_explained} unfold to their reasons; files and frames hold them all.</p>'
        if len(reports) > n_explained
        else ""
    )
    return (
        f'{note}<table class="ranking"><caption class="sr">Best fit first</caption><thead><tr><th scope="col" class="num">#</th>'
        f'<th scope="col">Name, and requirements by verdict</th><th scope="col">Fit score of 100</th></tr></thead>\n'
        f"<tbody>\n{''.join(rows)}</tbody></table>\n"
    )


def _short_report(report: Mapping[str, Any]) -> str:
    items = "".join(
        f'<li>{chip(row["verdict"])} <bdi class="rt">{escape(row["requirement"]["text"])}</bdi> '
        f'<span class="fig">{points.earned} of {points.possible}</span>'
        f'<span class="why">{escape(row["reason"])}</span></li>'
        for row, points in zip(report["requirements"], shown_points(report), strict=False)
    )
    return f'<ul class="short">{items}</ul>'


def _grid(reports: Sequence[Mapping[str, Any]], names: Sequence[str]) -> str:
    shown = list(zip(reports, names, strict=True))[:N_GRID]
    widest = max(len(r["requirements"]) for r, _ in shown)
    same = subject(reports) == "resumes"
    heads = "".join(_grid_head(reports[0], i, same) for i in range(widest))
    rows = []
    for report, name in shown:
        cells = "".join(map(_cell, report["requirements"], shown_points(report)))
        cells += '<td class="gap"></td>' * (widest - len(report["requirements"]))
        rows.append(f'<tr><th scope="row"><bdi>{escape(cut(name, 44))}</bdi></th>{cells}</tr>\n')
    note = (
        ""
        if same
        else '<p class="lead">Each posting has requirements of its own: point at a cell to read which.</p>'
    )
    listed = _asked(reports) if same else ""
    more = f'<p class="lead">The first {N_GRID} of {len(reports):,}.</p>' if len(reports) > N_GRID else ""
    return (
        f'{note}{more}<div class="scroll" tabindex="0" role="region" aria-label="Grid of verdicts"><table class="grid">'
        f'<caption class="sr">One row a report, one column a requirement</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>\n{''.join(rows)}</tbody></table></div>\n{listed}"
    )


def _grid_head(report: Mapping[str, Any], i: int, same: bool) -> str:
    if not same:
        return f'<th scope="col">{i + 1}</th>'
    requirement = report["requirements"][i]["requirement"]
    return f'<th scope="col" title="{escape(requirement["text"])}">{escape(requirement["id"])}</th>'


def _cell(row: Mapping[str, Any], points: ShownPoints) -> str:
    verdict, text = row["verdict"], one_line(row["requirement"]["text"])
    return (
        f'<td title="{escape(text)}: {VERDICT_WORDS[verdict]}, {points.earned} of {points.possible}"><span class="cell {css_class(verdict)}">'
        f'<span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span><span class="sr">{VERDICT_WORDS[verdict]}</span></span></td>'
    )


def _asked(reports: Sequence[Mapping[str, Any]]) -> str:
    """Return the requirements behind the columns, with how many reports meet each."""
    items = []
    for i, row in enumerate(reports[0]["requirements"]):
        n_met = sum(r["requirements"][i]["verdict"] == "met" for r in reports)
        preferred = (
            ' <span class="tag">preferred</span>' if row["requirement"]["necessity"] == "preferred" else ""
        )
        items.append(
            f'<li><span class="rid">{escape(row["requirement"]["id"])}</span><bdi>{escape(row["requirement"]["text"])}</bdi>{preferred}'
            f' <span class="fig">met by {n_met} of {len(reports)}</span></li>'
        )
    return f'<ul class="asked">{"".join(items)}</ul>\n'


def _failures(failures: Sequence[Mapping[str, Any]], prefix: str) -> str:
    items = "".join(
        f"<li><b>{escape(f['status'].replace('_', ' '))}</b> <bdi>{escape(f['message'])}</bdi></li>"
        for f in failures
    )
    return (
        f'<section class="notice warnings" aria-labelledby="{prefix}h-fail"><h2 id="{prefix}h-fail">Not read: {len(failures)}</h2>'
        f"<ul>{items}</ul></section>\n"
    )
