"""`pmguide jd --batch` of a folder: every file is a posting, or is said to be none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .samples import OPERATIONS, PRODUCT
from .test_batch import groups

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

PNG = b"\x89PNG\r\n\x1a\n" + bytes(99)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two postings, one of them in a folder within."""
    path = tmp_path / "postings"
    (path / "乙").mkdir(parents=True)
    (path / "a.txt").write_text(PRODUCT, encoding="utf-8")
    (path / "乙" / "b.txt").write_text(OPERATIONS, encoding="utf-8")
    return path


def test_a_folder_is_grouped_only_when_asked(run: Callable[..., Ran], folder: Path, tmp_path: Path) -> None:
    """A folder's only column is the folder that each file lies in; nobody who did not ask is shown groups."""
    arguments = ("jd", "--batch", str(folder), "--out", str(tmp_path / "out.jsonl"), "--json")

    assert groups(run(*arguments)) == {}
    assert groups(run(*arguments, "--group-by", "資料夾")) == {"（最外面）": 1, "乙": 1}
    assert groups(run(*arguments, "--group-by", "文件夹")) == {"（最外面）": 1, "乙": 1}


@pytest.mark.parametrize("option", ["--text-column", "--title-column", "--id-column", "--group-by"])
def test_a_folder_has_no_columns(run: Callable[..., Ran], folder: Path, tmp_path: Path, option: str) -> None:
    """A column that a folder cannot have is refused, not passed over."""
    ran = run("jd", "--batch", str(folder), "--out", str(tmp_path / "out.jsonl"), option, "city")

    assert ran.code == 2
    assert "資料夾沒有欄位" in ran.err


def test_no_file_of_a_folder_is_passed_over(
    run: Callable[..., Ran], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture, an archive, an empty file, a table: each is reported by its name and stops nothing."""
    (folder / "圖.png").write_bytes(PNG)
    (folder / "圖.txt").write_bytes(PNG)
    (folder / "c.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(99))
    (folder / "d.csv").write_text(f"text\n{PRODUCT}", encoding="utf-8")
    (folder / "e.md").touch()
    (folder / "f.txt").symlink_to(folder / "none")
    (folder / "乙" / "g").write_text(PRODUCT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ran = run("jd", "--batch", folder.name, "--out", "out.jsonl", "--json")
    data = json.loads(ran.out)["data"]

    assert (ran.code, data["postings"], data["failed"]) == (0, 3, 6)
    assert {problem["id"]: problem["text"] for problem in data["problems"]} == {
        "c.doc": "是壓縮檔或舊式文件，讀不了",
        "d.csv": "不讀這種檔案；讀的是 .txt、.md、.html、.pdf、.docx",
        "e.md": "沒有職缺內容",
        "f.txt": "讀不到檔案：沒有這個檔案",
        "圖.png": "是圖片，不是文字",
        "圖.txt": "是圖片，不是文字",
    }


def test_what_nobody_put_into_a_folder_is_left_out(run: Callable[..., Ran], folder: Path) -> None:
    """Hidden files, what systems leave behind and our own result are no postings, and no trouble either."""
    (folder / ".git").mkdir()
    for name in (".git/config.txt", ".DS_Store", "Thumbs.db", "desktop.ini", "~$職缺.docx"):
        (folder / name).write_bytes(PNG)
    arguments = ("jd", "--batch", str(folder), "--out", str(folder / "out.csv"), "--json")
    first, again = (json.loads(run(*arguments).out)["data"] for _ in range(2))

    assert (first["postings"], first["failed"]) == (2, 0)
    assert again == first


def test_a_page_names_the_files_that_cannot_be_read(run: Callable[..., Ran], folder: Path, tmp_path: Path) -> None:
    """By their own names, in whatever locale; the reason is in the reader's script."""
    (folder / "圖.png").write_bytes(PNG)
    out = run("jd", "--batch", str(folder), "--out", str(tmp_path / "out.csv"), "--locale", "zh-Hans").out

    assert out.endswith("读不了的\n圖.png：是图片，不是文字\n")


def test_a_folder_without_postings(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Where nothing can be read at all that is said at once."""
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "圖.png").write_bytes(PNG)
    ran = run("jd", "--batch", str(tmp_path / "pictures"), "--out", str(tmp_path / "out.csv"))

    assert ran.code == 3
    assert "裡沒有職缺的檔案" in ran.err
