"""Comparisons and gaps as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matcher.presentation.html_page import DECISION_NOTE, chip, css_class, escape, fragment, page, percent
from matcher.presentation.words import band_words

if TYPE_CHECKING:
    from matcher.presentation.comparison import Comparison, Side
    from matcher.presentation.gaps import Gaps

N_GAPS: Final = 100
_FOOT: Final = f"<footer><p>{DECISION_NOTE}</p></footer>\n"


def comparison_html(comparison: Comparison, *, full_page: bool = True) -> str:
    """Return two reports side by side as HTML, the largest difference first.

    Parameters
    ----------
    comparison : Comparison
    full_page : bool, default True
        A page of its own; False for a fragment to be put into a notebook.

    Returns
    -------
    str
    """
    left, right = comparison.names
    most = max([abs(r.difference) for r in comparison.rows] + [1e-9])
    rows = "".join(
        f'<tr><th scope="row"><bdi class="rt">{escape(row.requirement)}</bdi></th>{_side(row.left, left)}'
        f'<td class="diff"><span class="fig" data-difference="{row.difference!r}"><b>{row.difference:+.2f}</b></span>{_balance(row.difference, most)}</td>'
        f"{_side(row.right, right)}</tr>\n"
        for row in comparison.rows
    )
    (score_a, score_b), (band_a, band_b) = comparison.fit_scores, comparison.bands
    body = (
        f'<header class="head"><p class="eyebrow">Side by side, the largest difference first</p>\n'
        f"<h1><bdi>{escape(left)}</bdi> and <bdi>{escape(right)}</bdi></h1></header>\n"
        '<section><table class="versus"><caption class="sr">Points of two reports, requirement by requirement</caption><thead><tr>'
        f'<th scope="col">Requirement</th><th scope="col"><bdi>{escape(left)}</bdi></th><th scope="col">Difference</th>'
        f'<th scope="col"><bdi>{escape(right)}</bdi></th></tr></thead>\n<tbody>\n{rows}</tbody>\n'
        f'<tfoot><tr><th scope="row">Fit score</th><td>{score_a:.2f} <span class="why">{escape(band_words(band_a))}</span></td>'
        f'<td class="diff">{score_a - score_b:+.2f}</td><td>{score_b:.2f} <span class="why">{escape(band_words(band_b))}</span></td></tr></tfoot></table></section>\n{_FOOT}'
    )
    title = f"{left} and {right}"
    return page(title, body) if full_page else fragment(body, fallback=comparison.to_text())


def _side(side: Side | None, name: str) -> str:
    label = f'<span class="lbl"><bdi>{escape(name)}</bdi></span>'
    if side is None:
        return f'<td>{label}<span class="none">not asked here</span></td>'
    verdict = chip(side.verdict) + " " if side.verdict else ""
    marked = css_class(side.verdict) if side.verdict else ""
    quote = (
        f'<blockquote dir="auto"><mark class="{marked}">{escape(side.quote)}</mark></blockquote>'
        if side.quote
        else ""
    )
    return (
        f'<td>{label}{verdict}<span class="fig"><b>{side.points:.2f}</b> of {side.max_points:.2f}</span>'
        f'{quote or f"""<span class="why">{escape(side.reason)}</span>"""}</td>'
    )


def _balance(difference: float, most: float) -> str:
    side = "l" if difference > 0 else "r"
    return f'<span class="balance" aria-hidden="true"><i class="{side}" style="width:{percent(abs(difference), 2 * most)}"></i></span>'


def gaps_html(gaps: Gaps, *, full_page: bool = True) -> str:
    """Return what is missing most as HTML.

    Parameters
    ----------
    gaps : Gaps
    full_page : bool, default True
        A page of its own; False for a fragment to be put into a notebook.

    Returns
    -------
    str
    """
    most = max([g.points_lost for g in gaps.items] + [1e-9])
    rows = "".join(
        f'<tr><th scope="row"><bdi class="rt">{escape(gap.name)}</bdi><span class="why">{escape(gap.requirements[0])}</span>'
        f'<details class="fold"><summary>{len(gap.postings)} posting{"" if len(gap.postings) == 1 else "s"}</summary><ul>'
        f"{''.join(f'<li><bdi>{escape(p)}</bdi></li>' for p in gap.postings)}</ul></details></th>"
        f'<td class="num">{gap.n_missing} of {gap.n_asked}</td>'
        f'<td class="pts"><span class="bar flat" aria-hidden="true"><i class="v-gain" style="width:{percent(gap.points_lost, most)}"></i></span>'
        f'<span class="fig" data-points-lost="{gap.points_lost!r}"><b>{gap.points_lost:.2f}</b></span></td></tr>\n'
        for gap in gaps.items[:N_GAPS]
    )
    table = (
        '<table class="gapview"><caption class="sr">What is missing, most points first</caption><thead><tr><th scope="col">Missing</th>'
        f'<th scope="col" class="num">Not met in</th><th scope="col">Points left open</th></tr></thead>\n<tbody>\n{rows}</tbody></table>\n'
        if gaps.items
        else "<p>Every requirement is met.</p>\n"
    )
    body = (
        f'<header class="head"><p class="eyebrow">{escape(gaps.title)}</p><h1>What is missing most</h1></header>\n'
        f'<section><p class="lead">Points left open by requirements that are not met, over {gaps.n_reports:,} '
        f"report{'' if gaps.n_reports == 1 else 's'}. A requirement that asks for several things shares its points among them.</p>\n{table}</section>\n{_FOOT}"
    )
    return page("What is missing most", body) if full_page else fragment(body, fallback=gaps.to_text())
