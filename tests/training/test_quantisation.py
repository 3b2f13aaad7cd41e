"""Products of integers in place of floats: near the truth with large inputs too, and safe for any processor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from matcher.representation.onnx_encoder import OnnxEncoder
from matcher.training.base_encoder import export_encoder
from matcher.training.encoder_graph import locate_tensors, matrix_products, write_graph
from matcher.training.line_data import LineGroup, sample_texts
from matcher.training.quantisation import InputGrid, choose_grid, round_weights
from tests.representation.conftest import TEXTS, random_state, write_tokenizer


def _product(inputs: np.ndarray, weights: np.ndarray, grid: InputGrid) -> np.ndarray:
    rounded, scale = round_weights(weights, grid)
    return (grid.round(inputs) @ rounded.astype(np.int32)) * (scale * grid.scale)


@pytest.fixture
def inputs() -> np.ndarray:
    """Activations as a BERT has them: two of forty are fifty times as large as the others."""
    random = np.random.default_rng(0)
    values = random.standard_normal((3_000, 40)).astype(np.float32)
    values[:, [3, 17]] *= 50
    return values


@pytest.fixture
def weights() -> np.ndarray:
    random = np.random.default_rng(1)
    values = random.standard_normal((40, 24)).astype(np.float32)
    values[[3, 17]] /= 50
    return values


def test_a_chosen_grid_keeps_the_product_where_some_inputs_are_large(
    inputs: np.ndarray, weights: np.ndarray
) -> None:
    """One grid without factors would give the ordinary inputs five steps."""
    exact = inputs @ weights
    low, high = float(inputs.min()), float(inputs.max())
    scale = np.float32((high - low) / 255)
    plain = InputGrid(factor=np.ones(40, dtype=np.float32), scale=scale, zero=round(-low / float(scale)))

    def error(grid: InputGrid) -> float:
        return float(np.square(_product(inputs, weights, grid) - exact).mean() / np.square(exact).mean())

    assert error(choose_grid(inputs, weights)) < 0.001 < 0.03 < error(plain)


def test_weights_leave_room_for_sums_of_two_in_16_bits(weights: np.ndarray) -> None:
    """Some processors add two products of 8 bits in 16 bits and cut what is beyond."""
    grid = InputGrid(factor=np.ones(40, dtype=np.float32), scale=np.float32(0.1), zero=128)
    rounded, _ = round_weights(weights, grid)
    assert 2 * 255 * int(np.abs(rounded.astype(np.int32)).max()) < 2**15


def test_inputs_beyond_the_grid_are_cut() -> None:
    """A text unlike all samples gives the ends of the grid, no overflow."""
    grid = InputGrid(factor=np.ones(2, dtype=np.float32), scale=np.float32(0.1), zero=100)
    assert grid.round(np.array([[-1e9, 1e9]], dtype=np.float32)).tolist() == [[-100, 155]]


def test_inputs_that_are_all_zero_have_a_grid(weights: np.ndarray) -> None:
    """A dead input or layer makes no division by zero."""
    grid = choose_grid(np.zeros((10, 40), dtype=np.float32), weights)
    assert np.all(_product(np.zeros((10, 40), dtype=np.float32), weights, grid) == 0)


def test_vectors_are_near_those_of_floats(tmp_path: Path) -> None:
    """The exported graph against the same weights in float32, on texts that no grid was chosen on."""
    import onnxruntime
    from tokenizers import Tokenizer

    folder = export_encoder(
        random_state(), write_tokenizer(tmp_path / "source"), tmp_path / "encoder", texts=TEXTS
    )
    located = locate_tensors(folder, sorted(path.name for path in folder.glob("model-*.safetensors")))
    config = {
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": 48,
        "num_attention_heads": 4,
        "num_hidden_layers": 2,
        "layer_norm_eps": 1e-12,
    }
    graph = folder / "float.onnx"
    inputs = write_graph(graph, config=config, tensors=located)
    assert list(inputs) == [product.name for product in matrix_products(2)]
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    texts = [
        "nurse with payroll experience",
        "no steel",
        "years of sql and excel for a clinic managed with care",
    ]
    ours = OnnxEncoder(folder).encode(texts)
    for text, vector in zip(texts, ours, strict=True):
        (tokens,) = session.run(["tokens"], {"input_ids": np.array([tokenizer.encode(text).ids])})
        mean = tokens[0].mean(axis=0)
        assert vector @ mean / np.linalg.norm(mean) > 0.995


def test_sample_texts_are_spread_over_the_groups() -> None:
    """Requirements and lines of all fields, each text once."""
    groups = [
        LineGroup(
            requirement=f"need {number}",
            kind="skill",
            field="",
            source="a",
            lines=(f"did {number}", "did it"),
            labels=(2, 0),
        )
        for number in range(10)
    ]
    texts = sample_texts(groups, 5)
    assert texts == ("need 0", "did 0", "need 2", "did it", "need 4", "did 4", "need 6", "need 8", "did 8")
