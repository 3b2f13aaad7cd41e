"""Indexes of 10,000 and 100,000 documents, recombined from understood ones: requirement by requirement, line by line."""

from __future__ import annotations

import dataclasses
import hashlib
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.corpus import AS_OF, fields, posting_text, varied
from benchmarks.recombining import recombined
from matcher import Matcher
from matcher.batch.cache import Cache, CachedVectors
from matcher.batch.documents import pack, texts_of
from matcher.batch.pairs import PackedDocument
from matcher.index import PostingIndex, ResumeIndex, segments
from matcher.index.base import Index, made_with
from matcher.index.catalogue import summed
from matcher.index.judging import JudgedNeeds
from matcher.representation.stores import StoredEncoder
from matcher.types import Document, Posting, Resume, ResumeLine

# Larger indexes of postings are recombined from one of so many.
POOL = 3000
_ROWS_AT_ONCE = 1 << 17


def build_large(folder: Path, kind: str, n: int, n_texts: int) -> dict[str, Any]:
    """Write an index of ``n`` documents whose requirements or lines come from a pool of about ``n_texts`` different ones."""
    engine = Matcher.load()
    if kind == "posting" and n > POOL:
        pool = folder.parent / f"pool_{n_texts}"
        if not (pool / segments.MANIFEST).exists():
            build_large(pool, kind, POOL, n_texts)
        opened = _opened(folder, kind, engine)
        source = PostingIndex(pool, engine)._segments[0]
        opened._write(recombined(source, engine.models, n))
    else:
        opened = _opened(folder, kind, engine)
        documents = _postings(engine, n, n_texts) if kind == "posting" else _resumes(engine, n, n_texts)
        # Indexes of other sizes have the same pool.
        with Cache(folder.parent / "vectors.sqlite") as cache:
            opened._append(_packed(StoredEncoder(engine.models.encoder, CachedVectors(cache)), documents))
    return {
        "n_documents": len(opened),
        "megabytes": round(sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6),
        "n_texts": sum(len(s.texts) for s in opened._segments),
        "n_different_texts": sum(len(s.vectors) for s in opened._segments),
        "n_different_requirements": sum(len(s.need_codes) for s in opened._segments),
    }


def _opened(folder: Path, kind: str, engine: Matcher) -> Index:
    """Return a new index without documents."""
    manifest = {
        "kind": kind, "layout": segments.LAYOUT, "as_of": AS_OF, "made_with": made_with(engine), "segments": [],
    }  # fmt: skip
    segments.write_manifest(folder, manifest)
    return PostingIndex(folder, engine) if kind == "posting" else ResumeIndex(folder, engine)


def scores_by_requirement(index: PostingIndex, resume: Resume) -> npt.NDArray[np.float64]:
    """Return the fit scores of all postings with a résumé, every requirement judged; the same as pair by pair but for lines set aside for one posting."""
    models, catalogue = index.engine.models, index._catalogue
    own, _ = index._query(resume)
    judged = JudgedNeeds(catalogue, own, models)
    judged.judge(np.arange(catalogue.n_needs))
    parts = catalogue.overall_parts(own, judged.usable)
    bounds, needs = catalogue.need_bounds, catalogue.needs
    counts = np.diff(bounds)
    owners = np.repeat(np.arange(len(catalogue)), counts)
    places = judged.places[needs]
    best = judged.best[places].astype(np.float64)
    others = (summed(best, bounds)[owners] - best) / np.maximum(counts[owners] - 1, 1)
    strengths = np.empty(len(needs))
    for start in range(0, len(needs), _ROWS_AT_ONCE):
        at = slice(start, start + _ROWS_AT_ONCE)
        shared = np.column_stack([parts[owners[at], :2], others[at]])
        strengths[at] = judged.decisions(places[at], shared).strengths
    overall = np.array([models.judge.overall_of(own_parts) for own_parts in parts])
    found: npt.NDArray[np.float64] = (
        summed(catalogue.points * strengths, bounds) + catalogue.overall_points * overall
    )
    return found


def _packed(
    encoder: StoredEncoder, documents: Iterator[Posting | Resume]
) -> Iterator[tuple[str, PackedDocument]]:
    known: dict[str, Any] = {}
    waiting: list[tuple[str, Posting | Resume]] = []

    def flush() -> Iterator[tuple[str, PackedDocument]]:
        new = list(dict.fromkeys(t for _, d in waiting for t in texts_of(d) if t not in known))
        if new:
            known.update(zip(new, encoder.encode(new).astype(np.float16), strict=True))
        for name, parsed in waiting:
            vectors = np.stack([known[t] for t in texts_of(parsed)])
            yield (
                name,
                PackedDocument(
                    key=hashlib.md5(name.encode()).hexdigest(), packed=pack(parsed), vectors=vectors
                ),
            )
        waiting.clear()

    for number, parsed in enumerate(documents):
        waiting.append((f"{number:06}", parsed))
        if len(waiting) == 2000:
            yield from flush()
    yield from flush()


def _postings(engine: Matcher, n: int, n_texts: int) -> Iterator[Posting]:
    rng = random.Random(1)
    # With 0 texts the requirements (below: the lines) of the labelled documents as they are; otherwise those of generated ones, read and understood.
    pools: dict[str, list[Posting]] = {}
    for field in fields(engine):
        numbers = range(n_texts // (12 * len(fields(engine))))
        generated = (engine.parse_posting(posting_text(engine, number, field=field)) for number in numbers)
        pools[field.name] = list(generated) or list(field.postings)
    asked = {name: [r for p in pool for r in p.requirements] for name, pool in pools.items()}
    for number in range(n):
        name = rng.choice(sorted(pools))
        base = rng.choice(pools[name])
        chosen = rng.sample(asked[name], rng.randrange(8, 16))
        text, placed = "", []
        for i, r in enumerate(chosen, 1):
            placed.append(dataclasses.replace(r, id=f"r{i}", start=len(text), end=len(text) + len(r.text)))
            text += r.text + "\n"
        yield Posting(
            document=Document(text=text, content_hash=str(number)),
            title=base.title,
            requirements=tuple(placed),
            responsibilities=base.responsibilities,
        )


def _resumes(engine: Matcher, n: int, n_texts: int) -> Iterator[Resume]:
    rng = random.Random(2)
    pools: dict[str, list[str]] = {}
    for field in fields(engine):
        lines = [line.text for r in field.resumes for line in r.lines if len(line.text) > 15]
        n_varied = n_texts // len(fields(engine))
        pools[field.name] = [varied(rng.choice(lines), rng) for _ in range(n_varied)] or lines
    for _ in range(n):
        field = rng.choice(fields(engine))
        base = rng.choice(field.resumes)
        # The same résumé with other lines in the same places: its jobs and dates stay valid.
        text, placed = "", []
        for line in base.lines:
            own = line.text if line.role == "header" else rng.choice(pools[field.name])
            placed.append(
                ResumeLine(
                    index=line.index, text=own, start=len(text), end=len(text) + len(own), section=line.section,
                    role=line.role, experience=line.experience, education=line.education, scored_text=own,
                )
            )  # fmt: skip
            text += own + "\n"
        yield dataclasses.replace(
            base,
            document=Document(text=text),
            lines=tuple(placed),
            as_of=date.fromisoformat(AS_OF),
            contact=(),
            facts=(),
        )
