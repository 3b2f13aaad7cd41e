"""Find the artefacts that travel with matcher: trained models, taxonomy, samples."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from matcher.exceptions import ArtefactError

_PACKAGE = Path(__file__).resolve().parent


@lru_cache(maxsize=8)
def _root(kind: str) -> Path:
    # A wheel carries the folders inside the package; a checkout has them at the top.
    for candidate in (_PACKAGE / f"_{kind}", _PACKAGE.parent / kind):
        if candidate.is_dir():
            return candidate
    raise ArtefactError(
        f"The folder '{kind}' that travels with matcher was not found beside {_PACKAGE}. "
        "Reinstall the package, or run from a full checkout."
    )


def models_dir() -> Path:
    """Return the folder of trained artefacts (``MATCHER_MODELS`` overrides it)."""
    override = os.environ.get("MATCHER_MODELS")
    return Path(override) if override else _root("models")


def data_dir() -> Path:
    """Return the folder of packaged data (``MATCHER_DATA`` overrides it)."""
    override = os.environ.get("MATCHER_DATA")
    return Path(override) if override else _root("data")
