"""Score whole folders: `score_folder` and the order of its stages."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from matcher.arguments import as_date, as_knockouts, check_knockout_order, check_knockouts
from matcher.batch import rows, stages, tables
from matcher.batch.cache import Cache, cache_path
from matcher.batch.configuration import digest, scoring_digest
from matcher.batch.documents import BatchDocument, Understanding, understand_all
from matcher.batch.inputs import BatchItem, batch_items
from matcher.batch.pairs import PairOutcome, ScoringParts
from matcher.batch.parallel import check_backend, check_jobs, runner
from matcher.batch.progress import Progress
from matcher.batch.summary import BatchSummary
from matcher.exceptions import InputError, MatcherError
from matcher.reading import DEFAULT_LIMITS, ReadingLimits
from matcher.representation.encoders import fingerprint_of
from matcher.types import Posting

if TYPE_CHECKING:
    from matcher.engine import Matcher

_ATTEMPTS: Final = 3
_RESUMES_AT_ONCE: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What a run was asked for, checked."""

    engine: Matcher
    resumes: tuple[BatchItem, ...]
    postings: tuple[BatchItem, ...]
    as_of: date
    n_jobs: int
    backend: str | None
    scheduler: str | None
    output: Path | None
    requirements_output: Path | None
    knockouts: tuple[str, ...]
    knockout_order: str
    limits: ReadingLimits
    fingerprint: str

    @property
    def explains(self) -> bool:
        """Whether reasons and evidence are wanted."""
        return self.requirements_output is not None


def score_folder(
    engine: Matcher,
    resumes: Any,
    postings: Any,
    *,
    output: str | os.PathLike[str] | None = None,
    n_jobs: int | None = 2,
    requirements_output: str | os.PathLike[str] | bool | None = None,
    as_of: str | date | None = None,
    cache: bool | str | os.PathLike[str] = True,
    knockouts: Sequence[str] = (),
    knockout_order: str = "ignore",
    progress: bool | None = None,
    backend: str | None = None,
    scheduler: str | None = None,
    resume_run: bool = True,
    limits: ReadingLimits = DEFAULT_LIMITS,
) -> BatchSummary:
    """Score every résumé against every posting.

    Parameters
    ----------
    engine : Matcher
    resumes, postings : path, str, parsed object, or an iterable of these
        A folder is taken with all its files, recursively; ``*`` and ``?`` are patterns; a ``.jsonl`` or ``.csv`` file holds one text a row
        in its columns ``id`` and ``text``.
    output : str or Path, optional
        Where the scores go, one row a pair, best first for each posting: ``.parquet``, ``.csv`` or ``.jsonl``. Beside it stand
        ``errors.jsonl`` and a table with the status of every file.
    n_jobs : int or None
        Processes; None or -1 for one a processor. It changes nothing but the time.
    requirements_output : str, Path or bool, optional
        Where a table of every requirement of every pair goes, with verdict, reason and evidence; True for a place beside the output.
    as_of : str or datetime.date, optional
        What "Present" means. Default: today.
    cache : bool, str or Path
        Where results are kept for the next run: True for the user's cache folder (``MATCHER_CACHE`` overrides it), False for nowhere.
    knockouts : sequence of str
        Requirement ids or kinds; shown, never a change of a score.
    knockout_order : {"ignore", "last"}
    progress : bool, optional
        Whether bars are shown on standard error. Default: if it is a terminal.
    backend : {None, "loky", "dask"}
        Where scoring runs.
    scheduler : str, optional
        Address of a Dask scheduler.
    resume_run : bool
        Whether a stopped run continues where it was, also without a cache.
    limits : ReadingLimits
        For reading one file.

    Returns
    -------
    BatchSummary

    Raises
    ------
    InputError
        If an argument cannot be used.
    MatcherError
        If the run cannot be finished, for example for lack of disk space. What stood at ``output`` is then untouched, and the same
        command continues where it stopped.

    Examples
    --------
    >>> import matcher
    >>> engine = matcher.Matcher.load("default")
    >>> summary = engine.score_folder("resumes/", "postings/", output="scores.csv")  # doctest: +SKIP
    >>> print(summary)  # doctest: +SKIP
    """
    check_knockout_order(knockout_order)
    knockouts = as_knockouts(knockouts)
    check_knockouts(knockouts, Posting(document=_nothing()))
    if progress is not None and not isinstance(progress, bool):
        raise InputError(f"The 'progress' parameter must be True, False or None. Got {progress!r} instead.")
    target = tables.check_output(output)
    shown = Progress(progress)
    with shown.stage("list", 0, "files"):
        plan = _Plan(
            engine=engine,
            resumes=batch_items(resumes, side="resumes"),
            postings=batch_items(postings, side="postings"),
            as_of=as_date(as_of),
            n_jobs=check_jobs(-1 if n_jobs is None else n_jobs),
            backend=check_backend(backend, scheduler),
            scheduler=scheduler,
            output=target,
            requirements_output=_requirements_path(requirements_output, target),
            knockouts=knockouts,
            knockout_order=knockout_order,
            limits=limits,
            # Vectors of an encoder that cannot tell itself from others are of no use to another run.
            fingerprint=fingerprint_of(engine.models.encoder) or f"this run {uuid4().hex}",
        )
    for attempt in range(_ATTEMPTS):
        with _opened(cache, plan, keeps=resume_run) as kept:
            try:
                return _run(plan, kept, shown)
            except stages.CacheLost:
                if attempt == _ATTEMPTS - 1:
                    raise MatcherError(
                        f"The cache {kept.path} keeps losing what is written to it. Choose another place with 'cache'."
                    ) from None
    raise AssertionError("unreachable")


def _nothing() -> Any:
    from matcher.types import Document

    return Document(text="")


def _requirements_path(asked: str | os.PathLike[str] | bool | None, output: Path | None) -> Path | None:
    if asked is None or asked is False:
        return None
    if asked is True:
        if output is None:
            raise InputError(
                "The 'requirements_output' parameter can be True only beside an 'output'. Give a path instead."
            )
        return output.with_name(f"{output.stem}.requirements{output.suffix}")
    path = tables.check_output(asked)
    if path == output:
        raise InputError(
            "The 'requirements_output' parameter must differ from 'output'. Choose another name."
        )
    return path


@contextmanager
def _opened(cache: bool | str | os.PathLike[str], plan: _Plan, *, keeps: bool) -> Iterator[Cache]:
    """Open the cache, or a journal that lasts until the run is finished."""
    path = cache_path(cache)
    if plan.fingerprint.startswith("this run"):
        path, keeps = None, False
    with ExitStack() as stack:
        if path is None and plan.output is not None and keeps:
            path = plan.output.with_name(f".{plan.output.name}.journal.sqlite")
            # Only a finished run removes it.
            with Cache(path) as journal:
                yield journal
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            return
        if path is None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="matcher-"))
            path = Path(folder) / "journal.sqlite"
        yield stack.enter_context(Cache(path))


def _run(plan: _Plan, cache: Cache, shown: Progress) -> BatchSummary:
    models = plan.engine.models
    with shown.stage("read", len(plan.resumes) + len(plan.postings), "files") as advance:
        taxonomy = getattr(models.taxonomy, "folder", None)
        sides = [
            (Understanding(kind=kind, as_of=plan.as_of, taxonomy=taxonomy, limits=plan.limits), items)
            for kind, items in (("posting", plan.postings), ("resume", plan.resumes))
        ]
        found = understand_all(sides, cache=cache, n_jobs=plan.n_jobs, advance=advance)
        read = dict(zip(("posting", "resume"), found, strict=True))
    scored = {kind: _distinct(documents) for kind, documents in read.items()}
    grid = stages.Grid(
        resumes=scored["resume"],
        postings=scored["posting"],
        configuration=digest(
            scoring_digest(plan.engine), plan.fingerprint, plan.as_of, plan.limits, plan.explains
        ),
    )
    n_scored = _score(plan, grid, cache, shown)
    return _write(plan, grid, read, cache, shown, n_scored)


def _distinct(documents: Sequence[BatchDocument]) -> tuple[BatchDocument, ...]:
    first: dict[str, BatchDocument] = {}
    for document in documents:
        if document.is_scored:
            first.setdefault(document.key, document)
    return tuple(first.values())


def _score(plan: _Plan, grid: stages.Grid, cache: Cache, shown: Progress) -> int:
    n_pairs = len(grid.resumes) * len(grid.postings)
    if not n_pairs:
        return 0
    encoder = plan.engine.models.encoder
    tasks = list(stages.missing_tasks(grid, cache))
    # Only what takes part in a pair yet to be scored needs vectors.
    needed: dict[str, tuple[str, BatchDocument]] = {}
    for task in tasks:
        needed.update((d.key, ("posting", d)) for d in task.postings)
        needed.update((d.key, ("resume", d)) for d in task.resumes)
    documents = list(needed.values())
    with shown.stage("embed", len(documents), "documents") as advance:
        stages.embed(documents, encoder, plan.fingerprint, cache=cache, advance=advance)
    with (
        shown.stage("score", n_pairs, "pairs") as advance,
        runner(
            n_jobs=min(plan.n_jobs, max(1, len(tasks))), backend=plan.backend, scheduler=plan.scheduler
        ) as run,
    ):
        advance(n_pairs - sum(len(task) for task in tasks))
        return stages.score(
            grid,
            tasks,
            ScoringParts.of(plan.engine, grid.configuration),
            cache=cache,
            encoder=encoder,
            fingerprint=plan.fingerprint,
            explain=plan.explains,
            run=run,
            advance=advance,
        )


def _write(
    plan: _Plan,
    grid: stages.Grid,
    read: dict[str, list[BatchDocument]],
    cache: Cache,
    shown: Progress,
    n_scored: int,
) -> BatchSummary:
    kept: list[tuple[Any, ...]] = []
    n_pairs = 0
    calibration = plan.engine.models.ranker.calibration
    scored_resumes = [d for d in read["resume"] if d.is_scored]
    scored_postings = [d for d in read["posting"] if d.is_scored]
    files_output = errors_output = None
    with shown.stage("write", len(scored_resumes) * len(scored_postings), "pairs") as advance:
        with ExitStack() as stack:
            scores = requirements = None
            if plan.output is not None:
                scores = stack.enter_context(tables.open_table(plan.output, rows.SCORE_COLUMNS))
            if plan.requirements_output is not None:
                requirements = stack.enter_context(
                    tables.open_table(plan.requirements_output, rows.REQUIREMENT_COLUMNS)
                )
            for document in scored_postings:
                (posting,) = stages.load(cache, "posting", [document])
                outcomes = _outcomes(grid, document, cache)
                pairs = rows.ranked(
                    posting,
                    [(resume, outcomes[resume.key]) for resume in scored_resumes],
                    knockouts=plan.knockouts,
                    knockout_order=plan.knockout_order,
                )
                found = [rows.score_row(document.name, posting, pair, calibration) for pair in pairs]
                n_pairs += len(found)
                if scores is not None:
                    scores.add(found)
                else:
                    kept.extend(found)
                if requirements is not None:
                    for pair in pairs:
                        requirements.add(rows.requirement_rows(document.name, posting, pair))
                advance(len(found))
        if plan.output is not None:
            files_output = plan.output.with_name(f"{plan.output.stem}.files{plan.output.suffix}")
            errors_output = plan.output.with_name("errors.jsonl")
            with tables.open_table(files_output, rows.FILE_COLUMNS) as table:
                table.add(_file_rows(read))
            with tables.open_table(errors_output, rows.FILE_COLUMNS) as table:
                table.add(_file_rows(read, failed_only=True))
    return BatchSummary(
        n_resumes=len(plan.resumes),
        n_postings=len(plan.postings),
        n_pairs=n_pairs,
        n_scored=n_scored,
        resumes=tuple(read["resume"]),
        postings=tuple(read["posting"]),
        seconds=dict(shown.seconds),
        as_of=plan.as_of.isoformat(),
        output=plan.output,
        requirements_output=plan.requirements_output,
        files_output=files_output,
        errors_output=errors_output,
        rows=tuple(dict(zip(rows.SCORE_COLUMNS, row, strict=True)) for row in kept),
    )


def _outcomes(grid: stages.Grid, posting: BatchDocument, cache: Cache) -> dict[str, PairOutcome]:
    """Return the outcomes of all résumés with one posting, by the key of the résumé."""
    found: dict[str, PairOutcome] = {}
    for start in range(0, len(grid.resumes), _RESUMES_AT_ONCE):
        part = grid.resumes[start : start + _RESUMES_AT_ONCE]
        keys = {grid.key(resume, posting): resume.key for resume in part}
        packed = cache.get_many("pairs", list(keys))
        if len(packed) < len(keys):
            # A damaged row counts as present until it is read.
            cache.forget("pairs", [key for key in keys if key not in packed])
            raise stages.CacheLost
        found.update((keys[key], PairOutcome.unpacked(value)) for key, value in packed.items())
    return found


def _file_rows(
    read: dict[str, list[BatchDocument]], *, failed_only: bool = False
) -> Iterator[tuple[str, ...]]:
    """Yield one row for every document, in the order of `rows.FILE_COLUMNS`."""
    for side in ("posting", "resume"):
        for document in read[side]:
            if not (failed_only and document.is_scored):
                yield side, document.name, document.status, document.message, document.duplicate_of
