"""TF-IDF rows that are worked out when they are first read: scoring reads words alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.representation.tfidf import ANALYZERS, SparseRows, TfidfModel, View


class TfidfViews(Mapping[View, SparseRows]):
    """The rows of some texts in every view.

    Parameters
    ----------
    model : TfidfModel
    texts : sequence of str

    Examples
    --------
    >>> from matcher.representation.tfidf import default_tfidf
    >>> len(TfidfViews(default_tfidf(), ["payroll", "month-end close"])["word"])
    2
    """

    __slots__ = ("_model", "_rows", "_texts")

    def __init__(self, model: TfidfModel, texts: Sequence[str]) -> None:
        self._model = model
        self._texts = tuple(texts)
        self._rows: dict[View, SparseRows] = {}

    def __getitem__(self, view: View) -> SparseRows:
        if view not in ANALYZERS:
            raise KeyError(view)
        if view not in self._rows:
            self._rows[view] = self._model.transform(self._texts, view=view)
        return self._rows[view]

    def __iter__(self) -> Iterator[View]:
        return iter(ANALYZERS)

    def __len__(self) -> int:
        return len(ANALYZERS)
