"""The encoder that works out of the box: exactness, determinism, and damage."""

from __future__ import annotations

import json
import pickle
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.artefacts import models_dir
from matcher.exceptions import ArtefactError
from matcher.representation.onnx_encoder import OnnxEncoder
from matcher.training.base_encoder import export_encoder
from tests.representation.conftest import TEXTS as SAMPLES
from tests.representation.conftest import WORDS, random_state, write_tokenizer

TEXTS = [
    "Managed payroll for a clinic",
    "welded steel with care, in years of experience",
    "SQL",
    "",
    "no excel experience",
    "managed " * 90,
    "Managed payroll for a nurse",
    "naïve “quoted” 日本語 \ud800 text",
]
REAL_TEXTS = [
    "5+ years of professional experience in payroll",
    "Ran the month-end close for 11 entities and chased 140 reconciliations to sign-off each period",
    "SQL",
    "",
    "Registered nurse on a 24-bed cardiac step-down unit; titrated drips per protocol; precepted new graduates. "
    * 8,
    "Led migration to Kubernetes – 40 services, no downtime",
    "résumé of a naïve café owner",
    "No experience with Tableau",
]


@pytest.fixture(scope="module")
def encoder(tiny_encoder_folder: Path) -> OnnxEncoder:
    return OnnxEncoder(tiny_encoder_folder)


def test_vectors_are_unit_float32_on_the_float16_grid(encoder: OnnxEncoder) -> None:
    """They can be kept as float16 without loss."""
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 48)
    assert vectors.dtype == np.float32
    assert np.array_equal(vectors.astype(np.float16).astype(np.float32), vectors)
    assert np.abs(np.linalg.norm(vectors, axis=1) - 1).max() < 1e-3


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), min_size=1, max_size=20),
    st.integers(1, 4),
)
def test_a_vector_has_the_same_bits_alone_and_in_any_batch(
    tiny_encoder_folder: Path, encoder: OnnxEncoder, texts: list[str], n_threads: int
) -> None:
    """No score depends on the neighbours in a file or on the number of threads."""
    together = OnnxEncoder(tiny_encoder_folder, n_threads=n_threads)
    together._loaded = encoder._load()
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert np.array_equal(together.encode(texts), alone)


def test_no_texts_give_a_matrix_with_width(encoder: OnnxEncoder) -> None:
    """Callers need not treat an empty posting apart."""
    assert encoder.encode([]).shape == (0, 48)


def test_long_text_is_cut(tiny_encoder_folder: Path, tmp_path: Path) -> None:
    """What is beyond the limit of word pieces does not count, and does not fail."""
    folder = tmp_path / "short"
    shutil.copytree(tiny_encoder_folder, folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "max_tokens": 10}))
    short = OnnxEncoder(folder)
    # 8 words and the start and end pieces.
    a, b = short.encode(["sql " * 8, "sql " * 8 + "nurse"])
    assert np.array_equal(a, b)


def test_an_encoder_is_shared_between_threads(tiny_encoder_folder: Path) -> None:
    """The first calls may come at the same time."""
    encoder = OnnxEncoder(tiny_encoder_folder)
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(encoder.encode, [TEXTS] * 8))
    assert all(np.array_equal(result, results[0]) for result in results)


def test_an_encoder_pickles_without_its_weights(encoder: OnnxEncoder) -> None:
    """Sending it to another process sends its folder."""
    expected = encoder.encode(TEXTS)
    data = pickle.dumps(encoder)
    assert len(data) < 1_000
    assert np.array_equal(pickle.loads(data).encode(TEXTS), expected)


def test_constructor_reads_nothing() -> None:
    """A wrong folder is told at the first use."""
    encoder = OnnxEncoder("nowhere")
    with pytest.raises(ArtefactError, match=r"has no manifest\.json"):
        encoder.encode(["text"])


@pytest.mark.parametrize(
    "name",
    [
        "model-00002-of-00002.safetensors",
        "products-int8-00001-of-00002.safetensors",
        "model.onnx",
        "tokenizer.json",
    ],
)
def test_a_damaged_file_is_noticed(tiny_encoder_folder: Path, tmp_path: Path, name: str) -> None:
    """Weights that were changed on the way give an error, not other scores."""
    folder = tmp_path / "damaged"
    shutil.copytree(tiny_encoder_folder, folder)
    content = bytearray((folder / name).read_bytes())
    content[-3] ^= 1
    (folder / name).write_bytes(bytes(content))
    with pytest.raises(ArtefactError, match="not the one that its manifest describes"):
        OnnxEncoder(folder).encode(["text"])


def test_fingerprint_follows_the_weights(tiny_encoder_folder: Path, tmp_path: Path) -> None:
    """Another encoder never finds this one's vectors in a cache; a copy in another place does."""
    first = OnnxEncoder(tiny_encoder_folder).fingerprint
    same = export_encoder(
        random_state(), write_tokenizer(tmp_path / "source"), tmp_path / "same", texts=SAMPLES
    )
    other = export_encoder(
        random_state(seed=1), write_tokenizer(tmp_path / "source"), tmp_path / "other", texts=SAMPLES
    )
    assert OnnxEncoder(same).fingerprint == first
    assert OnnxEncoder(other).fingerprint != first


def test_export_gives_the_same_bytes_and_keeps_frozen_weights_apart(
    tiny_encoder_folder: Path, tmp_path: Path
) -> None:
    """Training that leaves the embedding tables alone changes the second file only."""
    state = random_state()
    for name, other in random_state(seed=1).items():
        if ".encoder.layer." in name:
            state[name] = other
    trained = export_encoder(state, write_tokenizer(tmp_path / "source"), tmp_path / "trained", texts=SAMPLES)

    def is_same(name: str) -> bool:
        return (trained / name).read_bytes() == (tiny_encoder_folder / name).read_bytes()

    assert is_same("model-00001-of-00002.safetensors")
    assert is_same("model.onnx")
    assert not is_same("model-upper-layers.safetensors")


def test_training_of_the_upper_layers_keeps_the_files_of_the_lower_ones(
    tiny_encoder_folder: Path, tmp_path: Path
) -> None:
    """What stays as it was is stored once, in floats and in integers."""
    state = random_state()
    for name, other in random_state(seed=1).items():
        if ".encoder.layer.1." in name:
            state[name] = other
    trained = export_encoder(state, write_tokenizer(tmp_path / "source"), tmp_path / "trained", texts=SAMPLES)
    changed = {
        path.name
        for path in trained.glob("*.safetensors")
        if path.read_bytes() != (tiny_encoder_folder / path.name).read_bytes()
    }
    assert changed == {"model-upper-layers.safetensors", "products-int8-00002-of-00002.safetensors"}


def test_the_graph_holds_no_weights_and_reads_each_layer_as_integers(tiny_encoder_folder: Path) -> None:
    """It refers to the weight files and holds only constants of its own; float weights of the layers are for other readers."""
    import onnx

    graph = onnx.load(str(tiny_encoder_folder / "model.onnx"), load_external_data=False).graph
    inside = sum(len(tensor.raw_data) for tensor in graph.initializer)
    outside = {tensor.name: tensor.data_type for tensor in graph.initializer if tensor.external_data}
    assert inside < 2_000
    assert sum(kind == onnx.TensorProto.INT8 for kind in outside.values()) == 2 * 4
    assert not any(name.endswith(("dense.weight", "query.weight")) for name in outside)


@pytest.mark.parametrize("value", [np.inf, np.nan, 1e6])
def test_weights_that_do_not_fit_are_refused(tmp_path: Path, value: float) -> None:
    """A training run that diverged is not exported."""
    state = random_state()
    state["0.auto_model.encoder.layer.0.output.dense.bias"][0] = value
    with pytest.raises(ValueError, match="float16 cannot hold"):
        export_encoder(state, write_tokenizer(tmp_path / "source"), tmp_path / "out", texts=SAMPLES)


@pytest.mark.model
@pytest.mark.filterwarnings("default")
@pytest.mark.timeout(300)
def test_both_readers_of_the_default_folder_give_nearly_the_same_vectors() -> None:
    """sentence-transformers computes in float, onnxruntime with integers, and what is near for one is near for the other."""
    from sentence_transformers import SentenceTransformer

    folder = models_dir() / "encoder"
    ours = OnnxEncoder(folder).encode(REAL_TEXTS)
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    theirs = model.encode(REAL_TEXTS, normalize_embeddings=True, show_progress_bar=False)
    assert (ours * theirs).sum(axis=1).min() > 0.975
    assert np.abs(ours @ ours.T - theirs @ theirs.T).max() < 0.03


@pytest.mark.model
def test_the_default_encoder_gives_the_same_bits_alone_and_in_a_batch() -> None:
    """With the real weights too, over every length that a résumé line has."""
    encoder = OnnxEncoder(models_dir() / "encoder", n_threads=2)
    line = "prepared the quarterly forecast with plant managers and explained each variance to the board in writing"
    words = line.split()
    texts = [
        " ".join((words[start:] + words * 3)[:n]) for n in (1, 2, 5, 9, 14, 22, 40) for start in range(5)
    ]
    together = encoder.encode(texts)
    assert np.array_equal(together, np.concatenate([encoder.encode([text]) for text in texts]))
    assert not encoder._runs_alone


@pytest.mark.model
def test_the_default_encoder_knows_meaning() -> None:
    """A line that shows a requirement in other words is nearer than a line about something else."""
    requirement, shown, other = OnnxEncoder(models_dir() / "encoder").encode(
        [
            "Experience with relational databases",
            "Wrote SQL queries against Postgres",
            "Drove a forklift in a cold store",
        ]
    )
    assert requirement @ shown > requirement @ other + 0.2
