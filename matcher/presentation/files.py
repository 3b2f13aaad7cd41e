"""Writing what is shown to a file, with a sentence where that is impossible."""

from __future__ import annotations

from pathlib import Path

from matcher.exceptions import InputError


def write_file(path: str | Path, content: str | bytes) -> Path:
    """Write a page or a table to a file.

    Parameters
    ----------
    path : str or Path
        In a folder that exists.
    content : str or bytes
        Text is written as UTF-8.

    Returns
    -------
    Path

    Raises
    ------
    InputError
        If the path is a folder, lies in none, or may not be written.
    """
    target = Path(path)
    if target.is_dir() or not target.parent.is_dir():
        raise InputError(
            f"Nothing can be written to {str(path)!r}. Give the name of a file in a folder that exists."
        )
    # Half of a surrogate pair has no UTF-8; a résumé that holds one is still shown.
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        target.write_bytes(data)
    except OSError as error:
        raise InputError(
            f"{str(path)!r} could not be written: {error.strerror}. Check that you may write there."
        ) from None
    return target
