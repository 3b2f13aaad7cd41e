"""Tests of encoding in the background."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from matcher.representation import eager
from matcher.representation.eager import EagerEncoder
from matcher.representation.hashing import HashingEncoder
from matcher.representation.onnx_encoder import OnnxEncoder
from matcher.types import Embeddings

TEXTS = ["Ran the weekly payroll", "Closed the books", "Ran the weekly payroll"]


class _Counted(OnnxEncoder):
    """Counts what it is asked for; its vectors are those of another encoder."""

    def __init__(self, *, fails: int = 0) -> None:
        super().__init__(Path("nowhere"))
        self.calls: list[list[str]] = []
        self.fails = fails

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Return vectors, or fail the first few times."""
        self.calls.append(list(texts))
        if self.fails:
            self.fails -= 1
            raise RuntimeError("the disk went away")
        return HashingEncoder(dim=32).encode(texts)


def _expected(texts: Sequence[str]) -> Embeddings:
    return HashingEncoder(dim=32).encode(texts)


def test_vectors_are_those_of_the_encoder() -> None:
    """Beginning early changes no vector."""
    encoder = EagerEncoder(_Counted())
    encoder.begin(TEXTS[:1])
    encoder.begin(TEXTS[1:])
    assert np.array_equal(encoder.encode(TEXTS), _expected(TEXTS))


def test_no_text_is_encoded_twice() -> None:
    """What was begun, or asked for before, is not encoded again."""
    inner = _Counted()
    encoder = EagerEncoder(inner)
    encoder.begin(TEXTS)
    encoder.encode(TEXTS)
    encoder.encode([*TEXTS, "Filed the returns"])
    asked = [text for call in inner.calls for text in call]
    assert sorted(asked) == sorted({*TEXTS, "Filed the returns"})


def test_error_reaches_the_caller() -> None:
    """What goes wrong in the background goes wrong again where the vectors are asked for."""
    encoder = EagerEncoder(_Counted(fails=2))
    encoder.begin(TEXTS)
    with pytest.raises(RuntimeError, match="the disk went away"):
        encoder.encode(TEXTS)
    assert np.array_equal(encoder.encode(TEXTS), _expected(TEXTS))


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many documents do not fill the memory, and texts that were dropped are encoded again."""
    monkeypatch.setattr(eager, "MAX_KEPT", 3)
    encoder = EagerEncoder(_Counted())
    many = [f"Line {n}" for n in range(10)]
    assert np.array_equal(encoder.encode(many), _expected(many))
    assert len(encoder._vectors) == 3
    assert np.array_equal(encoder.encode(many), _expected(many))


def test_other_encoders_are_asked_for_the_very_texts() -> None:
    """An encoder whose vectors may depend on what is encoded together gets each document by itself, when it is needed."""

    class Other:
        def __init__(self) -> None:
            self.calls: list[list[str]] = []

        def encode(self, texts: Sequence[str]) -> Embeddings:
            self.calls.append(list(texts))
            return _expected(texts)

    inner = Other()
    encoder = EagerEncoder(inner)
    encoder.begin(TEXTS)
    assert not inner.calls
    encoder.encode(TEXTS)
    assert inner.calls == [TEXTS]


def test_without_threads_texts_are_encoded_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system gives no further thread, or the interpreter is ending, the vectors still come."""

    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    encoder = EagerEncoder(_Counted())
    encoder.begin(TEXTS)
    assert np.array_equal(encoder.encode(TEXTS), _expected(TEXTS))


def test_many_threads_may_share_an_encoder() -> None:
    """Threads that begin and ask at once get the vectors of their own texts."""
    encoder = EagerEncoder(_Counted())
    wrong: list[int] = []

    def ask(own: int) -> None:
        for turn in range(20):
            texts = [f"Line {turn}", f"Line {own} of {turn}"]
            encoder.begin(texts)
            if not np.array_equal(encoder.encode(texts), _expected(texts)):
                wrong.append(own)

    threads = [threading.Thread(target=ask, args=(own,)) for own in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_it_pickles_as_the_encoder_behind_it() -> None:
    """What it remembers, and its thread, stay behind."""
    encoder = EagerEncoder(HashingEncoder(dim=32))
    encoder.encode(TEXTS)
    copy = pickle.loads(pickle.dumps(encoder))
    assert np.array_equal(copy.encode(TEXTS), _expected(TEXTS))
