"""The heart of the report page: every requirement with verdict, points, reason and quotes, and their sum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from matcher.presentation.html_page import chip, css_class, escape, percent
from matcher.presentation.points import ShownPoints, shown_points
from matcher.presentation.words import (
    BASIS_WORDS,
    OVERALL,
    STANCE_WORDS,
    VERDICT_WORDS,
    counts_in_words,
    place_of,
    telling_quotes,
    verdict_counts,
)

CONTEXT: Final = 90


def stacked_bar(report: Mapping[str, Any]) -> str:
    """Return one bar of all points: what each row earned, packed together up to the score, then what each left open."""
    rows = [
        (r["requirement"]["id"], css_class(r["verdict"]), r["requirement"]["text"], p)
        for r, p in zip(report["requirements"], shown_points(report), strict=False)
    ]
    rows.append((OVERALL, "v-overall", OVERALL, shown_points(report)[-1]))
    earned = "".join(
        f'<span class="{style}" style="width:{percent(float(p.earned))}" title="{escape(name)}: {p.earned} of {p.possible}"></span>'
        for name, style, _, p in rows
        if float(p.earned) > 0
    )
    spoken = "; ".join(f"{name} {p.earned} of {p.possible}" for name, _, _, p in rows)
    return (
        f'<div class="stack" role="img" aria-label="{report["fit_score"]:.1f} of 100 points. {escape(spoken)}.">{earned}'
        f'<span class="rest"></span></div>\n<div class="scale" aria-hidden="true"><span>0</span><span>25</span><span>50</span>'
        "<span>75</span><span>100</span></div>\n"
    )


def requirements_table(report: Mapping[str, Any], prefix: str) -> str:
    """Return the table of requirements; its rows add up to the score.

    Parameters
    ----------
    report : mapping
        What ``MatchReport.to_dict`` returned.
    prefix : str
        What ids start with.

    Returns
    -------
    str
        HTML.
    """
    rows, shown = report["requirements"], shown_points(report)
    longest = max([r["max_points"] for r in rows] + [report["overall"]["max_points"], 1e-9])
    body = "".join(
        _requirement_row(i, row, points, report, longest, prefix)
        for i, (row, points) in enumerate(zip(rows, shown, strict=False), 1)
    )
    overall, last = report["overall"], shown[-1]
    body += (
        f'<tr class="overall"><th scope="row"><span class="rt">{OVERALL}</span>'
        f'<p class="why">{escape(overall["reason"])}</p></th><td></td>'
        f"{_points_cell(overall, last, longest, 'v-overall')}</tr>\n"
    )
    possible = sum(r["max_points"] for r in [*rows, overall])
    return (
        '<table class="reqs"><caption class="sr">Requirements with verdict and points; the points add up to the fit score</caption>\n'
        '<thead><tr><th scope="col">Requirement</th><th scope="col">Verdict</th>'
        '<th scope="col">Points, earned of possible</th><th scope="col" class="num">Sum</th></tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n"
        f'<tfoot><tr class="total"><th scope="row">Fit score <span class="why">{escape(counts_in_words(verdict_counts(report)))}</span></th><td></td>'
        f'<td class="pts"><span class="fig" data-fit-score="{report["fit_score"]!r}"><b>{last.running}</b> of {possible:.2f}</span></td>'
        f'<td class="num run"><b>{last.running}</b></td></tr></tfoot>\n</table>\n'
    )


def _points_cell(row: Mapping[str, Any], points: ShownPoints, longest: float, style: str) -> str:
    return (
        f'<td class="pts"><span class="bar" aria-hidden="true" style="width:{percent(row["max_points"], longest)}">'
        f'<i class="{style}" style="width:{percent(row["points"], row["max_points"])}"></i></span>'
        f'<span class="fig" data-points="{row["points"]!r}" data-max-points="{row["max_points"]!r}">'
        f"<b>{points.earned}</b> of {points.possible}</span></td>"
        f'<td class="num run"><span class="lbl">Sum </span>{points.running}</td>'
    )


def _requirement_row(
    i: int,
    row: Mapping[str, Any],
    points: ShownPoints,
    report: Mapping[str, Any],
    longest: float,
    prefix: str,
) -> str:
    requirement, verdict = row["requirement"], row["verdict"]
    tags = []
    if requirement["necessity"] == "preferred":
        tags.append('<span class="tag">preferred</span>')
    if row["is_knockout"]:
        tags.append(f'<span class="tag ko">knockout: {escape(row["knockout_status"] or "unverified")}</span>')
    return (
        f'<tr class="{css_class(verdict)}"><th scope="row"><details>'
        f'<summary><span class="rid">{escape(requirement["id"])}</span><span class="rt" dir="auto">{escape(requirement["text"])}</span>'
        f'{"".join(tags)}<span class="why">{escape(row["reason"])}</span></summary>'
        f'<div class="more" id="{prefix}q{i}">{_details(i, row, report, prefix)}</div></details></th>'
        f"<td>{chip(verdict)}</td>{_points_cell(row, points, longest, css_class(verdict))}</tr>\n"
    )


def _details(i: int, row: Mapping[str, Any], report: Mapping[str, Any], prefix: str) -> str:
    parts = []
    if row["findings"]:
        lines = "".join(
            f"<tr><td>{escape(f['asked'])}</td><td>{escape(f['found'] or 'not found')}</td></tr>"
            for f in row["findings"]
        )
        parts.append(
            '<table class="found"><caption class="sr">What was asked and what was found</caption><thead><tr>'
            f'<th scope="col">Asked</th><th scope="col">Found</th></tr></thead><tbody>{lines}</tbody></table>'
        )
    telling = telling_quotes(row)
    if telling:
        quotes = "".join(
            _quote(quote, report, row["verdict"], f"{prefix}e{i}-{j}") for j, quote in enumerate(telling, 1)
        )
        heading = (
            "Nearest lines of the résumé"
            if row["verdict"] == "not_shown"
            else "Quotes from the résumé, strongest first"
        )
        parts.append(f'<ol class="quotes" aria-label="{heading}">{quotes}</ol>')
    else:
        parts.append('<p class="none">No line of the résumé speaks to this.</p>')
    requirement = row["requirement"]
    notes = [f"strength {row['strength']:.2f}"]
    if row["effective_strength"] > row["strength"]:
        notes.append(
            f"an alternative requirement earns its points (strength {row['effective_strength']:.2f})"
        )
    if requirement["kinds"]:
        notes.insert(0, ", ".join(k.replace("_", " ") for k in requirement["kinds"]))
    if requirement["section"]:
        notes.insert(0, f"from “{requirement['section']}”")
    parts.append(
        f'<p class="meta">{escape(" · ".join(notes))}<span class="jump"> · <a href="#{prefix}p{i}">in the posting</a></span></p>'
    )
    return "".join(parts)


def _quote(quote: Mapping[str, Any], report: Mapping[str, Any], verdict: str, anchor: str) -> str:
    text: str = report["resume"]["document"]["text"]
    start, end = quote["start"], quote["end"]
    before = text[max(0, start - CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + CONTEXT].partition("\n")[0]
    stance = STANCE_WORDS.get(quote["stance"], quote["stance"].replace("_", " "))
    caption = " · ".join(
        part
        for part in (
            place_of(report["resume"], start, quote["section"]),
            "the nearest, not the same" if (verdict, quote["stance"]) == ("not_shown", "shows") else stance,
            BASIS_WORDS.get(quote["basis"], quote["basis"]),
            f"support {quote['score']:.2f}",
        )
        if part
    )
    return (
        f'<li><blockquote dir="auto">{escape(_trim_left(before, start))}<mark class="{css_class(verdict)}">{escape(quote["quote"])}</mark>'
        f'{escape(_trim_right(after, len(text) - end))}</blockquote><p class="cite">{escape(caption)}<span class="jump"> · <a href="#{anchor}">in place</a></span></p></li>'
    )


def _trim_left(text: str, available: int) -> str:
    if len(text) < min(CONTEXT, available):
        return text.lstrip()
    return "… " + text.partition(" ")[2]


def _trim_right(text: str, available: int) -> str:
    return text.rpartition(" ")[0] + " …" if len(text) == min(CONTEXT, available) == CONTEXT else text


def changes_table(report: Mapping[str, Any], prefix: str) -> str:
    """Return what would change the score: one row a requirement that is not met, most points first."""
    changes = [c for c in report["what_if"] if c["gain"] > 0]
    if not changes:
        return "<p>Every point that a requirement can add is earned already.</p>\n"
    place = {row["requirement"]["id"]: (i, row) for i, row in enumerate(report["requirements"], 1)}
    most = max(c["gain"] for c in changes)
    rows = []
    for change in changes:
        i, row = place[change["id"]]
        verdict = row["verdict"]
        rows.append(
            f'<tr><th scope="row"><a href="#{prefix}q{i}">{escape(change["id"])}</a> <bdi>{escape(row["requirement"]["text"])}</bdi></th>'
            f'<td>{chip(verdict)}</td><td class="pts"><span class="bar flat" aria-hidden="true"><i class="v-gain" '
            f'style="width:{percent(change["gain"], most)}"></i></span><span class="fig" data-gain="{change["gain"]!r}"><b>+{change["gain"]:.2f}</b></span></td>'
            f'<td class="num"><span class="lbl">then </span><span data-what-if="{change["fit_score"]!r}">{change["fit_score"]:.2f}</span></td></tr>\n'
        )
    return (
        '<table class="gains"><caption class="sr">What would change the fit score, most points first</caption><thead><tr>'
        f'<th scope="col">If the résumé showed this</th><th scope="col">Now</th><th scope="col">Gain</th><th scope="col" class="num">Score then</th></tr></thead>\n'
        f"<tbody>\n{''.join(rows)}</tbody></table>\n"
    )


def verdict_legend() -> str:
    """Return what the four verdicts mean."""
    meanings = {
        "met": "the résumé shows it",
        "partly_met": "some of it, weaker, or claimed without use",
        "not_shown": "nothing in the résumé supports it",
        "contradicted": "the résumé says the opposite",
    }
    return (
        '<ul class="legend">'
        + "".join(f"<li>{chip(v)} {meanings[v]}</li>" for v in VERDICT_WORDS)
        + "</ul>\n"
    )
