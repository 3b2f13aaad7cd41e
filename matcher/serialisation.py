"""Turn frozen dataclasses into plain JSON values and back, exactly."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from matcher.exceptions import InputError


def to_plain(value: Any) -> Any:
    """Return `value` as JSON-ready dictionaries, lists, strings and numbers.

    Parameters
    ----------
    value : Any
        A dataclass, or anything made of dataclasses, dates, sequences and mappings.

    Returns
    -------
    Any
        Dates become ISO strings, tuples become lists.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(k): to_plain(v) for k, v in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [to_plain(v) for v in value]
    return value


@lru_cache(maxsize=64)
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def from_plain(kind: Any, value: Any) -> Any:
    """Rebuild what `to_plain` took apart.

    Parameters
    ----------
    kind : type
        The annotation to rebuild: a dataclass, ``tuple[X, ...]``, ``X | None`` and so on.
    value : Any
        Plain JSON value.

    Returns
    -------
    Any
        An instance of `kind`.

    Raises
    ------
    InputError
        If a field is missing or unknown.
    """
    origin = typing.get_origin(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_from_plain(kind, value)
    if origin is tuple:
        arguments = typing.get_args(kind)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(from_plain(arguments[0], v) for v in value)
        return tuple(from_plain(a, v) for a, v in zip(arguments, value, strict=True))
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        (inner,) = (a for a in typing.get_args(kind) if a is not type(None))
        return from_plain(inner, value)
    if kind is date:
        return date.fromisoformat(value)
    if kind is float and isinstance(value, int):
        return float(value)
    return value


def _dataclass_from_plain(kind: Any, value: Mapping[str, Any]) -> Any:
    known = {f.name for f in dataclasses.fields(kind) if f.init}
    unknown = sorted(set(value) - known)
    if unknown:
        raise InputError(
            f"The {kind.__name__} object has unknown fields: {', '.join(unknown)}. "
            "It was written by a different version of matcher; score again with this one."
        )
    hints = _hints(kind)
    return kind(**{name: from_plain(hints[name], v) for name, v in value.items()})
