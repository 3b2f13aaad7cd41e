"""Pages in a real browser, where one is installed: no message on the console, no request, no sideways scrolling."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from example_reports import make_posting, make_ranking, make_report, make_search, simple_report

BROWSER = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome", "chrome") if (p := shutil.which(n))), None
)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed: apt install chromium")

MEASURE = (
    "<script>addEventListener('load',()=>{document.title='WIDTH '+document.documentElement.scrollWidth"
    "+' OF '+innerWidth+' HIDDEN '+getComputedStyle(document.querySelector('.mr')).display})</script>"
)


def browse(profile: Path, *flags: str, address: str) -> subprocess.CompletedProcess[str]:
    """Run the browser once, with an empty profile and none of its own traffic."""
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--enable-logging=stderr",
        f"--user-data-dir={profile}",
    ]
    return subprocess.run(
        [str(BROWSER), *options, *flags, address], capture_output=True, text=True, timeout=90, check=True
    )


def pages(folder: Path) -> dict[str, Path]:
    hostile = simple_report(
        "n",
        posting=make_posting("Role\n- <script>document.title='owned'</script>" + "W" * 200_000 + "\u202e\n"),
    )
    return {
        "report": make_report().write_html(folder / "report.html"),
        "ranking": make_ranking().write_html(folder / "ranking.html"),
        "comparison": make_ranking().compare(0, 1).write_html(folder / "comparison.html"),
        "gaps": make_search().gaps().write_html(folder / "gaps.html"),
        "hostile": hostile.write_html(folder / "hostile.html"),
    }


def requests_of(page: Path, folder: Path) -> tuple[list[str], str, str]:
    """Return what a page asked for, the console, and the page as the browser sees it."""
    log = folder / "net.json"
    done = browse(folder / "profile", f"--log-net-log={log}", "--dump-dom", address=page.as_uri())
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    asked = [
        event["params"]["url"]
        for event in events
        # The browser's own requests have no page as their origin.
        if isinstance(event.get("params"), dict)
        and event["params"].get("url")
        and event["params"].get("initiator", "not an origin") != "not an origin"
    ]
    return asked, done.stderr, done.stdout


@pytest.mark.parametrize("name", ["report", "hostile"])
def test_page_is_silent(tmp_path, name):
    """The console stays empty and the page asks for nothing."""
    asked, console, dom = requests_of(pages(tmp_path)[name], tmp_path)
    assert asked == []
    assert "CONSOLE" not in console
    assert "<title>owned" not in dom


def test_a_page_that_asks_and_complains_is_noticed(tmp_path):
    """The test above can fail."""
    page = tmp_path / "loud.html"
    page.write_text(
        "<img src='http://127.0.0.1:9/x.png'><script>console.error('loud')</script>", encoding="utf-8"
    )
    asked, console, _ = requests_of(page, tmp_path)
    assert asked
    assert "CONSOLE" in console


@pytest.mark.parametrize("name", ["report", "ranking", "comparison", "gaps", "hostile"])
def test_page_fits_a_phone(tmp_path, name):
    """At 400 pixels nothing has to be scrolled sideways."""
    page = pages(tmp_path)[name]
    html = page.read_text(encoding="utf-8")
    start = html.index("<meta http-equiv")
    # The measuring script is ours; the policy that forbids all scripts is taken out for it.
    page.write_text(html[:start] + MEASURE + html[html.index(">", start) + 1 :], encoding="utf-8")
    dom = browse(tmp_path / "profile", "--window-size=400,900", "--dump-dom", address=page.as_uri()).stdout
    measured = dom.split("<title>")[1].split("</title>")[0].split()
    assert measured[0] == "WIDTH"
    assert int(measured[1]) <= int(measured[3])
    assert measured[5] == "block"


def test_print_unfolds_every_quote(tmp_path):
    """On paper nothing stays folded."""
    pdfium = pytest.importorskip("pypdfium2")
    report = make_report()
    page = report.write_html(tmp_path / "report.html")
    target = tmp_path / "report.pdf"
    browse(tmp_path / "profile", f"--print-to-pdf={target}", "--no-pdf-header-footer", address=page.as_uri())
    document = pdfium.PdfDocument(target)
    text = " ".join(" ".join(p.get_textpage().get_text_bounded() for p in document).split())
    assert "support 0.94" in text
    assert "The posting, requirements marked" in text
    document.close()
