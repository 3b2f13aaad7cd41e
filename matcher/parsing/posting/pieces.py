"""What a posting is cut into: list items, lines and sentences under their headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from matcher.parsing.posting.headings import Heading

Form = Literal["item", "line", "sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A list item, a line or a sentence, and the heading that it stands under.

    ``list_id`` is shared by the items of one list; ``number`` is the item's number or ``""``;
    ``introduction`` is the sentence before the list.
    """

    start: int
    end: int
    text: str
    heading: Heading
    form: Form
    list_id: int = 0
    number: str = ""
    introduction: str = ""
    is_whole_line: bool = True
    after_blank: bool = False
