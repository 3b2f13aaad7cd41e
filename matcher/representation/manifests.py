"""Manifests: what an artefact folder was made from, and the checksums of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from matcher.exceptions import ArtefactError

MANIFEST_NAME: Final = "manifest.json"


def _checksum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_manifest(folder: Path, *, files: Iterable[str], about: Mapping[str, Any]) -> Path:
    """Write ``manifest.json``: what is said about the artefact, and size and SHA-256 of each file.

    Parameters
    ----------
    folder : Path
        The artefact's folder.
    files : iterable of str
        Names of the files that decide what the artefact computes, relative to ``folder``.
    about : Mapping
        JSON values: how it was made, from what, measured quality.

    Returns
    -------
    Path
        The manifest.
    """
    entries = {
        name: {"bytes": (folder / name).stat().st_size, "sha256": _checksum(folder / name)}
        for name in sorted(files)
    }
    path = folder / MANIFEST_NAME
    path.write_text(
        json.dumps({**about, "files": entries}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return path


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read the manifest of an artefact and check every file against it.

    Parameters
    ----------
    folder : Path
        The artefact's folder.

    Returns
    -------
    dict
        The manifest as written.

    Raises
    ------
    ArtefactError
        If the manifest or a file is missing, or a file is not the one that the manifest describes.
    """
    path = folder / MANIFEST_NAME
    if not path.is_file():
        raise ArtefactError(
            f"The artefact folder {folder} has no {MANIFEST_NAME}. "
            "Reinstall the package, or rebuild the artefacts with 'make models'."
        )
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name, entry in manifest["files"].items():
        file = folder / name
        if not file.is_file():
            raise ArtefactError(
                f"The artefact file {file} is missing. Reinstall the package, or rebuild with 'make models'."
            )
        if _checksum(file) != entry["sha256"]:
            raise ArtefactError(
                f"The artefact file {file} is not the one that its manifest describes (SHA-256 differs). "
                "Reinstall the package, or rebuild with 'make models'."
            )
    return dict(manifest)
