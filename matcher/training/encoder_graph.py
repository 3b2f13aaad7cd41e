"""The ONNX graph of a BERT sentence encoder, with its weights left in safetensors files.

The graph holds no weights of its own: each initializer is ONNX *external data* that points at the bytes of a tensor in a
``.safetensors`` file of the same folder. So one copy of the weights serves both onnxruntime and sentence-transformers.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

# Reductions over axes given as an input, LayerNormalization, and read by every onnxruntime that pyproject.toml allows.
_OPSET = 18
_IR_VERSION = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTensor:
    """Where the bytes of one tensor lie; ``offset`` counts from the start of the file."""

    file: str
    offset: int
    n_bytes: int
    shape: tuple[int, ...]


def locate_tensors(folder: Path, shards: Mapping[str, str]) -> dict[str, StoredTensor]:
    """Find the bytes of each tensor in its safetensors file.

    Parameters
    ----------
    folder : Path
        Folder of the safetensors files.
    shards : Mapping of str to str
        Tensor name to file name, the ``weight_map`` of ``model.safetensors.index.json``.

    Returns
    -------
    dict of str to StoredTensor
    """
    located: dict[str, StoredTensor] = {}
    for file in sorted(set(shards.values())):
        with (folder / file).open("rb") as stream:
            (header_length,) = struct.unpack("<Q", stream.read(8))
            header = json.loads(stream.read(header_length))
        for name, entry in header.items():
            if name == "__metadata__":
                continue
            if entry["dtype"] != "F16":
                raise ValueError(
                    f"Tensor {name} in {file} must be stored as F16. Got {entry['dtype']} instead."
                )
            start, end = entry["data_offsets"]
            located[name] = StoredTensor(
                file=file, offset=8 + header_length + start, n_bytes=end - start, shape=tuple(entry["shape"])
            )
    return located


class _Graph:
    """Collects nodes and initializers; each method returns the name of what it computes."""

    def __init__(self, tensors: Mapping[str, StoredTensor]) -> None:
        self.tensors = tensors
        self.nodes: list[Any] = []
        self.initializers: list[Any] = []
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
        """Refer to a float16 tensor in its file."""
        from onnx import TensorProto, external_data_helper

        if name not in self._stored:
            where = self.tensors[name]
            tensor = TensorProto(name=name, data_type=TensorProto.FLOAT16, dims=where.shape)
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

    def linear(self, x: str, prefix: str) -> str:
        # torch keeps linear weights as (out, in), so the right side is transposed.
        return self.node("Gemm", x, self.weight(f"{prefix}.weight"), self.weight(f"{prefix}.bias"), transB=1)

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


def _attend(graph: _Graph, x: str, prefix: str, *, n_heads: int, head_size: int, by_head: str) -> str:
    def heads(part: str, order: list[int]) -> str:
        rows = graph.linear(x, f"{prefix}.self.{part}")
        return graph.node("Transpose", graph.node("Reshape", rows, by_head), perm=order)

    query, key, value = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1]), heads("value", [0, 2, 1, 3])
    scale = graph.constant(1.0 / np.sqrt(head_size), np.float32)
    attention = graph.node("Softmax", graph.node("Mul", graph.node("MatMul", query, key), scale), axis=-1)
    context = graph.node("Transpose", graph.node("MatMul", attention, value), perm=[0, 2, 1, 3])
    rows = graph.node("Reshape", context, graph.constant([-1, n_heads * head_size], np.int64))
    return graph.linear(rows, f"{prefix}.output.dense")


def write_graph(folder: Path, *, config: Mapping[str, Any], tensors: Mapping[str, StoredTensor]) -> Path:
    """Write ``model.onnx``: word pieces of texts of one length in, a vector for each word piece out.

    There is no attention mask, because padding would change a text's vector with its neighbours. Nor does the graph pool:
    onnxruntime's mean over an axis depends, in the last bit, on the number of texts; none of the other operators does.

    Parameters
    ----------
    folder : Path
        Where the safetensors files lie and ``model.onnx`` goes.
    config : Mapping
        A transformers BERT configuration.
    tensors : Mapping of str to StoredTensor
        From `locate_tensors`.

    Returns
    -------
    Path
        The graph file; input ``input_ids`` int64 (n_texts, n_tokens), output ``tokens``
        float32 (n_texts, n_tokens, dim).
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
    by_head = graph.node("Concat", shape, graph.constant([n_heads, dim // n_heads], np.int64), axis=0)
    for layer in range(config["num_hidden_layers"]):
        prefix = f"encoder.layer.{layer}"
        attended = _attend(
            graph, x, f"{prefix}.attention", n_heads=n_heads, head_size=dim // n_heads, by_head=by_head
        )
        x = graph.layer_norm(graph.node("Add", attended, x), f"{prefix}.attention.output.LayerNorm", epsilon)
        inner = graph.gelu(graph.linear(x, f"{prefix}.intermediate.dense"))
        outer = graph.linear(inner, f"{prefix}.output.dense")
        x = graph.layer_norm(graph.node("Add", outer, x), f"{prefix}.output.LayerNorm", epsilon)
    graph.nodes.append(
        helper.make_node(
            "Reshape", [x, graph.node("Concat", shape, graph.constant([dim], np.int64), axis=0)], ["tokens"]
        )
    )
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "sentence_encoder",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["n_texts", "n_tokens"])],
            [helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["n_texts", "n_tokens", dim])],
            graph.initializers,
        ),
        producer_name="matcher",
        ir_version=_IR_VERSION,
        opset_imports=[helper.make_opsetid("", _OPSET)],
    )
    path = folder / "model.onnx"
    path.write_bytes(model.SerializeToString(deterministic=True))
    return path
