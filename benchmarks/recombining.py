"""A large index of postings from a small one: its requirements, titles and responsibilities in new combinations, array by array."""

from __future__ import annotations

import hashlib
import json
import random
import zlib
from collections import defaultdict
from typing import Any

import numpy as np

from matcher.index.making import document_words
from matcher.index.needs import NeedBook
from matcher.index.segments import Segment, by_column
from matcher.serialisation import to_plain
from matcher.types import Document


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def recombined(pool: Segment, models: Any, n: int) -> Segment:
    """Return a segment of ``n`` postings: each takes its title and responsibilities from a posting of the pool, and 8 to 15 requirements
    from it and others that share a requirement with it, so that they are of one field of work.
    """
    rng = random.Random(4)
    book = NeedBook(pool, models)
    own = [pool.need_rows[a:b].tolist() for a, b in zip(pool.need_bounds[:-1], pool.need_bounds[1:], strict=True)]  # fmt: skip
    askers: defaultdict[int, list[int]] = defaultdict(list)
    for number, rows in enumerate(own):
        for row in rows:
            askers[row].append(number)
    heads, tails = _requirement_parts(book)
    shells = [_shell(pool.packed(number)) for number in range(len(pool))]
    bases, needs, blobs = [], [], []
    for number in range(n):
        base = rng.randrange(len(own))
        rows = list(own[base])
        while len(set(rows)) < 20:
            rows += own[rng.choice(askers[rng.choice(rows)])]
        chosen = rng.sample(sorted(set(rows)), rng.randrange(8, 16))
        bases.append(base)
        needs.append(chosen)
        blobs.append(_blob(number, chosen, book, heads, tails, shells[base]))
    counts = np.array([len(c) for c in needs])
    need_rows = np.array([row for c in needs for row in c], np.int32)
    asked = [pool.need_texts[pool.need_text_bounds[r] : pool.need_text_bounds[r + 1]] for r in range(len(book))]  # fmt: skip
    about = [pool.about_rows[a:b] for a, b in zip(pool.about_bounds[:-1], pool.about_bounds[1:], strict=True)]
    texts = [
        np.concatenate([*(asked[row] for row in c), pool.about_texts[about[base]]])
        for c, base in zip(needs, bases, strict=True)
    ]
    words = pool.words(np.arange(len(pool.vectors)), models.tfidf.transform([""], view="word").n_columns)
    columns, column_bounds, column_documents, column_values = by_column(document_words(texts, words))
    return Segment(
        names=tuple(f"{number:06}" for number in range(n)),
        keys=tuple(hashlib.md5(str(number).encode()).hexdigest() for number in range(n)),
        blobs=np.frombuffer(b"".join(blobs), np.uint8),
        blob_bounds=np.cumsum([0, *(len(b) for b in blobs)], dtype=np.int64),
        texts=np.concatenate(texts),
        text_bounds=np.cumsum([0, *(len(t) for t in texts)], dtype=np.int64),
        profiles=np.stack([pool.profiles[base] for base in bases]),
        columns=columns,
        column_bounds=column_bounds,
        column_documents=column_documents,
        column_values=column_values,
        need_rows=need_rows,
        need_groups=np.full(len(need_rows), -1, np.int32),
        need_bounds=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        about_rows=np.concatenate([about[base] for base in bases]),
        about_bounds=np.cumsum([0, *(len(about[base]) for base in bases)], dtype=np.int64),
        **{
            name: getattr(pool, name)
            for name in (
                "vectors", "word_bounds", "word_columns", "word_values", "needs", "need_blob_bounds", "need_codes",
                "need_texts", "need_text_bounds", "about_texts",
            )
        },
    )  # fmt: skip


def _requirement_parts(book: NeedBook) -> tuple[list[str], list[str]]:
    """Return the JSON of each requirement before its place and after it."""
    heads, tails = [], []
    for number in range(len(book)):
        plain = to_plain(book.need(number).requirement)
        heads.append(_json(plain["text"]))
        rest = {k: v for k, v in plain.items() if k not in ("id", "text", "start", "end")}
        tails.append(_json(rest)[1:])
    return heads, tails


def _shell(packed: bytes) -> str:
    """Return the JSON of a posting after its document and its requirements."""
    plain = json.loads(zlib.decompress(packed))
    rest = {k: v for k, v in plain.items() if k not in ("document", "requirements")}
    return _json(rest)[1:]


def _blob(
    number: int, chosen: list[int], book: NeedBook, heads: list[str], tails: list[str], shell: str
) -> bytes:
    """Return a packed posting, as `matcher.batch.documents.pack` does."""
    text, asked = [], []
    place = 0
    for i, row in enumerate(chosen, 1):
        own = book.need(row).requirement.text
        end = place + len(own)
        asked.append(f'{{"id":"r{i}","text":{heads[row]},"start":{place},"end":{end},{tails[row]}')
        text.append(own)
        place = end + 1
    document = to_plain(Document(text="\n".join(text), content_hash=str(number)))
    document |= {"structured": None, "source": ""}
    plain = f'{{"document":{_json(document)},"requirements":[{",".join(asked)}],{shell}'
    return zlib.compress(plain.encode("utf-8", "surrogatepass"), 1)
