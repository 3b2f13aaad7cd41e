"""Reports as text for a terminal: aligned, readable without colour, nothing of a résumé obeyed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Final

from matcher.presentation.points import shown_points
from matcher.presentation.untrusted import cut, display_width, one_line, pad, wrap
from matcher.presentation.words import (
    KNOCKOUT_WORDS,
    OVERALL,
    VERDICT_WORDS,
    band_words,
    calibration_sentence,
    counts_in_words,
    facts,
    place_of,
    posting_name,
    provenance,
    results_title,
    resume_name,
    row_names,
    telling_quotes,
    verdict_counts,
    warning_words,
)

MIN_WIDTH: Final = 40
# Below this width a row of the table no longer holds points, verdict and text side by side.
SIDE_BY_SIDE_WIDTH: Final = 64
QUOTE_LENGTH: Final = 160
NAME_WIDTH: Final = 20
N_CHANGES: Final = 5
_BAND_COLORS: Final = {"excellent": "met", "good": "met", "partial": "partly_met"}
_COLORS: Final = {"met": "32", "partly_met": "33", "not_shown": "2", "contradicted": "31", "bold": "1"}


class Paint:
    """Colours words for a terminal, or leaves them alone.

    Parameters
    ----------
    color : bool
        Asked for; the environment variable ``NO_COLOR`` overrules it.
    """

    def __init__(self, color: bool) -> None:
        self.is_on = color and not os.environ.get("NO_COLOR")

    def __call__(self, text: str, style: str) -> str:
        """Return `text` in a style: a verdict, or ``"bold"``."""
        return f"\x1b[{_COLORS[style]}m{text}\x1b[0m" if self.is_on else text


def report_text(report: Mapping[str, Any], *, width: int = 80, color: bool = False) -> str:
    """Return one report as text.

    Parameters
    ----------
    report : mapping
        What ``MatchReport.to_dict`` returned.
    width : int, default 80
        Columns of the terminal; at least 40.
    color : bool, default False
        Colour verdicts with ANSI codes; off where ``NO_COLOR`` is set.

    Returns
    -------
    str
        Ends without a line break; no line is longer than `width`.
    """
    width, paint = max(MIN_WIDTH, width), Paint(color)
    lines = _head(report, width, paint)
    lines += ["", *_table(report, width, paint)]
    lines += _knockouts(report, width)
    lines += _changes(report, width)
    lines += _notes(report, width)
    return "\n".join(line.rstrip() for line in lines)


def _head(report: Mapping[str, Any], width: int, paint: Paint) -> list[str]:
    score = f"Fit score {report['fit_score']:.1f} of 100 · {band_words(report['band'])}"
    lines = [paint(line, "bold") for line in wrap(posting_name(report["posting"]), width)]
    room = width - display_width(score) - 2
    name = resume_name(report["resume"])
    if display_width(name) <= room:
        lines.append(pad(name, room) + "  " + paint(score, "bold"))
    else:
        lines += [*wrap(name, width), paint(score, "bold")]
    lines += wrap(calibration_sentence(report), width)
    beside = " · ".join(f"{label.lower()} {value}" for label, value in facts(report))
    return [*lines, "", *labelled("Beside the score", beside, width)]


def labelled(label: str, text: str, width: int) -> list[str]:
    """Return a labelled paragraph, its lines indented under each other."""
    indent = display_width(label) + 2
    if indent > width // 2:
        return [label, *("  " + line for line in wrap(text, width - 2))]
    first, *rest = wrap(text, width - indent)
    return [f"{label}  {first}", *(" " * indent + line for line in rest)]


def _table(report: Mapping[str, Any], width: int, paint: Paint) -> list[str]:
    rows, shown = report["requirements"], shown_points(report)
    ids = max([2, *(len(r["requirement"]["id"]) for r in rows)])
    wide = width >= SIDE_BY_SIDE_WIDTH
    indent = ids + 30 if wide else 2
    room = width - indent
    lines = [f"{'':{ids}}  {'Points':>12}  {'Verdict':<12}  Requirement"] if wide else []
    for row, points in zip(rows, shown, strict=False):
        requirement, verdict = row["requirement"], row["verdict"]
        text = one_line(requirement["text"])
        if requirement["necessity"] == "preferred":
            text += " [preferred]"
        earned = f"{points.earned}/{points.possible}"
        word = paint(f"{VERDICT_WORDS[verdict]:<12}", verdict)
        first = f"{pad(requirement['id'], ids)}  {earned:>12}  {word}"
        described = wrap(text, room)
        if wide:
            lines.append(f"{first}  {described.pop(0)}")
        else:
            lines.append(first)
        lines += [" " * indent + line for line in described]
        lines += [" " * (indent + 2) + line for line in _why(row, report["resume"], room - 2)]
    overall, last = report["overall"], shown[-1]
    earned = f"{last.earned}/{last.possible}"
    lines.append(
        f"{'':{ids}}  {earned:>12}  {'':<12}  {OVERALL}" if wide else f"{'':{ids}}  {earned:>12}  {OVERALL}"
    )
    lines += [" " * (indent + 2) + line for line in wrap(one_line(overall["reason"]), room - 2)]
    possible = sum(r["max_points"] for r in [*rows, overall])
    lines.append(f"{'':{ids}}  {'-' * 12}")
    counts = counts_in_words(verdict_counts(report))
    total = f"{last.running}/{possible:.2f}"
    lines.append(cut(f"{'':{ids}}  {total:>12}  {counts}", width))
    return lines


def _why(row: Mapping[str, Any], resume: Mapping[str, Any], room: int) -> list[str]:
    reason = one_line(row["reason"])
    lines = wrap(reason, room) if reason else []
    for first in telling_quotes(row)[:1]:
        quote = cut(one_line(first["quote"]), QUOTE_LENGTH)
        # Most reasons quote their evidence already; saying it twice helps nobody.
        if quote.rstrip("…")[:60] not in reason:
            # Beside "nothing shows this" a quote would look like evidence.
            nearest = "Nearest line: " if row["verdict"] == "not_shown" and first["score"] > 0 else ""
            place = place_of(resume, first["start"], first["section"])
            lines += wrap(f"{nearest}“{quote}” ({place})", room)
    return lines


def _knockouts(report: Mapping[str, Any], width: int) -> list[str]:
    lines = []
    for row in report["requirements"]:
        if row["is_knockout"]:
            status = KNOCKOUT_WORDS.get(row["knockout_status"], "unverified")
            text = f"{one_line(row['requirement']['text'])} ({status})"
            lines += labelled(f"  {row['requirement']['id']}", text, width)
    return ["", "Knockouts (they never change the score)", *lines] if lines else []


def _changes(report: Mapping[str, Any], width: int) -> list[str]:
    changes = [c for c in report["what_if"] if c["gain"] > 0]
    if not changes:
        return []
    texts = {r["requirement"]["id"]: one_line(r["requirement"]["text"]) for r in report["requirements"]}
    lines = ["", *wrap("What would change the score, if the résumé showed it", width)]
    for change in changes[:N_CHANGES]:
        figures = f"  {change['gain']:+6.2f} → {change['fit_score']:5.2f}  {change['id']:<4}"
        lines.append(cut(f"{figures} {texts[change['id']]}", width))
    if len(changes) > N_CHANGES:
        lines.append(f"  and {len(changes) - N_CHANGES} more")
    return lines


def _notes(report: Mapping[str, Any], width: int) -> list[str]:
    lines = []
    for warning in report["warnings"]:
        kind, sentence = warning_words(warning)
        lines += labelled(f"! {kind}", sentence, width)
    made = " · ".join(f"{label} {value}" for label, value in provenance(report)[:5])
    return [*([""] if lines else []), *lines, "", *wrap(made, width)]


def results_text(results: Mapping[str, Any], *, width: int = 80, color: bool = False) -> str:
    """Return ranked results as a table.

    Parameters
    ----------
    results : mapping
        What ``MatchResults.to_dict`` returned.
    width : int, default 80
        Columns of the terminal; at least 40.
    color : bool, default False
        Colour bands with ANSI codes; off where ``NO_COLOR`` is set.

    Returns
    -------
    str
        One row a report, best first, then what could not be read.
    """
    width, paint = max(MIN_WIDTH, width), Paint(color)
    reports = results["reports"]
    lines = [paint(line, "bold") for line in wrap(results_title(reports), width)]
    if reports:
        wide = width >= SIDE_BY_SIDE_WIDTH
        places = max(2, len(str(len(reports))))
        head = f"{'#':>{places}}  {'Fit':>5}  {'Band':<9}"
        head += f"  {'met':>4} {'partly':>6} {'none':>4} {'contra':>6}" if wide else f"  {'met':>7}"
        room = width - len(head) - 2
        lines += ["", f"{head}  {'Name':<{max(4, min(room, 40))}}".rstrip()]
        for rank, (report, name) in enumerate(zip(reports, row_names(reports), strict=True), 1):
            counts = verdict_counts(report)
            band = paint(f"{report['band']:<9}", _BAND_COLORS.get(report["band"], "not_shown"))
            row = f"{rank:>{places}}  {report['fit_score']:>5.1f}  {band}"
            if wide:
                met, partly, none, contra = counts.values()
                row += f"  {met:>4} {partly:>6} {none:>4} {contra:>6}"
            else:
                row += f"  {counts['met']:>3}/{sum(counts.values()):<3}"
            failed = [
                r["requirement"]["id"] for r in report["requirements"] if r["knockout_status"] == "failed"
            ]
            flag = f" [knockout {', '.join(failed)}]" if failed else ""
            if room - len(flag) >= min(display_width(name), NAME_WIDTH):
                lines.append(f"{row}  {cut(name, room - len(flag))}{flag}")
            else:
                lines.append(f"{row}  {cut(name, room)}")
                lines += [" " * places + cut(flag, width - places)] if flag else []
    for failure in results["failures"]:
        if failure is results["failures"][0]:
            lines += ["", f"Not read: {len(results['failures'])}"]
        lines += labelled(f"  {one_line(failure['status'])}", one_line(failure["message"]), width)
    return "\n".join(line.rstrip() for line in lines)
