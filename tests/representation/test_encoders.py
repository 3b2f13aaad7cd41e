"""What may be given as an encoder, and the encoder without a model."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.exceptions import ArtefactError, InputError, MissingDependencyError
from matcher.representation import encoders
from matcher.representation.encoders import (
    CheckedEncoder,
    HashingEncoder,
    OnnxEncoder,
    SentenceTransformerEncoder,
    as_encoder,
    fingerprint_of,
)
from matcher.types import Encoder


class Counting:
    """Remembers what it was asked."""

    fingerprint = "counting/1"

    def __init__(self) -> None:
        self.seen: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.seen.append(list(texts))
        angles = np.array([len(text) for text in texts], dtype=np.float64)
        return np.stack([np.cos(angles), np.sin(angles)], axis=1)


class Careless:
    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.full((len(texts), 4), 3.0)


@given(st.lists(st.text(max_size=60), max_size=6))
def test_hashing_encoder_gives_unit_vectors_for_any_text(texts: list[str]) -> None:
    """No text, however odd, breaks it."""
    vectors = HashingEncoder(dim=64).encode(texts)
    assert vectors.shape == (len(texts), 64)
    assert vectors.dtype == np.float32
    assert np.all(np.abs(np.linalg.norm(vectors, axis=1) - 1) < 1e-3)


def test_hashing_encoder_gives_the_same_bits_in_any_process() -> None:
    """The vector is a constant of the text, not of Python's hash seed."""
    vector = HashingEncoder(dim=16).encode(["Pay"])[0]
    nonzero = {int(i): float(vector[i]) for i in np.flatnonzero(vector)}
    assert nonzero == {6: 0.3974609375, 7: -0.3974609375, 9: -0.3974609375, 14: -0.7255859375}


def test_hashing_encoder_knows_spelling() -> None:
    """Forms of a word are nearer than other words."""
    a, b, c = HashingEncoder().encode(["managed a warehouse", "warehouse manager", "cardiac nursing"])
    assert a @ b > 0.4 > a @ c


def test_empty_text_is_near_nothing_for_the_hashing_encoder() -> None:
    """An empty line supports no requirement."""
    empty, text = HashingEncoder().encode([" - ", "payroll"])
    assert empty @ text == 0


def test_each_different_text_is_encoded_once_and_order_is_kept() -> None:
    """Repeated lines cost nothing."""
    inner = Counting()
    encoder = as_encoder(inner)
    vectors = encoder.encode(["aa", "b", "aa", "cccc"])
    assert inner.seen == [["aa", "b", "cccc"]]
    assert np.array_equal(vectors[0], vectors[2])
    assert np.array_equal(vectors[1:2], encoder.encode(["b"]))


def test_no_texts_give_a_matrix_with_width() -> None:
    """Callers need not treat an empty posting apart."""
    assert as_encoder(Counting()).encode([]).shape == (0, 2)


def test_vectors_of_an_unknown_encoder_are_checked() -> None:
    """A wrong encoder is refused, not believed."""
    with pytest.raises(InputError, match="'encode' of Careless must return vectors of length 1"):
        as_encoder(Careless()).encode(["text"])


@pytest.mark.parametrize("given_value", [3, object(), Counting, ["a"]])
def test_anything_else_is_refused(given_value: object) -> None:
    """The message names what is accepted."""
    with pytest.raises(InputError, match=r"'encoder' parameter must be None, a folder or name"):
        as_encoder(given_value)


def test_default_and_folders_are_recognised(tiny_encoder_folder: Path, tmp_path: Path) -> None:
    """An exported folder is read by onnxruntime, any other by sentence-transformers."""
    assert isinstance(as_encoder(tiny_encoder_folder), OnnxEncoder)
    assert isinstance(as_encoder(str(tiny_encoder_folder)), OnnxEncoder)
    other = as_encoder(tmp_path)
    assert isinstance(other, CheckedEncoder)
    assert isinstance(other.encoder, SentenceTransformerEncoder)
    default = as_encoder()
    assert isinstance(default, OnnxEncoder)
    assert Path(default.folder).parts[-2:] == ("models", "encoder")


def test_encoders_of_this_package_pass_unwrapped() -> None:
    """They need no check."""
    encoder = HashingEncoder()
    assert as_encoder(encoder) is encoder
    assert isinstance(encoder, Encoder)


def test_fingerprint_passes_through_and_its_absence_is_told() -> None:
    """Vectors of an encoder that does not identify itself are not to be kept."""
    assert fingerprint_of(as_encoder(Counting())) == "counting/1"
    assert fingerprint_of(as_encoder(Careless())) is None


def test_missing_sentence_transformers_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user learns what to install."""
    monkeypatch.setattr(encoders, "find_spec", lambda name: None)
    with pytest.raises(MissingDependencyError, match="Run: pip install sentence-transformers"):
        SentenceTransformerEncoder("any").encode(["text"])


def test_sentence_transformer_encoder_pickles_unloaded() -> None:
    """Sending it to another process sends its name."""
    copy = pickle.loads(pickle.dumps(SentenceTransformerEncoder("folder", batch_size=4)))
    assert (copy.name_or_folder, copy.batch_size) == ("folder", 4)


@pytest.mark.model
@pytest.mark.filterwarnings("default")
def test_a_model_that_is_not_here_is_not_downloaded(tmp_path: Path) -> None:
    """A clear sentence instead of a network error."""
    with pytest.raises(ArtefactError, match="nothing is downloaded"):
        as_encoder(str(tmp_path / "absent")).encode(["text"])
