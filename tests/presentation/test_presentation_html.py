"""Pages: self-contained, escaped, adding up, and every link leads somewhere."""

import dataclasses
import math
import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from example_reports import (
    RESUME_TEXT,
    evidence,
    make_posting,
    make_ranking,
    make_report,
    make_resume,
    make_search,
    simple_report,
)
from hypothesis import given
from hypothesis import strategies as st

from matcher.presentation.html_page import CONTENT_POLICY
from matcher.presentation.marks import Mark, evidence_marks, marked_text, segments
from matcher.results import MatchResults

VOID = {"meta", "br", "link"}


class Reader(HTMLParser):
    """Reads a page: tags must nest; ids, links, attributes and text are gathered."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in VOID:
            self.stack.append(tag)
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name == "id":
                self.ids.append(value or "")

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        if not self.stack or self.stack[-1] != "style":
            self.text.append(data)

    def values(self, name):
        return [value for _, n, value in self.attributes if n == name]


def every_page():
    ranking, search = make_ranking(), make_search()
    return {
        "report": make_report(),
        "ranking": ranking,
        "search": search,
        "comparison": ranking.compare(0, 1),
        "gaps": search.gaps(),
        "nothing": MatchResults([]),
        "no gaps": MatchResults([simple_report("mmmmmmmm")]).gaps(),
    }


@pytest.mark.parametrize("name", list(every_page()))
@pytest.mark.parametrize("full_page", [True, False])
def test_every_view_is_well_formed_and_loads_nothing(name, full_page):
    """Tags nest, ids are unique, links lead to ids of the page, and there is no script and no address."""
    html = every_page()[name].to_html(full_page=full_page)
    page = Reader(html)
    assert len(page.ids) == len(set(page.ids))
    assert all(href.startswith("#") and href[1:] in page.ids for href in page.values("href"))
    assert not {"script", "img", "iframe", "object", "embed", "link", "form", "base"} & set(page.tags)
    assert not [n for _, n, _ in page.attributes if n.startswith("on") or n == "src"]
    assert "url(" not in html and "@import" not in html and "http:" not in html and "https:" not in html
    for labelled in page.values("aria-labelledby"):
        assert labelled in page.ids
    if full_page:
        assert CONTENT_POLICY in html
        assert html.startswith("<!DOCTYPE html>\n<html lang=")
        assert page.tags.count("h1") == 1


def test_page_is_the_same_every_time():
    """The same report gives the same bytes."""
    assert make_report().to_html() == make_report().to_html()


def test_two_fragments_in_one_notebook_share_no_id():
    """Showing a report twice does not confuse its links."""
    report = make_report()
    first, second = Reader(report._repr_html_()), Reader(report._repr_html_())
    assert not set(first.ids) & set(second.ids)


def test_fragment_styles_stay_inside():
    """Every rule of the style sheet is bound to our own elements."""
    css = re.search(r"<style>(.*?)</style>", make_report().to_html(full_page=False), re.S).group(1)
    css = re.sub(r"@(media|container)[^{]*\{", "", css)
    selectors = [s.strip() for rule in re.findall(r"([^{}]+)\{[^{}]*\}", css) for s in rule.split(",")]
    assert len(selectors) > 100
    assert all(s.startswith((".mr", "body.mr-page", ".mr-fallback")) for s in selectors)


def test_untrusted_notebook_sees_text():
    """Where styles are taken out, the view is hidden and its text stays."""
    html = make_report().to_html(full_page=False)
    assert '<div class="mr mr-cell" hidden>' in html
    fallback = re.search(r'<div class="mr-fallback"><pre>(.*?)</pre>', html, re.S).group(1)
    assert "Fit score 57.6 of 100" in fallback


def test_rows_add_up_to_the_score():
    """The exact figures in the page sum to the fit score; so do the figures a reader sees."""
    report = make_report()
    html = report.to_html()
    exact = [float(x) for x in re.findall(r'data-points="([^"]+)"', html)]
    assert math.isclose(math.fsum(exact), report.fit_score, abs_tol=1e-9)
    shown = re.findall(r'data-points="[^"]+" data-max-points="[^"]+"><b>([\d.]+)</b> of ([\d.]+)', html)
    assert len(shown) == len(report.requirements) + 1
    assert sum(Decimal(a) for a, _ in shown) == Decimal(f"{report.fit_score:.2f}")
    assert sum(Decimal(b) for _, b in shown) == 100
    assert f"<b>{report.fit_score:.2f}</b> of 100.00" in html


def test_what_if_agrees_with_the_engine_to_the_last_digit():
    """What the page promises is what the engine computes."""
    report = make_report()
    html = report.to_html()
    promised = [float(x) for x in re.findall(r'data-what-if="([^"]+)"', html)]
    ids = [r.requirement.id for r in report.missing]
    computed = sorted((report.what_if({i: "met"}).fit_score for i in ids), reverse=True)
    assert promised == computed
    assert len(promised) == 5


def test_every_requirement_shows_verdict_word_reason_and_quotes():
    """Nothing rests on colour alone, and every verdict can be checked."""
    report = make_report()
    html = report.to_html()
    text = "".join(Reader(html).text)
    assert html.count('<th scope="row"><details>') == len(report.requirements)
    for row in report.requirements:
        assert row.requirement.text in text
        assert row.reason in text
        for quote in row.evidence:
            assert quote.quote in text
    for word in ("✓ met", "◐ partly met", "○ not shown", "✕ contradicted", "studied" * 0 + "named in a list"):
        assert word in text
    assert "experience · Data Analyst, Harbour Freight Ltd" in text
    assert "Of 100 pairs with such a score, people judged about 56 a good fit (1,240 labelled pairs)." in text
    assert "GBP 38,000–45,000 a year" in text
    assert "a81c90ee1234" in text


def test_uncalibrated_score_is_called_so():
    """A band without labelled pairs behind it is not sold as more."""
    report = dataclasses.replace(
        make_report(), calibration=dataclasses.replace(make_report().calibration, n_pairs=0)
    )
    assert "not calibrated" in report.to_html()


HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\x1b[31m\u202egnp.exe \"'&amp;\x00\x0b\udc80"


def test_hostile_documents_stay_text():
    """Whatever résumé, posting, file name or warning say, it is shown as text."""
    posting = make_posting(f"Role\n- {HOSTILE}\n", title=HOSTILE, source=HOSTILE)
    posting = dataclasses.replace(posting, company=HOSTILE, locations=(HOSTILE,), employment_type=HOSTILE)
    text = f"Jo\n{HOSTILE}\n" + "<b>" * 60_000
    report = simple_report("n", posting=posting)
    row = dataclasses.replace(
        report.requirements[0],
        evidence=(evidence(text, HOSTILE, section=HOSTILE, stance=HOSTILE, basis=HOSTILE),),
        reason=HOSTILE,
        is_knockout=True,
        knockout_status="failed",
    )
    report = dataclasses.replace(
        report,
        requirements=(row,),
        resume=make_resume(text, source=HOSTILE),
        warnings=(HOSTILE, f"x: {HOSTILE}"),
    )
    results = MatchResults([report, simple_report("mmmmmmmm")])
    for view in (report, results, results.compare(0, 1), results.gaps()):
        for full_page in (True, False):
            html = view.to_html(full_page=full_page)
            page = Reader(html)
            assert not {"script", "img", "b><b"} & set(page.tags)
            assert not [n for _, n, _ in page.attributes if n.startswith("on")]
            html.encode("utf-8")
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", html)


def test_writing_a_hostile_page_works(tmp_path):
    """Half a surrogate pair does not stop the file from being written."""
    report = simple_report("n", posting=make_posting("Role\n- a\udc80b\n"))
    assert "a\ufffdb" in report.write_html(tmp_path / "r.html").read_text(encoding="utf-8")


def test_marks_lead_to_requirements_and_back():
    """Each quote is marked in the résumé, once, and labelled."""
    report = make_report()
    html = report.to_html()
    paper = html.split('<div class="paper" tabindex="0"')[1].split("</details></aside>")[0]
    n_quotes = sum(len(r.evidence) for r in report.requirements)
    assert len(re.findall(r'<span id="e\d+-\d+">', paper)) == n_quotes
    assert paper.count('class="ref ') == n_quotes


def test_contact_block_is_grey_and_said_to_be_unread():
    """People see that their name was not scored."""
    html = make_report().to_html()
    assert '<span class="dim">Robin Example</span>' in html
    assert "which the scoring never reads" in html


SPANS = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 45)), max_size=8)


@given(st.text(st.sampled_from("ab <&\n"), max_size=40), SPANS)
def test_marked_text_is_the_text(text, spans):
    """Marks add nothing to the words and take nothing away, however they overlap."""
    marks = [
        Mark(start=a, end=b, verdict="met", label="", title="t", anchor=f"e{i}", target="q")
        for i, (a, b) in enumerate(spans)
    ]
    assert "".join(Reader(marked_text(text, marks)).text) == text


@given(st.integers(0, 40), SPANS)
def test_segments_cover_the_text_exactly(length, spans):
    """Every character lies in one piece, which knows all spans over it."""
    pieces = segments(length, spans)
    assert [i for a, b, _ in pieces for i in range(a, b)] == list(range(length))
    for a, b, covering in pieces:
        for i, (start, end) in enumerate(spans):
            assert (i in covering) == (start <= a and b <= end and start < end)


def test_evidence_marks_quote_the_resume():
    """A mark covers exactly what was quoted."""
    report = make_report().to_dict()
    quotes = [q["quote"] for r in report["requirements"] for q in r["evidence"]]
    assert [RESUME_TEXT[m.start : m.end] for m in evidence_marks(report, "")] == quotes


def test_ranked_page_has_bars_grid_and_failures():
    """Rank, score, band, verdict of every requirement, and what was not read."""
    results = make_ranking()
    html = results.to_html()
    page = Reader(html)
    text = "".join(page.text)
    assert [float(x) for x in re.findall(r'data-fit-score="([^"]+)"', html)] == [r.fit_score for r in results]
    assert html.count('<span class="cell ') == sum(len(r.requirements) for r in results)
    assert "met by 3 of 4" in text
    assert "no text layer" in text
    assert page.tags.count("caption") == page.tags.count("table")


def test_long_rankings_stay_light():
    """Beyond the first hundred, the page lists and no longer explains."""
    report = simple_report("mmmmmmnm")
    html = MatchResults([report] * 130).to_html()
    assert html.count('<details class="fold">') == 100
    assert "The first 100 unfold" in html
