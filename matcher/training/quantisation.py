"""Matrix products of 8-bit integers for the encoder: twice as fast, and vectors nearly those of float32.

Each product gets, once and for all, a factor for each of its inputs and one grid of 256 steps for all of them, found on sample texts;
weights get a grid for each output. So a text's vector depends on nothing but the text, unlike with grids found at run time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.training.encoder_graph import StoredTensor, matrix_products, write_graph

_Floats = npt.NDArray[np.float32]

# 7 bits: sums of two products then fit 16 bits, in which processors without an instruction of their own for this add.
_WEIGHT_MAX: Final = 63
_INPUT_STEPS: Final = 255
# How much of the work of taming large inputs is put on the weights: none at 0, all at 1.
_EXPONENTS: Final = tuple(tenth / 10 for tenth in range(3, 11))
_SHARES: Final = (100.0, 99.999)
# Rows of inputs that a choice is made on.
_N_ROWS: Final = 2_000
_SMALLEST: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class InputGrid:
    """How the inputs of a product become integers of 0 to 255: ``round(input * factor / scale) + zero``."""

    factor: _Floats
    scale: np.float32
    zero: int

    def round(self, inputs: _Floats) -> npt.NDArray[np.int32]:
        """Return the integers, with the zero taken off."""
        steps = np.round(inputs * self.factor / self.scale)
        return np.clip(steps, -self.zero, _INPUT_STEPS - self.zero).astype(np.int32)


def round_weights(weights: _Floats, grid: InputGrid) -> tuple[npt.NDArray[np.int8], _Floats]:
    """Put weights on a grid for each output, with the factors of their inputs taken out.

    Parameters
    ----------
    weights : ndarray of float32, shape (n_inputs, n_outputs)
    grid : InputGrid

    Returns
    -------
    rounded : ndarray of int8, shape (n_inputs, n_outputs)
    scale : ndarray of float32, shape (n_outputs,)
        Size of a step.
    """
    evened = weights / grid.factor[:, None]
    scale = (np.maximum(np.abs(evened).max(axis=0), _SMALLEST) / _WEIGHT_MAX).astype(np.float32)
    return np.round(evened / scale).astype(np.int8), scale


def _grids(inputs: _Floats, weights: _Floats) -> Iterator[InputGrid]:
    largest = np.maximum(np.abs(inputs).max(axis=0), _SMALLEST)
    heaviest = np.maximum(np.abs(weights).max(axis=1), _SMALLEST)
    for exponent in _EXPONENTS:
        divisor = largest**exponent / heaviest ** (1 - exponent)
        factor = (np.exp(np.log(divisor).mean()) / divisor).astype(np.float32)
        evened = inputs * factor
        for share in _SHARES:
            low, high = (
                min(0.0, float(np.percentile(evened, 100 - share))),
                float(np.percentile(evened, share)),
            )
            scale = np.float32(max(high - low, _SMALLEST) / _INPUT_STEPS)
            yield InputGrid(factor=factor, scale=scale, zero=round(-low / float(scale)))


def choose_grid(inputs: _Floats, weights: _Floats) -> InputGrid:
    """Return the grid with which the product of integers is nearest to that of floats.

    Large inputs in a few places, which BERTs have, would leave few steps for all others. So inputs are made even by factors, the weights
    by their inverse, as in SmoothQuant (Xiao and others, 2023, https://arxiv.org/abs/2211.10438); here each product chooses its own exponent.

    Parameters
    ----------
    inputs : ndarray of float32, shape (n_rows, n_inputs)
    weights : ndarray of float32, shape (n_inputs, n_outputs)

    Returns
    -------
    InputGrid
    """
    sample = inputs[:: -(-len(inputs) // _N_ROWS)]
    exact = sample @ weights

    def distance(grid: InputGrid) -> float:
        """Return the mean squared difference from the exact product."""
        rounded, scale = round_weights(weights, grid)
        product = (grid.round(sample).astype(np.float32) @ rounded.astype(np.float32)) * (scale * grid.scale)
        return float(np.square(product - exact).mean())

    return min(_grids(inputs, weights), key=distance)


def sample_inputs(
    folder: Path, config: Mapping[str, Any], tensors: Mapping[str, StoredTensor], texts: Sequence[str]
) -> dict[str, _Floats]:
    """Compute what comes into each matrix product for some texts, in float32.

    Parameters
    ----------
    folder : Path
        Folder of the weights and ``tokenizer.json``.
    config : Mapping
        A transformers BERT configuration.
    tensors : Mapping of str to StoredTensor
        The float16 weights.
    texts : sequence of str

    Returns
    -------
    dict of str to ndarray of float32, shape (n_tokens of all texts, n_inputs)
        By the name of the product.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    graph = folder / "inputs.onnx"
    try:
        inputs = write_graph(graph, config=config, tensors=tensors, with_inputs=True)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    finally:
        graph.unlink(missing_ok=True)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    names = list(dict.fromkeys(inputs.values()))
    runs = [
        session.run(names, {"input_ids": np.array([encoding.ids], dtype=np.int64)})
        for encoding in tokenizer.encode_batch(list(texts))
    ]
    values = {name: np.concatenate(parts) for name, *parts in zip(names, *runs, strict=True)}
    return {product: values[name] for product, name in inputs.items()}


def quantise(
    folder: Path,
    config: Mapping[str, Any],
    tensors: Mapping[str, StoredTensor],
    weights: Mapping[str, npt.NDArray[np.float16]],
    texts: Sequence[str],
) -> dict[str, npt.NDArray[Any]]:
    """Return the tensors that make the matrix products of an encoder ones of integers.

    Parameters
    ----------
    folder : Path
    config : Mapping
    tensors : Mapping of str to StoredTensor
        See `sample_inputs`.
    weights : Mapping of str to ndarray of float16
        The values of ``tensors``.
    texts : sequence of str
        What the grids are chosen on.

    Returns
    -------
    dict of str to ndarray
        For each product ``weight_int8`` (n_inputs, n_outputs), ``weight_scale`` and ``bias`` (n_outputs,), ``input_factor`` (n_inputs,),
        ``input_scale`` and ``input_zero`` (scalars), under the product's name.
    """
    inputs = sample_inputs(folder, config, tensors, texts)
    found: dict[str, npt.NDArray[Any]] = {}
    for product in matrix_products(config["num_hidden_layers"]):
        matrix = np.concatenate([weights[f"{layer}.weight"] for layer in product.layers]).T.astype(np.float32)
        bias = np.concatenate([weights[f"{layer}.bias"] for layer in product.layers]).astype(np.float32)
        grid = choose_grid(inputs[product.name], matrix)
        rounded, scale = round_weights(matrix, grid)
        found |= {
            f"{product.name}.weight_int8": rounded,
            f"{product.name}.weight_scale": scale,
            f"{product.name}.bias": bias,
            f"{product.name}.input_factor": grid.factor,
            f"{product.name}.input_scale": np.array(grid.scale, dtype=np.float32),
            f"{product.name}.input_zero": np.array(grid.zero, dtype=np.uint8),
        }
    return found
