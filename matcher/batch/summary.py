"""What a batch did: how many documents and pairs, what failed, how long it took, where the tables are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.batch.documents import BatchDocument
from matcher.exceptions import MissingDependencyError

if TYPE_CHECKING:
    import pandas as pd

_GOOD = frozenset({"ok", "ok_warn", "duplicate"})
_MOST_LISTED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSummary:
    """A finished batch.

    Attributes
    ----------
    n_resumes, n_postings : int
        Documents given.
    n_pairs : int
        Rows of the scores: every readable résumé with every readable posting.
    n_scored : int
        Pairs that had to be scored; the others were known from an earlier run.
    resumes, postings : tuple of BatchDocument
        Every document once, with its status.
    seconds : mapping of str to float
        By stage.
    output, requirements_output, files_output, errors_output : Path or None
        Tables that were written.
    as_of : str
        The date that "Present" meant.
    rows : tuple of mapping
        The scores, where no output was asked for.
    """

    n_resumes: int
    n_postings: int
    n_pairs: int
    n_scored: int
    resumes: tuple[BatchDocument, ...]
    postings: tuple[BatchDocument, ...]
    seconds: Mapping[str, float]
    as_of: str
    output: Path | None = None
    requirements_output: Path | None = None
    files_output: Path | None = None
    errors_output: Path | None = None
    rows: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)

    @property
    def statuses(self) -> dict[str, str]:
        """The status of every document, by name."""
        return {d.name: d.status for d in (*self.postings, *self.resumes)}

    @property
    def failed(self) -> dict[str, int]:
        """How many documents failed, by status."""
        found = Counter(d.status for d in (*self.resumes, *self.postings) if d.status not in _GOOD)
        return dict(sorted(found.items()))

    @property
    def n_failed(self) -> int:
        """How many documents failed."""
        return sum(self.failed.values())

    @property
    def looks_swapped(self) -> bool:
        """Whether most résumés read like postings and most postings like résumés."""
        return _mostly(self.resumes, "posting") and _mostly(self.postings, "resume")

    @property
    def duplicates(self) -> dict[str, str]:
        """The documents whose content another one has, with the name of that one."""
        return {d.name: d.duplicate_of for d in (*self.resumes, *self.postings) if d.duplicate_of}

    @property
    def total_seconds(self) -> float:
        """Time from start to end."""
        return sum(self.seconds.values())

    @property
    def pairs_per_second(self) -> float:
        """The rows of the scores by second of the whole run."""
        return self.n_pairs / self.total_seconds if self.total_seconds > 0 else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as plain JSON values."""
        return {
            "n_resumes": self.n_resumes,
            "n_postings": self.n_postings,
            "n_pairs": self.n_pairs,
            "n_scored": self.n_scored,
            "n_failed": self.n_failed,
            "failed": self.failed,
            "duplicates": self.duplicates,
            "looks_swapped": self.looks_swapped,
            "statuses": self.statuses,
            "errors": [
                {"name": d.name, "status": d.status, "message": d.message}
                for d in (*self.resumes, *self.postings)
                if d.status not in _GOOD
            ],
            "as_of": self.as_of,
            "seconds": {name: round(value, 3) for name, value in self.seconds.items()},
            "pairs_per_second": round(self.pairs_per_second, 2),
            "output": _text(self.output),
            "requirements_output": _text(self.requirements_output),
            "files_output": _text(self.files_output),
            "errors_output": _text(self.errors_output),
        }

    def to_frame(self) -> pd.DataFrame:
        """Return the scores as a pandas frame, one row a pair."""
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingDependencyError(
                "A frame needs pandas, which is not installed. Run: pip install 'matcher[frames]'"
            ) from error
        if self.output is None:
            from matcher.batch.rows import SCORE_COLUMNS

            return pd.DataFrame(list(self.rows), columns=list(SCORE_COLUMNS))
        if self.output.suffix.lower() == ".parquet":
            return pd.read_parquet(self.output)
        if self.output.suffix.lower() == ".csv":
            return pd.read_csv(self.output, keep_default_na=False)
        # The quick way of pandas to read numbers is off by a bit at times.
        return pd.read_json(self.output, lines=True, dtype=False, precise_float=True)

    def to_text(self, *, width: int = 80) -> str:
        """Return the summary for a terminal.

        Parameters
        ----------
        width : int
            Longest line; longer messages are cut.

        Returns
        -------
        str
        """
        lines = [
            f"{self.n_pairs:,} pair{'' if self.n_pairs == 1 else 's'} of {_count(self.resumes, 'résumé')} and {_count(self.postings, 'posting')}"
            f" · {self.n_scored:,} scored now, {max(0, self._n_distinct - self.n_scored):,} known"
        ]
        if self.looks_swapped:
            lines.append(
                "The résumés read like postings and the postings like résumés. Give the résumés first."
            )
        if self.failed:
            lines.append(
                f"{self.n_failed} failed: " + ", ".join(f"{n} {status}" for status, n in self.failed.items())
            )
            failures = [d for d in (*self.postings, *self.resumes) if d.status not in _GOOD]
            lines += [_cut(f"  {d.status}: {d.message or d.name}", width) for d in failures[:_MOST_LISTED]]
            if len(failures) > _MOST_LISTED:
                lines.append(f"  … and {len(failures) - _MOST_LISTED} more")
        if self.duplicates:
            lines.append(f"{len(self.duplicates)} duplicates, scored once")
        if self.seconds:
            slowest = max(self.seconds, key=lambda name: self.seconds[name])
            fastest = min(self.seconds, key=lambda name: self.seconds[name])
            lines.append(
                f"{self.total_seconds:.1f} s, {self.pairs_per_second:,.0f} pairs a second"
                f" · slowest {slowest} {self.seconds[slowest]:.1f} s, fastest {fastest} {self.seconds[fastest]:.1f} s"
            )
        lines += [
            f"{label}: {path}"
            for label, path in (
                ("Scores", self.output),
                ("Requirements", self.requirements_output),
                ("Files", self.files_output),
                ("Errors", self.errors_output if self.failed else None),
            )
            if path is not None
        ]
        return "\n".join(lines) + "\n"

    @property
    def _n_distinct(self) -> int:
        return len({d.key for d in self.resumes if d.key}) * len({d.key for d in self.postings if d.key})

    def __str__(self) -> str:
        return self.to_text()


def _mostly(documents: tuple[BatchDocument, ...], kind: str) -> bool:
    known = [d.looks_like for d in documents if d.looks_like]
    return 2 * known.count(kind) > len(known)


def _count(documents: tuple[BatchDocument, ...], noun: str) -> str:
    n = sum(d.is_scored for d in documents)
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)
