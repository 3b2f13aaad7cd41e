"""Turn frozen dataclasses into plain JSON values and back, exactly."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from matcher.exceptions import InputError

_AS_THEY_ARE: Final = frozenset({str, int, float, bool, type(None)})


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
    # The commonest kinds first: a résumé holds thousands of values.
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple or kind is list:
        return [to_plain(v) for v in value]
    if (names := _field_names(kind)) is not None:
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(k): to_plain(v) for k, v in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [to_plain(v) for v in value]
    return value


@lru_cache(maxsize=256)
def _field_names(kind: type) -> tuple[str, ...] | None:
    """Return the names of a dataclass's fields, None for other types."""
    return tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


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
    rebuild = _rebuilder(kind)
    return value if rebuild is None else rebuild(value)


@lru_cache(maxsize=256)
def _rebuilder(kind: Any) -> Callable[[Any], Any] | None:
    """Return what rebuilds values of a kind, None where they are as JSON has them; worked out once for each kind."""
    origin = typing.get_origin(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_rebuilder(kind)
    if origin is tuple:
        return _tuple_rebuilder(typing.get_args(kind))
    if origin in (typing.Union, types.UnionType):
        (inner,) = (a for a in typing.get_args(kind) if a is not type(None))
        rebuild = _rebuilder(inner)
        return None if rebuild is None else lambda value: None if value is None else rebuild(value)
    if kind is date:
        return date.fromisoformat
    if kind is float:
        return lambda value: float(value) if isinstance(value, int) else value
    return None


def _tuple_rebuilder(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        rebuild = _rebuilder(arguments[0])
        return tuple if rebuild is None else lambda value: tuple([rebuild(v) for v in value])
    return lambda value: tuple(from_plain(a, v) for a, v in zip(arguments, value, strict=True))


def _dataclass_rebuilder(kind: Any) -> Callable[[Mapping[str, Any]], Any]:
    known = {f.name for f in dataclasses.fields(kind) if f.init}
    needed = [
        f.name
        for f in dataclasses.fields(kind)
        if f.init and f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    ]
    hints = _hints(kind)
    rebuilders = tuple((name, rebuild) for name in known if (rebuild := _rebuilder(hints[name])) is not None)

    def rebuild_object(value: Mapping[str, Any]) -> Any:
        """Return the object that plain fields describe."""
        if not isinstance(value, Mapping):
            raise InputError(
                f"The {kind.__name__} object must be a mapping of its fields. Got {type(value).__name__} instead."
            )
        missing = [name for name in needed if name not in value]
        if missing:
            raise InputError(
                f"The {kind.__name__} object lacks the fields {', '.join(missing)}. Score the pair again."
            )
        unknown = sorted(value.keys() - known)
        if unknown:
            raise InputError(
                f"The {kind.__name__} object has unknown fields: {', '.join(unknown)}. "
                "It was written by a different version of matcher; score again with this one."
            )
        fields = dict(value)
        for name, rebuild in rebuilders:
            if name in fields:
                fields[name] = rebuild(fields[name])
        return kind(**fields)

    return rebuild_object
