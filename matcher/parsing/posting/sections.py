"""Lines of a posting assigned to sections, and cut into pieces that could be requirements or duties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from matcher.parsing.posting.chains import CHAIN_LEAD, clauses_of_reader, is_chain, is_sure_chain, links
from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.flattened import (
    FLATTENED,
    fused_items,
    gapped_items,
    is_glued,
    lower_items,
    run_in_items,
    run_in_labels,
)
from matcher.parsing.posting.headings import Heading, classify, is_condition, is_heading_like, normalise
from matcher.parsing.posting.labels import middle_labels
from matcher.parsing.posting.layout import find_labelled, find_rows, find_titles
from matcher.parsing.posting.leads import (
    asks_for_following,
    asks_for_years,
    introduces,
    last_sentence,
    led_by,
    opened_behind,
    opened_within,
    opens_nothing,
    promises,
)
from matcher.parsing.posting.lines import Line, has_desirable_codes, split_lines
from matcher.parsing.posting.necessity import own_necessity
from matcher.parsing.posting.openings import asks_to_have, listed_names
from matcher.parsing.posting.pieces import Form, Piece
from matcher.parsing.posting.questions import asks_applicants
from matcher.parsing.posting.recognition import UNKNOWN, heading_of, inline_label, is_one_item, title
from matcher.parsing.posting.sentences import inline_items, split_sentences
from matcher.parsing.posting.tails import ENDING, TAIL, told_sentences
from matcher.types import Document

# A paragraph of so many words that scores so low is about the employer or the law.
_PARAGRAPH: Final = 10
_FURNITURE: Final = -3.5
# So many lines without bullets are a list too.
_LISTED: Final = 4
# A paragraph of so many sentences is no line of such a list.
_TOLD: Final = 3
_SURE: Final = 2.5
# A heading whose kind single words suggest, no phrase.
_GUESSED: Final = 1.5
# A heading of a single word that any section may hold ("skills").
_WEAK: Final = 2.0
_NO_HEADING: Final = Heading(text="", kind="intro")
_QUESTIONS: Final = Heading(text="Questions to applicants", kind="substitution", score=4.0)
_FUSED_HEADING: Final = re.compile(
    r"(?P<body>.{12,600}?[.!;])\s{1,4}(?P<tail>[A-Z][a-z]+(?: [A-Z&/][\w/]*){0,3}):?"
)
_SWITCH: Final = re.compile(
    r"(?i)\b(?:these|following|below|one or more of|some of|any of)\b|[:…]\s*$|\.\.\.\s*$|\bif\s*(?:you)?\s*[…:]*\s*$"
)
_VALUE_LABEL: Final = re.compile(r"[A-Z][\w /&().'-]{2,45}:\s+\S")
# Where several lines that ask are a list, and where a sentence may open one.
_OPENED_IN: Final = frozenset(("intro", "unknown", "responsibilities", "company"))
_LISTED_IN: Final = frozenset(("requirements", "responsibilities", "intro", "unknown"))
# The paragraph that names the least a public employer accepts.
_LEAST: Final = re.compile(
    r"(?i)(?:an? )?(?:bachelor|master|associate|high school|graduation|completion|degree|possession|any|\w+ years?)\b.*\b(?:equivalent|or any) combination of (?:\w+ ){0,2}(?:education|training|experience)"
)
# A heading in capitals, and glued or next to it a sentence of some length.
_RUN_IN: Final = re.compile(r"(?P<label>[A-Z][A-Z&/,'’ -]{8,70}[A-Z]) ?(?=[A-Z][a-z]+ ?[A-Za-z0-9].{40})")
_RUN_IN_KINDS: Final = frozenset(("requirements", "responsibilities", "benefits", "notice", "apply"))
# Below a bare "Knowledge" or "Abilities" a paragraph of parts between semicolons names them one by one.
_KNOWN: Final = re.compile(
    r"(?:knowledge|skills?|abilit(?:y|ies)|competenc(?:y|ies))(?:(?:,? and |, | & |/)(?:knowledge|skills?|abilit(?:y|ies)|competenc(?:y|ies))){0,2}(?: of| to| in)?"
)
# A button of the page, not a line of the text: the section ends there.
_BUTTON: Final = re.compile(
    r"(?i)(?:apply(?: now| here| today| online)?|click to apply|share(?: this job)?|back to (?:jobs|top))\W*"
)
# "Coaching Others: Helping them grow", and how many of them show that each line names something.
_TRAIT: Final = re.compile(r"[A-Z][\w &,/'’-]{3,60}: (?:[A-Z][a-z]+ing|[a-z]{3,}s)\b")
_FEW_NAMED: Final = 2
# "Location: Leeds" in a table says where, whatever it stands below.
_FACT_LABEL: Final = re.compile(
    r"(?i)(?:work |job |primary )*(?:locations?|place|city|country|address|salary|pay|wage|hours|contract|type|start(?: date)?|duration|department|division|team|company|employer|industry|sector|website|reports? to|closing(?: date)?|deadline|reference|ref|id|grade|level|band|category|posted|contact|e-?mail|phone|title|position|role|vacanc(?:y|ies)|openings?)\b[^:]{0,20}:"
)
_PERKS: Final = Heading(text="", kind="benefits", score=4.0)
_NO_LABEL: Final = Heading(text="", kind="company")


def cut(document: Document) -> list[Piece]:
    """Cut a document into pieces under their headings.

    Parameters
    ----------
    document : Document

    Returns
    -------
    list of Piece
        In the order of the text.
    """
    lines = split_lines(document.text, frozenset(h.start for h in document.headings))
    return list(_Cutter(lines, document).run())


class _Cutter:
    """The state of the walk: the heading in force and the list that is open."""

    def __init__(self, lines: list[Line], document: Document) -> None:
        self.lines = lines
        self.heading: Heading = _NO_HEADING
        self.list_id = 0
        self.introduction = ""
        self.marked = bool(document.headings)
        self.titles = find_titles(lines, document.text)
        self.rows = find_rows(lines)
        self.labelled = find_labelled(lines)
        labelled = sum(1 for line in lines if not line.bullet and _VALUE_LABEL.match(line.text))
        self.is_table = labelled >= 5 and labelled * 10 >= len(lines) * 5
        self.bullets_in_section = self.lines_in_section = self.n_named = 0
        self.nested: tuple[int, Heading] | None = None
        self.is_bare = False
        self.is_broken = False
        self.is_labelled = False
        self.n_labels = 0
        self.parent: Heading | None = None
        self.outer: Heading | None = None
        self.wish_opened: Heading | None = None
        self.has_codes = has_desirable_codes(document.text)
        self.wished: dict[int, Heading] = {}
        self.block: Heading | None = None

    def run(self) -> Iterator[Piece]:
        for position, line in enumerate(self.lines):
            if asks_applicants(self.lines, position):
                self._enter(_QUESTIONS)
                continue
            following = self.lines[position + 1] if position + 1 < len(self.lines) else None
            if (
                self.outer is not None
                and self.outer.kind == "requirements"
                and self.heading.kind in {"company", "notice"}
                and not line.bullet
                and _VALUE_LABEL.match(line.text)
            ):
                # "Background check: …" among the requirements, and the next of their labels.
                self._enter(self.outer)
            if self.outer is not None and line.after_blank and not line.bullet:
                # "Preference: X." or "Posted by: Y" on a line of its own does not reach beyond its paragraph.
                if self.heading.necessity == "preferred":
                    self._enter(self.outer)
                elif self.heading.kind in {"apply", "company", "notice"}:
                    self._enter(_NO_HEADING)
            heading = (
                title(line, self.heading)
                if position in self.titles
                else heading_of(
                    line,
                    following,
                    current=self.heading,
                    n_bullets=self.bullets_in_section,
                    is_first=self.is_bare,
                )
            )
            if self.heading is _QUESTIONS and (
                heading is None or not (line.is_heading or (line.text.isupper() and heading.score >= _SURE))
            ):
                continue
            if heading is not None and position == 0 and heading.score < _SURE:
                heading = None  # "Language Engineer" is the title, "Museum of Making" the employer
            if heading is not None and position <= 2 and heading.kind == "apply" and line.text.isupper():
                heading = None  # "MILL RECRUITMENT": nobody begins with how to apply
            if heading is not None:
                outer = self.heading
                heading = self._in_series(self._under_parent(heading, following), line, following)
                self._enter(heading)
                self.block = self.heading
                is_inner = following is not None and following.bullet and following.indent > line.indent
                if line.bullet and is_inner and heading.necessity == "preferred" != outer.necessity:
                    # An item above items of its own: behind them the list goes on as before.
                    self.nested = (line.indent, outer)
                self.is_bare = True
                if asks_for_years(line.text) and following is not None and following.bullet:
                    yield self._piece(line.start, line.end, line.text, "item", is_whole_line=False)
                continue
            if line.after_blank and not self.is_bare:
                self.block = None
            self.is_bare = False
            is_button = self.heading.kind == "requirements" and _BUTTON.fullmatch(line.text) is not None
            if self._ends_list(line) or (is_button and not line.bullet):
                self._enter(_NO_HEADING)
            self.lines_in_section += not line.bullet
            self.n_named += _TRAIT.match(line.text) is not None
            if self.nested is not None and line.indent <= self.nested[0]:
                self._enter(self.nested[1])
            yield from self._pieces_of(line, following)
            self.is_labelled = False

    def _in_series(self, heading: Heading, line: Line, following: Line | None) -> Heading:
        """Return a heading with the kind of the ones above it, where each is a label that a line in small letters completes.

        "Care of tools:" / "you sharpen them." / "Safety & order:" / "you keep the yard clear."
        """
        self.is_labelled = (
            line.text.endswith(":")
            and not line.bullet
            and following is not None
            and not following.bullet
            and following.text[:1].islower()
        )
        is_next = self.is_labelled and self.n_labels > 0
        self.n_labels = self.n_labels + 1 if self.is_labelled else 0
        if (
            is_next
            and self.heading.kind == "requirements"
            and self.heading.score >= _SURE
            and heading.kind in {"notice", "company", "responsibilities", "intro", "unknown"}
        ):
            return replace(self.heading, text=heading.text)
        return heading

    def _under_parent(self, heading: Heading, following: Line | None) -> Heading:
        """Return a heading with the kind of the one that it divides ("With colleagues" right below "Competencies")."""
        if following is None or not following.bullet or heading.score > _GUESSED:
            self.parent = None
        elif self.is_bare and self.heading.kind == "requirements" and self.heading.score >= _SURE:
            self.parent = self.heading
        return heading if self.parent is None else replace(self.parent, text=heading.text)

    def _ends_list(self, line: Line) -> bool:
        """Recognise a paragraph about the employer below a list of requirements: what follows it is no longer theirs."""
        return (
            self.heading.kind == "requirements"
            and (
                self.bullets_in_section >= 2
                or (self.lines_in_section >= _LISTED and len(split_sentences(line.text)) >= _TOLD)
            )
            and not line.bullet
            and len(line.text.split()) >= _PARAGRAPH
            and requirement_score(line.text) <= _FURNITURE
        )

    def _names_one(self, line: Line, label: Heading) -> bool:
        """Tell "Showing Accountability: Holding to …" below other lines of this form, each of which names a trait."""
        return (
            self.n_named >= _FEW_NAMED
            and self.heading.kind == "requirements"
            and self.heading.score >= _SURE
            and not line.after_blank
            and label.kind in {"requirements", "responsibilities", "company", "notice"}
            and not is_heading_like(label.text)
            and _TRAIT.match(line.text) is not None
        )

    def _is_row_of_block(self, line: Line, label: tuple[Heading, int]) -> bool:
        """Tell a row of a table whose label says nothing, right below a heading of requirements or another row of its block."""
        heading, offset = label
        return (
            self.is_table
            and self.block is not None
            and self.block.kind == "requirements"
            and self.block.score >= _SURE
            and heading.kind == "company"
            and _FACT_LABEL.match(line.text) is None
            and requirement_score(line.text[offset:]) > -1
        )

    def _enter(self, heading: Heading) -> None:
        self.heading = heading
        self.n_named = 0
        self.list_id += 1
        self.introduction = ""
        self.bullets_in_section = self.lines_in_section = 0
        self.is_broken = False
        self.outer = None
        self.nested = None
        self.wish_opened = None

    def _pieces_of(self, line: Line, following: Line | None) -> Iterator[Piece]:
        start, text = line.start, line.text
        if (
            self.heading.necessity == "preferred"
            and line.after_blank
            and not line.bullet
            and _LEAST.match(text)
            and self.heading.kind == "requirements"
        ):
            # The wishes above it have a heading, what all must have stands without one.
            self._enter(Heading(text="", kind="requirements", score=3.0))
        if not line.bullet:
            shout = _RUN_IN.match(text)
            if shout is not None and not text.isupper():
                # "HEALTH INSURANCE All full-time employees …": the heading ran into its paragraph.
                found = classify(shout.group("label"))
                if found.kind in _RUN_IN_KINDS and found.score >= _SURE:
                    self._enter(replace(found, text=shout.group("label").strip()))
                    start, text = start + shout.end(), text[shout.end() :]
            label = inline_label(text, is_table=self.is_table)
            if label is None and self.is_table and (row := _VALUE_LABEL.match(text)) is not None:
                label = (
                    (_NO_LABEL, row.end() - 1)
                    if self._is_row_of_block(line, (_NO_LABEL, row.end() - 1))
                    else None
                )
            if label is not None and self._is_row_of_block(line, label):
                # "Way of working: calm and orderly" below the heading "Qualifications" and among other such rows.
                self._enter(self.block or self.heading)
                yield self._piece(line.start + label[1], line.end, text[label[1] :], "item")
                return
            if label is not None:
                heading, offset = label
                value = text[offset:]
                if self._names_one(line, heading):
                    yield self._piece(line.start, line.end, text, "line")
                    return
                if is_one_item(heading, value):
                    yield Piece(
                        start=line.start,
                        end=line.end,
                        text=text,
                        heading=heading,
                        form="item",
                        list_id=self.list_id,
                    )
                    return
                outer = self.heading
                if (
                    (outer.kind, outer.necessity) == ("requirements", "preferred")
                    and (heading.kind, heading.necessity) == ("requirements", "required")
                    and heading.score <= _WEAK
                    and not line.after_blank
                ):
                    # "Soft skills: …" among the wishes is one of them.
                    heading = replace(heading, necessity="preferred")
                if outer.kind == "requirements" and is_condition(normalise(heading.text)):
                    # "The practical part: …" goes on asking.
                    heading = replace(heading, score=max(heading.score, outer.score))
                self._enter(heading)
                self.outer = outer
                self.is_labelled = True
                start, text = line.start + offset, value
            elif self.is_table and _VALUE_LABEL.match(text):
                self._enter(UNKNOWN)
        yield from self._split_labels(start, text, line, following)

    def _split_labels(self, start: int, text: str, line: Line, following: Line | None) -> Iterator[Piece]:
        """Cut a line at the headings in it: first those that nothing sets off, then those with a mark of their own."""
        position = 0
        for first, last, rest in run_in_labels(text) if not line.bullet else ():
            found = classify(text[first:last])
            if found.kind == "unknown" and asks_to_have(text, rest):
                found = replace(found, kind="requirements", score=_SURE)
            is_shouted_guess = found.score < _GUESSED and text[first:last].isupper()
            if first < position or found.kind == "unknown" or is_shouted_guess:
                # "MULTI SKILLED WELDER" is a title.
                continue
            yield from self._split_marked(
                start + position, text[position:first], line, None, is_introduced=position > 0
            )
            self._enter(replace(found, text=text[first:last]))
            position = rest
        yield from self._split_marked(
            start + position, text[position:], line, following, is_introduced=position > 0
        )

    def _split_marked(
        self, start: int, text: str, line: Line, following: Line | None, *, is_introduced: bool
    ) -> Iterator[Piece]:
        position = 0
        introduced = is_introduced
        for label in middle_labels(text):
            yield from self._content(
                start + position, text[position : label.start], line, None, is_introduced=introduced
            )
            self._enter(label.heading)
            position = label.end
            introduced = label.is_introduction
        yield from self._content(start + position, text[position:], line, following, is_introduced=introduced)

    def _content(
        self, start: int, text: str, line: Line, following: Line | None, *, is_introduced: bool = False
    ) -> Iterator[Piece]:
        stripped = text.rstrip()
        if not stripped:
            return
        gapped = gapped_items(stripped) if start > line.start and not line.bullet else []
        run_in = gapped or (
            run_in_items(stripped, is_introduced=is_introduced or start > line.start)
            if self.heading.kind == "requirements"
            and not line.bullet
            and (len(line.text) >= FLATTENED or is_glued(stripped))
            else []
        )
        if not run_in and self.heading.kind == "requirements":
            if line.bullet or (len(line.text) < FLATTENED and len(split_sentences(stripped)) == 1):
                run_in = fused_items(stripped)
            elif is_introduced and len(line.text) >= FLATTENED:
                run_in = lower_items(stripped)
        if run_in:
            yield from self._run_in(start, stripped, run_in)
            return
        numbered = 1
        if line.bullet == "number" and line.number in {"1", "a"}:
            numbered = 2
        items = (
            []
            if line.bullet == "number" and numbered == 1
            else inline_items(
                stripped, first=numbered, is_bulleted=line.bullet == "mark", is_introduced=is_introduced
            )
        )
        if items and not (
            line.bullet == "mark" and len(stripped) < 200 and not re.search(r"[•●▪]|\s·\s", stripped)
        ):
            before = stripped[: items[0][0]]
            lead = re.sub(r"[\s(\d.)•●▪·–—-]+$", "", before)
            if not line.bullet and opens_nothing(lead):
                # "We do this by 1) … and 2) …" speaks of the employer; "skilled in (1) … and (2) …" is one sentence.
                yield from self._sentences(start, stripped)
                return
            if len(lead) > 3:
                yield from self._lead(start, lead)
            if items[0][0] == 0 and not line.bullet and len(split_sentences(stripped[: items[0][1]])) > 1:
                # A paragraph runs up to the first mark: its sentences, no item.
                yield from self._lead(start, stripped[: items[0][1]])
                items = items[1:]
            self.list_id += 1
            for index, (first, last) in enumerate(items):
                tail = TAIL.search(stripped, first + 6, last)
                if tail is not None and not line.bullet:
                    # The paragraph goes on behind its last item without a full stop.
                    yield from self._inline_item(
                        start, stripped, first, tail.start(), is_last=True, number=str(index + 1)
                    )
                    self._enter(_NO_HEADING)
                    yield from self._sentences(start + tail.end(), stripped[tail.end() :])
                    return
                opened = (
                    None if index + 1 == len(items) or line.bullet else opened_behind(stripped[first:last])
                )
                if opened is not None:
                    # "• own boots Knowledge of the following would help: • soil • seeds"
                    length, heading = opened
                    yield from self._inline_item(
                        start, stripped, first, first + length, is_last=True, number=str(index + 1)
                    )
                    self._enter(heading)
                    self.introduction = heading.text
                    continue
                yield from self._inline_item(
                    start, stripped, first, last, is_last=index == len(items) - 1, number=str(index + 1)
                )
            return
        if line.bullet:
            if self.is_broken:
                # A paragraph stood between: another list begins.
                self.list_id += 1
                self.is_broken = False
            self.bullets_in_section += 1
            introduction = self.introduction
            fused = _FUSED_HEADING.fullmatch(stripped) if following is not None and following.bullet else None
            if fused is not None and is_heading_like(fused.group("tail")):
                found = classify(fused.group("tail"))
                if found.kind != "unknown" and found.score >= 2:
                    # "… and monitoring. Essential Skills": the heading of the next list ran into the item above it.
                    body = fused.group("body")
                    yield self._piece(start, start + len(body), body, "item", introduction=introduction)
                    self._enter(found)
                    return
            if self.wish_opened is not None and own_necessity(stripped) is not None:
                # Were it one of the wishes above, it would not have to say how much it counts.
                self._enter(self.wish_opened)
                introduction = ""
            if self._turns_to_wishes(stripped, line, following):
                outer, is_inner = self.heading, following is not None and following.indent > line.indent
                self._enter(
                    replace(outer, kind="requirements", necessity="preferred", score=max(outer.score, _SURE))
                )
                self.introduction = stripped
                # Items further in are all that hang on it: behind them the list goes on as before.
                self.nested = (line.indent, outer) if is_inner else None
                self.wish_opened = None if is_inner else outer
                return
            yield self._piece(
                start,
                start + len(stripped),
                stripped,
                "item",
                number=line.number,
                introduction=introduction,
                after_blank=line.after_blank,
            )
            if introduces(stripped) and following is not None and following.indent > line.indent:
                self.introduction = stripped
            return
        if (
            self.heading.kind == "requirements"
            and stripped.count(";") >= 2
            and len(split_sentences(stripped)) <= 2
            and (start > line.start or _KNOWN.fullmatch(normalise(self.heading.text)) is not None)
        ):
            yield from self._semicolons(start, stripped)
            return
        if self.heading.kind == "requirements" and start > line.start and len(split_sentences(stripped)) == 1:
            # "Practical matters: you are on site all week, you can cover a night and …"
            clauses = clauses_of_reader(stripped)
            if clauses:
                self.list_id += 1
                for first, last in clauses:
                    yield self._piece(start + first, start + last, stripped[first:last], "item")
                return
        if self.heading.kind == "requirements" and start > line.start and not line.bullet:
            # "Key skills: Looms, Dyes, Ledgers, Lathes. We are a mill …"
            names = listed_names(stripped)
            if names:
                yield self._piece(start, start + names, stripped[:names], "item")
                start, stripped = start + names, stripped[names:]
        self.is_broken = self.bullets_in_section > 0 and len(stripped.split()) >= _PARAGRAPH
        yield from self._sentences(start, stripped, following)

    def _lead(self, start: int, lead: str) -> Iterator[Piece]:
        """Yield what stands before the items of a line; where it asks itself for "the following", they go on asking."""
        yield from self._sentences(start, lead)
        opening = last_sentence(lead)
        if self.heading.kind in _LISTED_IN and asks_for_following(opening):
            self._enter(Heading(text=opening, kind="requirements", score=_SURE))
            self.introduction = opening

    def _turns_to_wishes(self, item: str, line: Line, following: Line | None) -> bool:
        """Recognise "Experience in any of the following is a plus:", an item that the ones below it hang on."""
        return (
            self.heading.kind in {"requirements", "intro", "unknown"}
            and self.heading.necessity == "required"
            and item.endswith(":")
            and following is not None
            and following.bullet == line.bullet
            and following.indent >= line.indent
            and _SWITCH.search(item) is not None
            and own_necessity(item) == "preferred"
        )

    def _run_in(self, start: int, text: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
        """Take the items of a list that lost its line breaks; what goes on behind the last of them is an advertisement."""
        self.list_id += 1
        for first, last in spans:
            tail = TAIL.search(text, first + 12, last)
            end = last if tail is None else tail.start()
            body = text[first:end].rstrip(" ;,")
            if first > spans[0][0] and text[:first].rstrip()[-1:] in ".!?" and ENDING.match(text, first):
                self._enter(_NO_HEADING)
                yield from self._sentences(start + first, text[first:])
                return
            if body:
                yield self._piece(start + first, start + first + len(body), body, "item")
            if tail is not None:
                self._enter(_NO_HEADING)
                yield from self._sentences(start + tail.end(), text[tail.end() :])
                return

    @staticmethod
    def _asks(line: Line) -> bool:
        """Tell whether a line is an item that asks, though it has no bullet."""
        return requirement_score(line.text) >= _SURE and len(split_sentences(line.text)) == 1

    def _semicolons(self, start: int, text: str) -> Iterator[Piece]:
        self.list_id += 1
        for first, last in links(text):
            yield self._piece(start + first, start + last, text[first:last], "item")

    def _inline_item(
        self, start: int, text: str, first: int, last: int, *, is_last: bool, number: str
    ) -> Iterator[Piece]:
        body = re.sub(
            r"(?i)[;,]\s*(?:or|and|und|oder|ou)?\s*$",
            lambda m: "" if re.search(r"(?i)or|and|und|ou|,", m.group()) else m.group().rstrip(),
            text[first:last],
        )
        sentences = split_sentences(body, start + first)
        if is_last and len(sentences) > 1:
            head, tail = sentences[0], sentences[1:]
            yield self._piece(
                head[0],
                head[1],
                text[head[0] - start : head[1] - start],
                "item",
                number=number,
                introduction=self.introduction,
            )
            for a, b in tail:
                yield self._piece(a, b, text[a - start : b - start], "sentence")
            return
        yield self._piece(
            start + first,
            start + first + len(body),
            body,
            "item",
            number=number,
            introduction=self.introduction,
        )

    def _sentences(self, start: int, text: str, following: Line | None = None) -> Iterator[Piece]:
        if (start in self.rows and self.heading.kind in _LISTED_IN) or (
            start in self.labelled and self.heading.kind == "requirements"
        ):
            yield self._piece(start, start + len(text), text, "line")
            return
        spans = told_sentences(text, start)
        for position, (first, last) in enumerate(spans):
            sentence = text[first - start : last - start]
            opened = (
                opened_within(text, first - start, last - start) if self.heading.kind in _OPENED_IN else None
            )
            if opened is not None:
                # "…, and must have the following skills: Good eye for weeds Able to … Own boots"
                asked, wanted, rest = opened
                if asked:
                    yield self._piece(first, first + len(asked), asked, "sentence", is_whole_line=False)
                self._enter(wanted)
                yield from self._run_in(
                    start + rest, text[rest:], run_in_items(text[rest:], is_introduced=True)
                )
                return
            found = classify(sentence) if len(sentence) < 140 and _SWITCH.search(sentence) else None
            if (
                found is not None
                and found.kind == "requirements"
                and found.necessity == "preferred"
                and _SWITCH.search(sentence)
                and (position + 1 < len(spans) or sentence.rstrip()[-1:] in ":…")
                and len(spans) > 1
            ):
                self._enter(replace(found, text=sentence))
                continue
            if introduces(sentence) and position + 1 == len(spans):
                self.introduction = sentence
                self.list_id += 1
                if sentence.rstrip().endswith(":"):
                    if asks_for_years(sentence) and following is not None and following.bullet:
                        yield self._piece(first, last, sentence, "item", is_whole_line=False)
                    led = None
                    if following is not None and (
                        following.bullet
                        or (len(spans) == 1 and (self._asks(following) or following.text[:1].islower()))
                    ):
                        led = led_by(sentence)
                    if led is not None and following is not None and not following.bullet:
                        # The line below bears it out.
                        led = replace(led, score=_SURE)
                    if led is not None and (led.kind, led.necessity) != (
                        self.heading.kind,
                        self.heading.necessity,
                    ):
                        self._enter(led)
                        self.introduction = sentence
                        continue
                    if self.heading.kind != "requirements" and promises(sentence):
                        self._enter(replace(_PERKS, text=sentence))
                    continue
            if sentence.count(";") >= 2 and is_chain(sentence):
                if self.heading.kind == "requirements":
                    outer, lead = self.heading, CHAIN_LEAD.match(sentence)
                    if lead is not None:
                        self.heading = replace(outer, text=lead.group("lead"))
                    skip = lead.end() if lead is not None else 0
                    yield from self._semicolons(first + skip, sentence[skip:])
                    self.heading = outer
                    continue
                if self.heading.kind in {"intro", "unknown", "company"} and is_sure_chain(sentence):
                    # A chain of demands outside their section: a section of its own.
                    outer = self.heading
                    self.heading = Heading(text=outer.text, kind="requirements", score=_SURE)
                    yield from self._semicolons(first, sentence)
                    self.heading = outer
                    continue
            is_value = (
                self.is_labelled and self.heading.kind == "requirements" and self.heading.score >= _SURE
            )
            form: Form = (
                "line" if len(spans) == 1 and (sentence[-1:] not in ".!?" or is_value) else "sentence"
            )
            yield self._piece(first, last, sentence, form, is_whole_line=len(spans) == 1)

    def _piece(
        self,
        start: int,
        end: int,
        text: str,
        form: Form,
        *,
        number: str = "",
        introduction: str = "",
        is_whole_line: bool = True,
        after_blank: bool = False,
    ) -> Piece:
        heading = self.heading
        if self.has_codes and number[:1] == "d" and not number[1:].strip("0123456789"):
            # "D3" where "D = desirable": one heading object for all of them, since lists are told apart by it.
            heading = self.wished.setdefault(id(heading), replace(heading, necessity="preferred"))
        return Piece(
            start=start, end=end, text=text, heading=heading, form=form,
            list_id=self.list_id, number=number, introduction=introduction, is_whole_line=is_whole_line, after_blank=after_blank,
        )  # fmt: skip
