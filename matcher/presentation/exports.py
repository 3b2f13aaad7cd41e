"""Results as files: CSV, Excel, Parquet, JSON, JSON lines and HTML, chosen by the suffix."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from matcher.exceptions import InputError, MissingDependencyError
from matcher.presentation.files import write_file
from matcher.presentation.frames import COLUMNS, LEVELS, RESULT_COLUMNS, results_frame, results_rows
from matcher.presentation.html_results import results_html
from matcher.presentation.untrusted import cut, harmless_cell

# Excel refuses longer cells.
CELL_LENGTH: Final = 32_000
# The first moment that a zip archive can state: the same results give the same bytes.
_ZIP_START: Final = (1980, 1, 1, 0, 0, 0)


def write_results(results: Mapping[str, Any], path: Path, *, level: str = "pairs") -> Path:
    """Write results to a file whose suffix chooses the format.

    Parameters
    ----------
    results : mapping
        What ``MatchResults.to_dict`` returned.
    path : Path
        Ends in ``.csv``, ``.xlsx``, ``.parquet``, ``.json``, ``.jsonl`` or ``.html``.
    level : {"pairs", "requirements", "evidence"}
        Rows of CSV and Parquet.

    Returns
    -------
    Path
        `path`.

    Raises
    ------
    InputError
        If the suffix or the level is unknown, or the file cannot be written.
    MissingDependencyError
        If the format needs a package that is not installed.
    """
    if level not in LEVELS:
        raise InputError(
            f"The 'level' parameter of write must be one of {', '.join(map(repr, LEVELS))}. Got {level!r} instead."
        )
    suffix = path.suffix.lower()
    if suffix not in _WRITERS:
        raise InputError(
            f"The file name must end in one of {', '.join(_WRITERS)}. Got {path.name!r} instead. The suffix chooses the format."
        )
    return write_file(path, _WRITERS[suffix](results, level))


def _csv(results: Mapping[str, Any], level: str) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, RESULT_COLUMNS[level], lineterminator="\n")
    writer.writeheader()
    for row in results_rows(results, level=level):
        writer.writerow({name: harmless_cell(value) for name, value in row.items()})
    return buffer.getvalue().encode("utf-8")


def _excel(results: Mapping[str, Any], level: str) -> bytes:
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingDependencyError(
            "Excel files need openpyxl, which is not installed. Run: pip install 'matcher[frames]'"
        ) from None
    from datetime import datetime

    book = Workbook()
    book.remove(book.active)
    book.properties.created = book.properties.modified = datetime(*_ZIP_START)
    for name in LEVELS:
        sheet = book.create_sheet(name)
        columns = RESULT_COLUMNS[name]
        sheet.append(list(columns))
        for row in results_rows(results, level=name):
            sheet.append([_excel_cell(row[c]) for c in columns])
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = sheet.dimensions
        for i, column in enumerate(columns, 1):
            sheet.column_dimensions[sheet.cell(1, i).column_letter].width = _width(column)
    described = book.create_sheet("columns")
    for name, meaning in COLUMNS.items():
        described.append([name, meaning])
    described.column_dimensions["A"].width, described.column_dimensions["B"].width = 24, 90
    buffer = io.BytesIO()
    book.save(buffer)
    return _same_bytes(buffer.getvalue())


def _excel_cell(value: object) -> object:
    safe = harmless_cell(value)
    return cut(safe, CELL_LENGTH) if isinstance(safe, str) else safe


def _width(column: str) -> int:
    return {"requirement": 60, "quote": 60, "reason": 70, "resume": 30, "posting": 30, "title": 30}.get(
        column, 13
    )


def _same_bytes(archive: bytes) -> bytes:
    """Return a zip archive without the time of its making."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                head, tag, rest = data.partition(b"<dcterms:modified")
                shut = rest.index(b">") + 1
                data = head + tag + rest[:shut] + b"1980-01-01T00:00:00Z" + rest[rest.index(b"</", shut) :]
            target.writestr(zipfile.ZipInfo(name, _ZIP_START), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parquet(results: Mapping[str, Any], level: str) -> bytes:
    try:
        import pyarrow  # noqa: F401  # pandas would name its own choice of engines instead of our extra
    except ImportError:
        raise MissingDependencyError(
            "Parquet files need pyarrow, which is not installed. Run: pip install 'matcher[frames]'"
        ) from None
    buffer = io.BytesIO()
    results_frame(results, level=level).to_parquet(buffer, index=False)
    return buffer.getvalue()


def _json(results: Mapping[str, Any], level: str) -> bytes:
    return _encoded(json.dumps(results, ensure_ascii=False, indent=1) + "\n")


def _json_lines(results: Mapping[str, Any], level: str) -> bytes:
    return b"".join(_encoded(json.dumps(r, ensure_ascii=False) + "\n") for r in results["reports"])


def _html(results: Mapping[str, Any], level: str) -> bytes:
    return results_html(results).encode("utf-8")


def _encoded(text: str) -> bytes:
    # Half of a surrogate pair has no UTF-8; the escape that takes its place is what JSON itself writes for it.
    return text.encode("utf-8", "backslashreplace")


_WRITERS: Final[Mapping[str, Callable[[Mapping[str, Any], str], bytes]]] = {
    ".csv": _csv,
    ".xlsx": _excel,
    ".parquet": _parquet,
    ".json": _json,
    ".jsonl": _json_lines,
    ".html": _html,
}
