"""What results depend on besides the documents, as digests for the keys of the cache."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

import matcher
from matcher.artefacts import models_dir
from matcher.parsing.denials import denials_bytes
from matcher.serialisation import to_plain

if TYPE_CHECKING:
    from matcher.engine import Matcher
    from matcher.representation.tfidf import TfidfModel
    from matcher.scoring.judge import Judge

_PACKAGE: Final = Path(matcher.__file__).resolve().parent
# What of the batch itself decides what is kept and how.
_OWN: Final = ("batch/documents.py", "batch/light_vectors.py", "batch/pairs.py")
_STAGES: Final = ("reading", "taxonomy", "parsing", "representation", "scoring", "ranking", "explanation")


def digest(*parts: Any) -> str:
    """Return one hexadecimal digest of strings, numbers and dataclasses."""
    plain = json.dumps([to_plain(part) for part in parts], sort_keys=True)
    return hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return a digest of what reads, understands and scores, code and the model of denials: another version never uses this one's results."""
    found = hashlib.blake2b(matcher.__version__.encode(), digest_size=16)
    for stage in _STAGES:
        for file in sorted((_PACKAGE / stage).rglob("*.py")):
            found.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0" + file.read_bytes())
    for name in ("types.py", "results.py", "serialisation.py", *_OWN):
        found.update((_PACKAGE / name).read_bytes())
    found.update(denials_bytes(models_dir() / "denials"))
    return found.hexdigest()


@lru_cache(maxsize=8)
def taxonomy_digest(folder: Path | None) -> str:
    """Return a digest of a taxonomy's files."""
    if folder is None:
        return ""
    found = hashlib.blake2b(digest_size=16)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


def judge_digest(judge: Judge) -> str:
    """Return a digest of all numbers of a judge, its line head included."""
    found = hashlib.blake2b(digest(judge.settings).encode(), digest_size=16)
    for part in ("line", "met", "partly", "refusal"):
        for name, array in sorted(getattr(judge, f"{part}_trees").arrays(part).items()):
            found.update(name.encode() + np.ascontiguousarray(array).tobytes())
    for name in sorted(type(judge.head).__dataclass_fields__):
        found.update(name.encode() + np.ascontiguousarray(getattr(judge.head, name)).tobytes())
    return found.hexdigest()


def tfidf_digest(tfidf: TfidfModel) -> str:
    """Return a digest of the vocabulary and its weights."""
    found = hashlib.blake2b(str(tfidf.hash_unknown_words).encode(), digest_size=16)
    for view, weights in sorted(tfidf.weights.items()):
        found.update(f"{view}\0{weights.n_documents}\0".encode() + "\n".join(weights.terms).encode())
        found.update(np.ascontiguousarray(weights.document_frequency).tobytes())
    return found.hexdigest()


def scoring_digest(engine: Matcher) -> str:
    """Return a digest of everything in an engine that a score depends on.

    Parameters
    ----------
    engine : Matcher

    Returns
    -------
    str
    """
    models = engine.models
    taxonomy = getattr(models.taxonomy, "folder", None)
    return digest(
        code_digest(),
        models.encoder_id or "",
        judge_digest(models.judge),
        to_plain(models.ranker),
        tfidf_digest(models.tfidf),
        taxonomy_digest(taxonomy),
    )
