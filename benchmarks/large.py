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

from benchmarks.corpus import fields, varied
from matcher import Matcher
from matcher.batch.documents import pack, texts_of
from matcher.batch.pairs import PackedDocument
from matcher.index import PostingIndex, ResumeIndex, segments
from matcher.index.base import Index, made_with
from matcher.types import Document, Posting, Requirement, Resume, ResumeLine

AS_OF = "2026-11-21"


def build_large(folder: Path, kind: str, n: int, n_texts: int) -> dict[str, Any]:
    """Write an index of ``n`` documents whose texts come from a pool of about ``n_texts`` different ones a field."""
    engine = Matcher.load()
    documents = _postings(engine, n, n_texts) if kind == "posting" else _resumes(engine, n, n_texts)
    manifest = {
        "kind": kind, "layout": segments.LAYOUT, "as_of": AS_OF, "made_with": made_with(engine), "segments": [],
    }  # fmt: skip
    segments.write_manifest(folder, manifest)
    opened: Index = PostingIndex(folder, engine) if kind == "posting" else ResumeIndex(folder, engine)
    opened._append(_packed(engine, documents))
    different = {text for s in opened._segments for text in [len(s.vectors)]}
    return {"n_documents": len(opened), "n_different_texts": max(different)}


def _packed(engine: Matcher, documents: Iterator[Posting | Resume]) -> Iterator[tuple[str, PackedDocument]]:
    known: dict[str, Any] = {}
    waiting: list[tuple[str, Posting | Resume]] = []

    def flush() -> Iterator[tuple[str, PackedDocument]]:
        new = list(dict.fromkeys(t for _, d in waiting for t in texts_of(d) if t not in known))
        if new:
            known.update(zip(new, engine.models.encoder.encode(new).astype(np.float16), strict=True))
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
    pools: dict[str, list[Requirement]] = {}
    for field in fields(engine):
        pools[field.name] = [r for p in field.postings for r in p.requirements][:n_texts]
    for number in range(n):
        field = rng.choice(fields(engine))
        base = rng.choice(field.postings)
        chosen = rng.sample(pools[field.name], min(rng.randrange(8, 16), len(pools[field.name])))
        text, placed = "", []
        for i, r in enumerate(chosen, 1):
            placed.append(dataclasses.replace(r, id=f"r{i}", start=len(text), end=len(text) + len(r.text)))
            text += r.text + "\n"
        yield Posting(
            document=Document(text=text, content_hash=str(number)),
            title=base.title,
            requirements=tuple(placed),
            responsibilities=tuple(rng.sample(base.responsibilities, min(6, len(base.responsibilities)))),
        )


def _resumes(engine: Matcher, n: int, n_texts: int) -> Iterator[Resume]:
    rng = random.Random(2)
    pools: dict[str, list[str]] = {}
    for field in fields(engine):
        lines = [line.text for r in field.resumes for line in r.lines if len(line.text) > 15]
        pools[field.name] = [varied(rng.choice(lines), rng) for _ in range(n_texts)]
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
