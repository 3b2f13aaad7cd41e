"""One function over Arrow tables, for engines that bring their own machines: Ray, Spark, DuckDB, a message queue."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from matcher.batch.pairs import LETTERS, PairScorer
from matcher.exceptions import InputError, MissingDependencyError, NoRequirementsError, ReadingError

if TYPE_CHECKING:
    import pyarrow as pa

    from matcher.engine import Matcher


def score_batch(pairs: Any, *, engine: Matcher | None = None, as_of: str | date | None = None) -> pa.Table:
    """Score pairs of texts: an Arrow table in, the same table with scores out.

    Parameters
    ----------
    pairs : pyarrow.Table or pyarrow.RecordBatch
        Its columns ``resume`` and ``posting`` hold texts; all columns are kept.
    engine : Matcher, optional
        Default: the engine of this process, whose models are loaded once.
    as_of : str or datetime.date, optional
        What "Present" means. Default: today. Give it where several machines work on one table.

    Returns
    -------
    pyarrow.Table
        In the order given, with the further columns ``fit_score``, ``n_met``, ``n_partly_met``, ``n_not_shown``, ``n_contradicted`` and
        ``status``: ``"ok"``, or why a pair has no score.

    Notes
    -----
    Ray: ``ray.data.read_parquet(path).map_batches(score_batch, batch_format="pyarrow", fn_kwargs={"as_of": "2026-11-21"})``.
    Spark: ``frame.mapInArrow(lambda batches: (b for batch in batches for b in score_batch(batch, as_of="2026-11-21").to_batches()), schema)``.
    A text that occurs in several rows of one table is read once, so sort large tables by posting or by résumé.

    Examples
    --------
    >>> score_batch(pyarrow.table({"resume": [cv], "posting": [job]}))  # doctest: +SKIP
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingDependencyError(
            "Scoring Arrow tables needs pyarrow, which is not installed. Run: pip install 'matcher[frames]'"
        ) from error
    missing = [name for name in ("resume", "posting") if name not in pairs.schema.names]
    if missing:
        raise InputError(
            f"The 'pairs' parameter must have the columns 'resume' and 'posting'. {' and '.join(map(repr, missing))} is missing."
        )
    if engine is None:
        from matcher.engine import default_engine

        engine = default_engine()
    resumes, postings = pairs.column("resume").to_pylist(), pairs.column("posting").to_pylist()

    @cache
    def resume(text: str) -> Any:
        """Return a résumé ready to be compared, or the status that says why not."""
        try:
            return engine.resume_context(engine.parse_resume(f"{text}\n", as_of=as_of))
        except ReadingError as error:
            return error.status

    @cache
    def posting(text: str) -> Any:
        """Return a posting ready to be compared, or the status that says why not."""
        try:
            return engine.posting_context(engine.parse_posting(f"{text}\n"))
        except NoRequirementsError:
            return "no_requirements"
        except ReadingError as error:
            return error.status

    sides = [(posting(p or ""), resume(r or "")) for r, p in zip(resumes, postings, strict=True)]
    statuses = [next((side for side in pair if isinstance(side, str)), "ok") for pair in sides]
    judged = iter(
        PairScorer(engine).outcomes(
            [pair for pair, status in zip(sides, statuses, strict=True) if status == "ok"], explain=False
        )
    )
    found = [next(judged) if status == "ok" else None for status in statuses]
    table = pairs if isinstance(pairs, pa.Table) else pa.Table.from_batches([pairs])
    table = table.append_column("fit_score", pa.array([o and o.fit_score for o in found], pa.float64()))
    for verdict, letter in LETTERS.items():
        counts = [None if o is None else o.verdicts.count(letter) for o in found]
        table = table.append_column(f"n_{verdict}", pa.array(counts, pa.int64()))
    return table.append_column("status", pa.array(statuses, pa.string()))
