"""Tidy pandas frames of reports and results; every column is described in `COLUMNS`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from matcher.exceptions import InputError, MissingDependencyError
from matcher.presentation.words import OVERALL

if TYPE_CHECKING:
    import pandas as pd

LEVELS: Final = ("pairs", "requirements", "evidence")

COLUMNS: Final[Mapping[str, str]] = {
    "rank": "1 for the best report of the results",
    "resume": "source of the résumé",
    "posting": "source of the posting",
    "title": "title of the posting",
    "company": "company of the posting",
    "fit_score": "0-100",
    "band": "unrelated, weak, partial, good or excellent",
    "good_fit_share": "share of pairs with such a fit score that people judged a good fit, 0-1",
    "n_requirements": "requirements of the posting",
    "n_met": "requirements met",
    "n_partly_met": "requirements partly met",
    "n_not_shown": "requirements not shown",
    "n_contradicted": "requirements contradicted",
    "overall_points": "points of the overall relevance",
    "n_knockouts_failed": "knockouts that the résumé contradicts",
    "n_knockouts_unverified": "knockouts that the résumé does not settle",
    "total_months": "months of dated work in the résumé, overlaps counted once",
    "n_warnings": "warnings of the report",
    "as_of": "the date that “Present” meant",
    "requirement_id": "r1, r2, … in the posting's order; “overall” for the overall relevance",
    "requirement": "text of the requirement",
    "necessity": "required or preferred",
    "kinds": "kinds of the requirement, joined by “, ”",
    "verdict": "met, partly_met, not_shown or contradicted",
    "strength": "how strongly the résumé shows it, 0-1",
    "points": "what it added to the fit score",
    "max_points": "the most it could have added",
    "gain": "points that the fit score would gain if it were met",
    "is_knockout": "named a knockout by the user",
    "knockout_status": "passed, failed or unverified",
    "n_evidence": "quotes found",
    "section": "résumé section of the (first) quote",
    "stance": "what the quoted line does with the thing asked for: shows, claims, lists, …",
    "quote": "the strongest quote, or this quote",
    "reason": "one plain sentence",
    "evidence_rank": "1 for the strongest quote of the requirement",
    "start": "start of the quote in the résumé's text",
    "end": "end of the quote, exclusive",
    "score": "how strongly this quote alone supports the requirement, 0-1",
    "basis": "literal, alias, taxonomy, semantic or quantity",
}

_PAIR: Final = (
    "rank",
    "resume",
    "posting",
    "title",
    "company",
    "fit_score",
    "band",
    "good_fit_share",
    "n_requirements",
)
_COUNTS: Final = ("n_met", "n_partly_met", "n_not_shown", "n_contradicted")
_PAIR_END: Final = (
    "overall_points",
    "n_knockouts_failed",
    "n_knockouts_unverified",
    "total_months",
    "n_warnings",
    "as_of",
)
REPORT_COLUMNS: Final = (
    "requirement_id",
    "requirement",
    "necessity",
    "kinds",
    "verdict",
    "strength",
    "points",
    "max_points",
    "gain",
    "is_knockout",
    "knockout_status",
    "n_evidence",
    "section",
    "stance",
    "quote",
    "reason",
)
_WHOSE: Final = ("rank", "resume", "posting", "title", "fit_score")
_EVIDENCE: Final = ("evidence_rank", "quote", "start", "end", "section", "score", "basis", "stance")
RESULT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "pairs": (*_PAIR, *_COUNTS, *_PAIR_END),
    "requirements": (*_WHOSE, *REPORT_COLUMNS),
    "evidence": (*_WHOSE, "requirement_id", "requirement", "verdict", *_EVIDENCE),
}


def pandas() -> Any:
    """Return the pandas module.

    Raises
    ------
    MissingDependencyError
        If it is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise MissingDependencyError(
            "Frames and tables need pandas, which is not installed. Run: pip install 'matcher[frames]'"
        ) from None
    return pd


def report_rows(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return one flat record a requirement, then one for the overall relevance; the points add up to the fit score."""
    gains = {change["id"]: change["gain"] for change in report["what_if"]}
    rows = []
    for row in report["requirements"]:
        requirement, evidence = row["requirement"], row["evidence"]
        first = evidence[0] if evidence else {}
        rows.append(
            {
                "requirement_id": requirement["id"],
                "requirement": requirement["text"],
                "necessity": requirement["necessity"],
                "kinds": ", ".join(requirement["kinds"]),
                "verdict": row["verdict"],
                "strength": row["strength"],
                "points": row["points"],
                "max_points": row["max_points"],
                "gain": gains.get(requirement["id"], 0.0),
                "is_knockout": row["is_knockout"],
                "knockout_status": row["knockout_status"],
                "n_evidence": len(evidence),
                "section": first.get("section"),
                "stance": first.get("stance"),
                "quote": first.get("quote"),
                "reason": row["reason"],
            }
        )
    overall = report["overall"]
    rows.append(
        {
            **dict.fromkeys(REPORT_COLUMNS),
            "requirement_id": "overall",
            "requirement": OVERALL,
            "kinds": "",
            "strength": overall["strength"],
            "points": overall["points"],
            "max_points": overall["max_points"],
            "gain": 0.0,
            "is_knockout": False,
            "n_evidence": 0,
            "reason": overall["reason"],
        }
    )
    return rows


def pair_row(report: Mapping[str, Any], rank: int) -> dict[str, Any]:
    """Return one flat record of a report."""
    rows = report["requirements"]
    counts = {
        f"n_{v}": sum(r["verdict"] == v for r in rows)
        for v in ("met", "partly_met", "not_shown", "contradicted")
    }
    return {
        **_whose(report, rank),
        "company": report["posting"]["company"],
        "band": report["band"],
        "good_fit_share": report["good_fit_share"],
        "n_requirements": len(rows),
        **counts,
        "overall_points": report["overall"]["points"],
        "n_knockouts_failed": sum(r["knockout_status"] == "failed" for r in rows),
        "n_knockouts_unverified": sum(r["knockout_status"] == "unverified" for r in rows),
        "total_months": report["resume"]["total_months"],
        "n_warnings": len(report["warnings"]),
        "as_of": report["resume"]["as_of"],
    }


def evidence_rows(report: Mapping[str, Any], rank: int) -> list[dict[str, Any]]:
    """Return one flat record a quote."""
    return [
        {
            **_whose(report, rank),
            "requirement_id": row["requirement"]["id"],
            "requirement": row["requirement"]["text"],
            "verdict": row["verdict"],
            "evidence_rank": place,
            **{name: quote[name] for name in _EVIDENCE if name != "evidence_rank"},
        }
        for row in report["requirements"]
        for place, quote in enumerate(row["evidence"], 1)
    ]


def _whose(report: Mapping[str, Any], rank: int) -> dict[str, Any]:
    return {
        "rank": rank,
        "resume": report["resume"]["document"]["source"],
        "posting": report["posting"]["document"]["source"],
        "title": report["posting"]["title"],
        "fit_score": report["fit_score"],
    }


def results_rows(results: Mapping[str, Any], *, level: str = "pairs") -> list[dict[str, Any]]:
    """Return the flat records behind `results_frame`.

    Raises
    ------
    InputError
        If `level` is none of `LEVELS`.
    """
    if level not in LEVELS:
        raise InputError(
            f"The 'level' parameter of to_frame must be one of {', '.join(map(repr, LEVELS))}. Got {level!r} instead."
        )
    rows: list[dict[str, Any]] = []
    for rank, report in enumerate(results["reports"], 1):
        if level == "pairs":
            rows.append(pair_row(report, rank))
        elif level == "requirements":
            rows += [{**_whose(report, rank), **row} for row in report_rows(report)]
        else:
            rows += evidence_rows(report, rank)
    return rows


def report_frame(report: Mapping[str, Any]) -> pd.DataFrame:
    """Return a report as a frame: one row a requirement, and one for the overall relevance.

    Parameters
    ----------
    report : mapping
        What ``MatchReport.to_dict`` returned.

    Returns
    -------
    pandas.DataFrame
        Columns `REPORT_COLUMNS`, described in `COLUMNS`; ``points`` adds up to the fit score.
    """
    return pandas().DataFrame(report_rows(report), columns=list(REPORT_COLUMNS))


def results_frame(results: Mapping[str, Any], *, level: str = "pairs") -> pd.DataFrame:
    """Return results as a tidy frame, best report first.

    Parameters
    ----------
    results : mapping
        What ``MatchResults.to_dict`` returned.
    level : {"pairs", "requirements", "evidence"}
        One row a report, a requirement of each report, or a quote of each requirement.

    Returns
    -------
    pandas.DataFrame
        Columns ``RESULT_COLUMNS[level]``, described in `COLUMNS`.
    """
    return pandas().DataFrame(results_rows(results, level=level), columns=list(RESULT_COLUMNS[level]))


def grid_frame(results: Mapping[str, Any], *, values: str = "verdict") -> pd.DataFrame:
    """Return a grid with one row a report and one column a requirement.

    Parameters
    ----------
    results : mapping
        What ``MatchResults.to_dict`` returned.
    values : {"verdict", "points", "strength"}
        What a cell holds; a posting that lacks the requirement leaves it empty.

    Returns
    -------
    pandas.DataFrame
        Indexed by rank, résumé and posting; best report first, sortable by any requirement.
    """
    if values not in ("verdict", "points", "strength"):
        raise InputError(
            f"The 'values' parameter must be one of 'verdict', 'points', 'strength'. Got {values!r} instead."
        )
    pd = pandas()
    records: list[dict[str, Any]] = []
    columns: dict[str, None] = {}
    for rank, report in enumerate(results["reports"], 1):
        whose = _whose(report, rank)
        record = {
            "rank": rank,
            "resume": whose["resume"],
            "posting": whose["posting"],
            "fit_score": whose["fit_score"],
        }
        for row in report["requirements"]:
            columns[row["requirement"]["id"]] = None
            record[row["requirement"]["id"]] = row[values]
        records.append(record)
    frame = pd.DataFrame(records, columns=["rank", "resume", "posting", "fit_score", *columns])
    return frame.set_index(["rank", "resume", "posting"])
