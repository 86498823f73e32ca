"""The words in a complaint: harmless, and no longer than a reader needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pmguide.errors import Exit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

COMMANDS = [["check"], ["jd"], ["quiz", "import"], ["quiz", "--answers"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_path_is_shown_whole(run: Callable[..., Ran], tmp_path: Path, command: list[str]) -> None:
    """Which of two files is meant shows at the end of a path, where the others look the same."""
    path = tmp_path / "職缺資料" / "二〇二六年第三季" / "這裡沒有的檔案.yaml"
    code, _, err = run(*command, str(path))

    assert code == Exit.BAD_FILE
    assert f"「{path}」" in err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_path_without_end_keeps_its_file(run: Callable[..., Ran], tmp_path: Path, command: list[str]) -> None:
    """A path that would drown the sentence is cut in the middle: where it begins and what the file is called stay."""
    path = tmp_path.joinpath(*["深" * 40] * 10, "末" * 80 + ".yaml")
    code, _, err = run(*command, str(path))

    assert code == Exit.BAD_FILE
    assert f"「{str(tmp_path)[:40]}" in err
    assert "…" in err
    assert f"/{path.name}」" in err
    assert len(err) < 400


def test_all_columns_are_named(run: Callable[..., Ran], tmp_path: Path) -> None:
    """The column that is needed may be the last; one that is a whole text is cut for itself."""
    names = [f"很長的欄位名稱之{number}" for number in range(30)]
    source = tmp_path / "職缺.csv"
    source.write_text(",".join([*names, "長" * 500, "職務說明全文"]) + "\n", encoding="utf-8")
    code, _, err = run("jd", "--batch", str(source), "--out", str(tmp_path / "o.csv"))

    assert code == Exit.BAD_CONTENT
    assert "、".join(names) in err
    assert err.endswith("、職務說明全文\n")
    assert "長" * 41 not in err
