"""A title that names another job of the guide is told where to read of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .samples import PRODUCT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

DUTIES = PRODUCT.partition("\n")[2]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Product Operations / 產品營運經理", "product-ops"),
        ("资深项目经理", "project-manager"),
        ("技術專案經理（TPM）", "program-manager"),
        ("PO", "product-owner"),
        ("PORTAL 工程師", ""),
        ("社群小編", "content-ops"),
        ("增長產品經理", "growth"),
        ("產品經理（增長）", "product-manager"),
    ],
)
def test_the_job_that_a_title_names(run: Callable[..., Ran], tmp_path: Path, title: str, role: str) -> None:
    """By the longest of its names; JSON has its id, the page what to type, but for the jobs it is all about."""
    posting = tmp_path / "posting.txt"
    posting.write_text(DUTIES, encoding="utf-8")
    data = json.loads(run("jd", str(posting), "--title", title, "--json").out)["data"]
    page = run("jd", str(posting), "--title", title).out

    assert data["title"]["role"] == role
    assert (f"pmguide role {role}\n" in page) == (role not in ("", "product-manager"))
