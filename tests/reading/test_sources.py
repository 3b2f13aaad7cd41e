"""Folders, patterns and lists expand to files; what is no file is refused at once."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from matcher.exceptions import InputError, ReadingError
from matcher.reading import expand_sources, read_document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.pdf", "sub/d.PNG", ".hidden.txt", ".git/e.txt", "~$f.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Baker\nof rye\n", encoding="utf-8")
    return tmp_path


def names(found: list, folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found]


def test_folder_expands_in_sorted_order(folder: Path) -> None:
    """Readable files are found at any depth; hidden ones and other types are not."""
    assert names(expand_sources(folder), folder) == ["a.md", "b.txt", "sub/c.pdf"]
    assert names(expand_sources(str(folder)), folder) == ["a.md", "b.txt", "sub/c.pdf"]
    assert names(expand_sources(folder, every_file=True), folder) == [
        "a.md",
        "b.txt",
        "sub/c.pdf",
        "sub/d.PNG",
    ]


def test_lists_mix_all_kinds(folder: Path) -> None:
    """Paths, names, patterns, texts, bytes and objects keep their order."""
    document = read_document("one\ntwo")
    mixed = [
        folder / "b.txt",
        str(folder / "*.md"),
        "a text\nof two lines",
        b"bytes",
        document,
        [folder / "sub"],
    ]
    found = expand_sources(mixed)
    assert names([found[0], found[1], found[5]], folder) == ["b.txt", "a.md", "sub/c.pdf"]
    assert found[2:5] == ["a text\nof two lines", b"bytes", document]
    assert expand_sources("a text\nof two lines") == ["a text\nof two lines"]


def test_links_are_followed_only_when_asked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Links inside a folder are left alone, and loops end."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "o.txt").write_text("x\ny", encoding="utf-8")
    (folder / "link").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "z.txt").symlink_to(outside / "o.txt")
    assert names(expand_sources(folder), folder) == ["a.md", "b.txt", "sub/c.pdf"]
    assert {"link", "loop", "z.txt"} <= set(names(expand_sources(folder, every_file=True), folder))
    followed = names(expand_sources(folder, follow_links=True), folder)
    assert followed == ["a.md", "b.txt", "link/o.txt", "sub/c.pdf", "z.txt"]


@pytest.mark.parametrize("item", ["nothing-here.txt", "*.nothing", "nothing/**/*.pdf"])
def test_names_that_do_not_exist_are_refused(item: str) -> None:
    """The message names the item."""
    with pytest.raises(InputError) as caught:
        expand_sources(item)
    assert item in str(caught.value)


def test_folder_without_readable_files_names_the_formats(tmp_path: Path) -> None:
    """An empty folder is an error that says what could be read."""
    with pytest.raises(InputError, match="pdf, docx and json"):
        expand_sources(tmp_path)
    with pytest.raises(InputError, match="No document was given"):
        expand_sources([])


def test_what_is_no_regular_file_is_refused_without_waiting(tmp_path: Path) -> None:
    """Pipes, sockets, devices and folders named like files have a status, and nothing blocks."""
    (tmp_path / "x.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.txt"))
        for path in (tmp_path / "x.pdf", tmp_path / "pipe.txt", tmp_path / "s.txt", Path("/dev/zero")):
            with pytest.raises(ReadingError) as caught:
                read_document(path)
            assert caught.value.status == "unsupported_type"


def test_vanished_and_unreadable_files_have_a_status(tmp_path: Path) -> None:
    """A file that is gone, or that may not be read, is told apart."""
    with pytest.raises(ReadingError) as caught:
        read_document(tmp_path / "gone.txt")
    assert caught.value.status == "vanished"
    locked = tmp_path / "locked.txt"
    locked.write_text("a\nb", encoding="utf-8")
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(ReadingError) as caught:
        read_document(locked)
    assert caught.value.status == "unreadable"
