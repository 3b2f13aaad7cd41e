"""Headings recognised: lines of their own, and labels at the start of a line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.headings import Heading, classify, is_condition, is_heading_like, normalise
from matcher.parsing.posting.lines import Line
from matcher.parsing.posting.offers import is_offered
from matcher.parsing.posting.orders import is_order
from matcher.parsing.posting.sentences import inline_items, split_sentences

UNKNOWN: Final = Heading(text="", kind="unknown")
_INLINE_LABEL: Final = re.compile(
    r"(?P<label>[^\W_][^.:;!?•\n]{2,90}?)(?P<mark>:|\.{3}|…|[.?!](?=[\s*_])|\s[–—-](?=\s)|\s(?=[•●▪◦]))[*_]{0,3}\s{0,4}(?=\S)"
)
# "French and English fluency is required." and the "programming." that was torn off an item: bold, but no headings.
_SENTENCE: Final = re.compile(
    r"(?:\W{0,3}\w\S* \S+ .{0,200}?\b(?:is|are|must|will|should|has|have|can)\b[^:?]{3,200}|[A-Z][\w ]{2,30}: (?:[Mm]ust|[Cc]andidates?|[Yy]ou)\b[^:?]{5,200}|[a-zà-öø-ÿ][^:?]{1,60})\.[*_ ]{0,4}"
)
_OPENS_LIST: Final = re.compile(r"(?i)^(?:what|who|why|how|where|if)\b|\bfollowing\b|\bbelow\b|\bthese\b")
# "Education & Experience": nothing but what sections are named for.
_PAIR: Final = re.compile(
    r"(?:(?:education|experience|skills|knowledge|training|certifications?|licen[cs]es?|abilities|languages)(?: ?, ?| and | & | / ?|/)){1,3}(?:education|experience|skills|training|certifications?|licen[cs]es?|abilities|languages)"
)
# "Plan for the Harbour": every word but the small ones has a capital.
_CAPITALISED: Final = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|and|of|the|for|in|at|&)){1,4}")
# A lone "Education", right on top of a line that asks.
_BARE: Final = frozenset(
    ("education", "experience", "skills", "knowledge", "training", "abilities", "languages")
)
# "Have experience in glazing" above a longer item is an item itself.
_ASKS: Final = re.compile(
    r"(?i)(?:have|has|having|must|able to|good at|experienced? (?:in|with|of)|knowledge of|ability to|familiar\w* with)\b"
)
_LEAST: Final = re.compile(r"\b(?:minimum|required|basic|must|mandatory|essential)\b")
# "Exposure to compliance requirements: retention and …", "Contribute to the skill library: …": the beginning of an item.
_SPOKEN: Final = re.compile(
    r"(?i)(?:\w+ )?(?:experienced?|exposure|ability|knowledge|familiarity|proficiency|understanding|fluency|expertise|interest|background) (?:with|in|of|to|as|using|[a-z]{3,12}ing) \w+ \w+"
    r"|(?:build|contribute|define|design|develop|maintain|manage|create|ensure|provide|drive|write|identify|implement|apply) (?:\w+ ){2,}"
)
# "The work is about weather." says something; it heads nothing.
_STATES: Final = re.compile(
    r"(?:The|This|Our|It|Your) (?:[\w'’-]+ ){0,3}(?:is|are|was|were|has|have) (?!\w+$)|You (?:have|are|know|bring|hold|speak|need) (?:\S+ ){3}"
)
# "Education, years of experience:" names what it heads.
_SERIES: Final = re.compile(r"(?:education|experience|skills|knowledge|training)(?:,| and\b| &|/)")
_PARAGRAPH: Final = 160
_REASON: Final = re.compile(r"\b(?:trainings?|certifications?|environment|learning|growth|careers?)\b")
# So many characters may hold title, place and reasons to come.
_HEAD: Final = 400
_OFFERED: Final = -2.0
# A line of more words is no title.
_LONGEST_TITLE: Final = 12
_ASKING: Final = 1.0
# "We would be delighted if you brought": a wish in words of its own.
_DELIGHTED: Final = 2.2
# Enough of a paragraph to hold its first sentences.
_LONG: Final = 2_000
_ONE_VALUE: Final = re.compile(r"(?i)clearance|travel|licen[cs]e|education|experience|degree|language|certif")


def heading_of(
    line: Line, following: Line | None, *, current: Heading, n_bullets: int, is_first: bool = False
) -> Heading | None:
    """Return the heading that a line is, or None where it is text.

    Parameters
    ----------
    line, following : Line
        The line and the one after it.
    current : Heading
        The heading in force.
    n_bullets : int
        Bulleted lines since then.
    is_first : bool
        Nothing stands between the heading in force and the line.

    Returns
    -------
    Heading or None
    """
    text = line.text
    colon = text.rstrip("*_ ").endswith((":", "…", "..."))
    if line.bullet and not (line.is_emphasised and colon):
        if colon and line.bullet == "mark" and following is not None and len(text) < 80:
            inner = classify(text)
            # A bulleted label above its own bullets ("• Requirements:").
            if (
                inner.kind != "unknown"
                and inner.score >= 3
                and is_heading_like(text)
                and (following.indent > line.indent or following.bullet != line.bullet)
            ):
                return inner
        return None
    words = normalise(text)
    capitals = text.isupper() and len(words) > 3
    if not capitals and _SENTENCE.fullmatch(text) and not _OPENS_LIST.search(text):
        return None
    if line.is_heading or line.is_emphasised or colon or capitals:
        if not is_heading_like(text, strict=False):
            return None
        if (
            colon
            and not line.is_heading
            and not capitals
            and not line.is_emphasised
            and not is_heading_like(text)
            and not _SERIES.match(words)
            and following is not None
            and not (following.bullet or following.indent > line.indent)
            and classify(text).score < 3
        ):
            # "You have:" may head a list without bullets; "Note that we reply as follows:" may not.
            return None
        found = classify(text)
        if found.kind == "unknown":
            if line.is_heading or (capitals and not _is_furniture(text)):
                return replace(UNKNOWN, text=text)
            if colon and current.kind == "requirements":
                return replace(current, text=text)
            if colon and current.kind in {"company", "benefits", "notice", "apply"}:
                return replace(UNKNOWN, text=text)
            return replace(current, text=text) if colon else None
        if found.kind == "intro" and current.kind == "responsibilities" and not line.is_heading:
            return replace(found, kind="responsibilities")
        if (
            found.score <= 2
            and current.kind == "responsibilities"
            and colon
            and not line.is_heading
            and not capitals
        ):
            # "Experience the following duties:" under duties.
            return found if is_heading_like(text) or _SERIES.match(words) else replace(current, text=text)
        if (
            found.kind == "requirements"
            and found.necessity == "required"
            and current.necessity == "preferred"
            and not is_condition(words)
            and not line.is_heading
            and not capitals
            and (
                found.score <= 2
                or (is_first and colon and not line.is_emphasised and not _LEAST.search(words))
            )
        ):
            # "Special requirements:" right below "PREFERRED QUALIFICATIONS" divides them.
            return replace(current, text=text)
        return found
    if n_bullets >= 2 and line.after_blank and _is_title(text, following):
        found = classify(text)
        return found if found.kind != "unknown" else replace(UNKNOWN, text=text)
    if (
        n_bullets >= 2
        and current.kind == "requirements"
        and following is not None
        and following.bullet
        and is_order(following.text)
        and 1 < len(text.split()) <= _LONGEST_TITLE
        and text[-1:] not in ".,;"
        and requirement_score(text) < _ASKING
    ):
        # "Around the forge (what to do and how)" between the demands and a list of orders.
        found = classify(text)
        return found if found.kind not in {"unknown", "requirements"} else replace(UNKNOWN, text=text)
    if (
        current.kind == "requirements"
        and line.after_blank
        and following is not None
        and _tops_prose(text, following)
    ):
        found = classify(text)
        if found.kind != "unknown" and (
            found.kind != "requirements" or following.after_blank or is_heading_like(text)
        ):
            return found
        asks = _asks_for(following.text)
        if following.after_blank or not asks:
            # "The formal part" goes on with what is asked; "Grow with us" does not.
            return replace(current if asks else UNKNOWN, text=text)
    if (
        is_first
        and current.kind == "requirements"
        and following is not None
        and requirement_score(text) < _ASKING
        and len(text.split()) > 1
        and following.bullet
        and _is_title(text, following)
    ):
        # "Requirements:" and right below it "With our guests", above the first of several lists.
        found = classify(text)
        return found if found.score > _ASKING else replace(UNKNOWN, text=text)
    if line.after_blank and following is not None and _tops_list(line, following):
        found = classify(text)
        if found.kind != "unknown" or current.kind != "responsibilities":
            return found if found.kind != "unknown" else replace(UNKNOWN, text=text)
    if is_heading_like(text):
        found = classify(text)
        if following is not None and not following.bullet:
            if found.kind == "benefits" and (
                is_order(following.text)
                or (
                    line.start < _HEAD
                    and not current.text
                    and not is_offered(following.text)
                    and requirement_score(following.text) > _OFFERED
                )
            ):
                # "Awesome benefits" above the duties: one of the reasons to come, given before the text begins.
                return None
            if (
                found.kind == "requirements"
                and line.start < _HEAD
                and _REASON.search(words)
                and requirement_score(following.text) <= 0
            ):
                # "Training and certifications" among such reasons.
                return None
        if found.kind != "unknown" and (
            found.score >= 2.5
            or (
                words in _BARE
                and current.necessity == "required"
                and following is not None
                and requirement_score(following.text) >= _ASKING
            )
            or _PAIR.fullmatch(words)
            or line.after_blank
            or following is None
            or following.bullet
        ):
            return found
        if (
            found.kind == "unknown"
            and current.kind == "requirements"
            and text.endswith("?")
            and line.after_blank
            and following is not None
        ):
            # "What happens after the harvest?" below the demands asks about something else.
            return replace(UNKNOWN, text=text)
    return None


def title(line: Line, current: Heading) -> Heading:
    """Return the heading that a line is whose shape says so."""
    found = classify(line.text)
    if found.kind != "unknown":
        return found
    # "Around the yard:" divides what is asked.
    goes_on = (
        (current.kind, current.necessity) == ("requirements", "required")
        and line.text.endswith(":")
        and not line.is_heading
    )
    return replace(current if goes_on else UNKNOWN, text=line.text)


def _is_title(text: str, following: Line | None) -> bool:
    """Tell a title that interrupts a bulleted section from a sentence."""
    return (
        len(text.split()) <= 7
        and len(text) <= 60
        and text[:1].isupper()
        and text[-1:] not in ".,;)"
        and _ASKS.match(text) is None
        and following is not None
        and (bool(following.bullet) or len(following.text) > 80 or following.text[-1:] in ".!")
    )


def _asks_for(paragraph: str) -> bool:
    """Tell whether most of the first sentences of a paragraph ask for something."""
    scores = [requirement_score(paragraph[a:b]) for a, b in split_sentences(paragraph[:_LONG])[:4]]
    return sum(score >= _ASKING for score in scores) * 2 >= len(scores)


def _tops_prose(text: str, following: Line) -> bool:
    """Recognise a title of a few words above a paragraph ("The formal part")."""
    return (
        2 <= len(text.split()) <= 5
        and text[:1].isupper()
        and text[-1:].isalpha()
        and not following.bullet
        and (
            following.after_blank
            or (_CAPITALISED.fullmatch(text) is not None and requirement_score(text) <= 0)
        )
        and len(following.text) > _PARAGRAPH
        and following.text[-1:] == "."
    )


def _tops_list(line: Line, following: Line) -> bool:
    """Recognise a short line that stands right on top of a bulleted list."""
    if not following.bullet or following.after_blank:
        return False
    if _is_title(line.text, following):
        return True
    # A longer line counts where its words tell what it heads.
    known = is_heading_like(line.text, strict=False) and line.text.rstrip()[-1:] not in ".,;"
    found = classify(line.text) if known else UNKNOWN
    return found.score >= 2.5 or (found.necessity == "preferred" and found.score >= _DELIGHTED)


def _is_furniture(text: str) -> bool:
    return len(text) < 4 or not any(c.isalpha() for c in text)


def inline_label(text: str, *, is_table: bool) -> tuple[Heading, int] | None:
    """Return the heading at the start of a line that goes on, and where the rest begins.

    ``is_table`` says that the posting consists of ``Label: value`` lines.
    """
    match = _INLINE_LABEL.match(text)
    if match is None:
        return None
    label = match.group("label")
    if _SPOKEN.match(label) or (match.group("mark") == "." and _STATES.match(label)):
        return None
    found = classify(label)
    if found.kind == "unknown":
        if is_table and match.group("mark") == ":" and len(label.split()) <= 5:
            # The cells of a table are facts of the posting, not demands, unless the label says so.
            return Heading(text=label, kind="company"), match.end()
        return None
    if match.group("mark") == ":" or match.group("mark").startswith(("…", "..")):
        asks = re.match(r"(?i)(?:what|who)\b", label) is not None
        short = len(label.split()) <= (10 if asks else 7) and not re.match(
            r"(?i)you (?:must|should|have)\b", label
        )
        strong = (
            (short and (is_heading_like(label) or found.score >= 3))
            or label.isupper()
            or is_condition(normalise(label))
        )
    else:
        strong = (is_heading_like(label) and found.score >= 2.5) or label.isupper()
        if match.group("mark").strip() in {"-", "–", "—"}:
            strong = (strong and found.kind != "requirements") or label.isupper()
    if not strong:
        return None
    return replace(found, text=label), match.end()


def is_one_item(heading: Heading, value: str) -> bool:
    """Tell "Required level of security clearance: Secret" (one item) from "Requirements: 1. …" (a list)."""
    return (
        heading.kind == "requirements"
        and _ONE_VALUE.search(heading.text) is not None
        and not re.search(r"(?i)qualification|requirements$|skills", heading.text)
        and len(value.split()) <= 8
        and not inline_items(value)
        and not re.search(r"\b(?:years?|degree)\b", value)
    )
