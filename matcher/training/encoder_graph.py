"""The ONNX graph of a BERT sentence encoder, with its weights left in safetensors files.

The graph holds no weights of its own: each initializer is ONNX *external data* that points at the bytes of a tensor in a
``.safetensors`` file of the same folder. Embedding tables, biases and norms are those that sentence-transformers reads too.
The matrix products are in float32 or, where `matcher.training.quantisation` has chosen grids, of 8-bit integers.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

# Reductions over axes given as an input, LayerNormalization, and read by every onnxruntime that pyproject.toml allows.
_OPSET = 18
_IR_VERSION = 8
# Has integers multiplied and scaled to float32 in one step; part of every onnxruntime for processors.
_EXTENSIONS = "com.microsoft"
_ONNX_TYPES = {"F16": "FLOAT16", "F32": "FLOAT", "I8": "INT8", "U8": "UINT8"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTensor:
    """Where the bytes of one tensor lie; ``offset`` counts from the start of the file."""

    file: str
    offset: int
    n_bytes: int
    shape: tuple[int, ...]
    dtype: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixProduct:
    """A product of activations and weights: the linear layers of one input, side by side."""

    name: str
    layers: tuple[str, ...]


def matrix_products(n_layers: int) -> list[MatrixProduct]:
    """Return the four matrix products of each layer of a BERT.

    Parameters
    ----------
    n_layers : int
        Hidden layers.

    Returns
    -------
    list of MatrixProduct
        In the order of computation.
    """
    found = []
    for prefix in (f"encoder.layer.{layer}" for layer in range(n_layers)):
        attention = f"{prefix}.attention.self"
        parts = tuple(f"{attention}.{part}" for part in ("query", "key", "value"))
        found.append(MatrixProduct(name=attention, layers=parts))
        single = ("attention.output.dense", "intermediate.dense", "output.dense")
        found += [MatrixProduct(name=f"{prefix}.{name}", layers=(f"{prefix}.{name}",)) for name in single]
    return found


def locate_tensors(folder: Path, files: Iterable[str]) -> dict[str, StoredTensor]:
    """Find the bytes of each tensor of safetensors files.

    Parameters
    ----------
    folder : Path
        Folder of the safetensors files.
    files : iterable of str
        Their names.

    Returns
    -------
    dict of str to StoredTensor
    """
    located: dict[str, StoredTensor] = {}
    for file in sorted(set(files)):
        with (folder / file).open("rb") as stream:
            (header_length,) = struct.unpack("<Q", stream.read(8))
            header = json.loads(stream.read(header_length))
        for name, entry in header.items():
            if name == "__metadata__":
                continue
            if entry["dtype"] not in _ONNX_TYPES:
                raise ValueError(
                    f"Tensor {name} in {file} must be stored as one of {', '.join(_ONNX_TYPES)}. "
                    f"Got {entry['dtype']} instead."
                )
            start, end = entry["data_offsets"]
            located[name] = StoredTensor(
                file=file,
                offset=8 + header_length + start,
                n_bytes=end - start,
                shape=tuple(entry["shape"]),
                dtype=entry["dtype"],
            )
    return located


class _Graph:
    """Collects nodes and initializers; each method returns the name of what it computes."""

    def __init__(self, tensors: Mapping[str, StoredTensor]) -> None:
        self.tensors = tensors
        self.nodes: list[Any] = []
        self.initializers: list[Any] = []
        self.inputs: dict[str, str] = {}
        self._stored: set[str] = set()
        self._n_values = 0

    def node(self, operator: str, *inputs: str, **attributes: Any) -> str:
        from onnx import helper

        self._n_values += 1
        output = f"v{self._n_values}"
        self.nodes.append(helper.make_node(operator, list(inputs), [output], name=output, **attributes))
        return output

    def constant(self, value: Any, dtype: type[np.generic]) -> str:
        from onnx import numpy_helper

        self._n_values += 1
        name = f"c{self._n_values}"
        self.initializers.append(numpy_helper.from_array(np.asarray(value, dtype=dtype), name))
        return name

    def stored(self, name: str) -> str:
        """Refer to a tensor in its file."""
        from onnx import TensorProto, external_data_helper

        if name not in self._stored:
            where = self.tensors[name]
            data_type = TensorProto.DataType.Value(_ONNX_TYPES[where.dtype])
            tensor = TensorProto(name=name, data_type=data_type, dims=where.shape)
            # The helper that sets the location reads the length of raw data that is not here.
            tensor.data_location = TensorProto.EXTERNAL
            for key, value in (("location", where.file), ("offset", where.offset), ("length", where.n_bytes)):
                entry = tensor.external_data.add()
                entry.key, entry.value = key, str(value)
            assert external_data_helper.uses_external_data(tensor)
            self.initializers.append(tensor)
            self._stored.add(name)
        return name

    def widen(self, name: str) -> str:
        from onnx import TensorProto

        return self.node("Cast", name, to=TensorProto.FLOAT)

    def weight(self, name: str) -> str:
        return self.widen(self.stored(name))

    def product(self, x: str, product: MatrixProduct) -> str:
        """Return what the layers of the product give, one behind the other."""
        self.inputs[product.name] = x
        if f"{product.name}.weight_int8" in self.tensors:
            return self._of_integers(x, product.name)
        # torch keeps linear weights as (out, in), so the right side is transposed.
        parts = [
            self.node("Gemm", x, self.weight(f"{layer}.weight"), self.weight(f"{layer}.bias"), transB=1)
            for layer in product.layers
        ]
        return parts[0] if len(parts) == 1 else self.node("Concat", *parts, axis=1)

    def _of_integers(self, x: str, name: str) -> str:
        factor, scale, zero = (
            self.stored(f"{name}.{part}") for part in ("input_factor", "input_scale", "input_zero")
        )
        return self.node(
            "MatMulIntegerToFloat",
            self.node("QuantizeLinear", self.node("Mul", x, factor), scale, zero),
            self.stored(f"{name}.weight_int8"),
            scale,
            self.stored(f"{name}.weight_scale"),
            zero,
            "",
            self.stored(f"{name}.bias"),
            domain=_EXTENSIONS,
        )

    def layer_norm(self, x: str, prefix: str, epsilon: float) -> str:
        scale, bias = self.weight(f"{prefix}.weight"), self.weight(f"{prefix}.bias")
        return self.node("LayerNormalization", x, scale, bias, axis=-1, epsilon=epsilon)

    def gelu(self, x: str) -> str:
        # Spelt out because Gelu became an operator only in opset 20; onnxruntime fuses this pattern.
        root_two = self.constant(np.sqrt(2.0), np.float32)
        one = self.constant(1.0, np.float32)
        half = self.constant(0.5, np.float32)
        error = self.node("Erf", self.node("Div", x, root_two))
        return self.node("Mul", self.node("Mul", x, self.node("Add", error, one)), half)


def _embed(graph: _Graph, config: Mapping[str, Any]) -> str:
    """Return one row a token: (n_texts * n_tokens, dim)."""
    words = graph.widen(graph.node("Gather", graph.stored("embeddings.word_embeddings.weight"), "input_ids"))
    positions = graph.node(
        "Slice",
        graph.stored("embeddings.position_embeddings.weight"),
        graph.constant([0], np.int64),
        graph.node("Shape", "input_ids", start=1),
        graph.constant([0], np.int64),
    )
    kind = graph.node(
        "Gather", graph.stored("embeddings.token_type_embeddings.weight"), graph.constant(0, np.int64)
    )
    # The order of these sums is that of transformers' BertEmbeddings.
    total = graph.node("Add", words, graph.widen(kind))
    total = graph.node("Add", total, graph.widen(positions))
    rows = graph.node("Reshape", total, graph.constant([-1, config["hidden_size"]], np.int64))
    return graph.layer_norm(rows, "embeddings.LayerNorm", config["layer_norm_eps"])


def _attend(graph: _Graph, rows: str, *, n_heads: int, head_size: int, by_head: str) -> str:
    """Return what each token takes from the others, a row a token; ``rows`` hold query, key and value side by side."""
    from onnx import helper

    by_part = graph.node("Transpose", graph.node("Reshape", rows, by_head), perm=[2, 0, 3, 1, 4])
    query, key, value = parts = [f"{by_part}.{part}" for part in ("query", "key", "value")]
    graph.nodes.append(
        helper.make_node("Split", [by_part], parts, name=f"{by_part}.split", axis=0, num_outputs=3)
    )
    turned = graph.node("Transpose", key, perm=[0, 1, 2, 4, 3])
    scale = graph.constant(1.0 / np.sqrt(head_size), np.float32)
    attention = graph.node("Softmax", graph.node("Mul", graph.node("MatMul", query, turned), scale), axis=-1)
    context = graph.node("Transpose", graph.node("MatMul", attention, value), perm=[0, 1, 3, 2, 4])
    return graph.node("Reshape", context, graph.constant([-1, n_heads * head_size], np.int64))


def write_graph(
    path: Path, *, config: Mapping[str, Any], tensors: Mapping[str, StoredTensor], with_inputs: bool = False
) -> dict[str, str]:
    """Write a graph: word pieces of texts of one length in, a vector for each word piece out.

    There is no attention mask, because padding would change a text's vector with its neighbours. Nor does the graph pool:
    onnxruntime's mean over an axis depends, in the last bit, on the number of texts; none of the other operators does.

    Parameters
    ----------
    path : Path
        The graph's file, in the folder of the safetensors files. Its input is ``input_ids`` int64 (n_texts, n_tokens), its output
        ``tokens`` float32 (n_texts, n_tokens, dim).
    config : Mapping
        A transformers BERT configuration.
    tensors : Mapping of str to StoredTensor
        From `locate_tensors`. A product of which it holds ``NAME.weight_int8`` is one of integers.
    with_inputs : bool
        Give out the input of each matrix product too.

    Returns
    -------
    dict of str to str
        Name of a matrix product to the value that is its input, float32 (n_texts * n_tokens, n_inputs).
    """
    from onnx import TensorProto, helper

    if config["model_type"] != "bert" or config["hidden_act"] != "gelu":
        raise ValueError(
            "The encoder to export must be a BERT model with gelu. "
            f"Got {config['model_type']!r} with {config['hidden_act']!r} instead."
        )
    dim, n_heads, epsilon = config["hidden_size"], config["num_attention_heads"], config["layer_norm_eps"]
    graph = _Graph(tensors)
    x = _embed(graph, config)
    shape = graph.node("Shape", "input_ids")
    parts = graph.constant([3, n_heads, dim // n_heads], np.int64)
    by_head = graph.node("Concat", shape, parts, axis=0)
    products = iter(matrix_products(config["num_hidden_layers"]))
    for layer in range(config["num_hidden_layers"]):
        prefix = f"encoder.layer.{layer}"
        rows = graph.product(x, next(products))
        context = _attend(graph, rows, n_heads=n_heads, head_size=dim // n_heads, by_head=by_head)
        attended = graph.product(context, next(products))
        x = graph.layer_norm(graph.node("Add", attended, x), f"{prefix}.attention.output.LayerNorm", epsilon)
        inner = graph.gelu(graph.product(x, next(products)))
        outer = graph.product(inner, next(products))
        x = graph.layer_norm(graph.node("Add", outer, x), f"{prefix}.output.LayerNorm", epsilon)
    graph.nodes.append(
        helper.make_node(
            "Reshape", [x, graph.node("Concat", shape, graph.constant([dim], np.int64), axis=0)], ["tokens"]
        )
    )
    outputs = [helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["n_texts", "n_tokens", dim])]
    if with_inputs:
        outputs += [
            helper.make_tensor_value_info(value, TensorProto.FLOAT, None)
            for value in dict.fromkeys(graph.inputs.values())
        ]
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "sentence_encoder",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["n_texts", "n_tokens"])],
            outputs,
            graph.initializers,
        ),
        producer_name="matcher",
        ir_version=_IR_VERSION,
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_EXTENSIONS, 1)],
    )
    path.write_bytes(model.SerializeToString(deterministic=True))
    return graph.inputs
