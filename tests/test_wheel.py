"""The packages: a wheel that holds the content and works from any directory, and the source with all its tests read."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built by the build backend that is already here (tests run without a network)."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_package_and_the_content(wheel: Path) -> None:
    """Every module, the content, the licence, and nothing else."""
    names = zipfile.ZipFile(wheel).namelist()
    modules = {f"pmguide/{path.relative_to(ROOT / 'src/pmguide').as_posix()}" for path in (ROOT / "src").rglob("*.py")}
    extras = {name for name in names if ".dist-info/" not in name} - modules

    assert extras == {"pmguide/data/answers.yaml", "pmguide/data/quiz.yaml", "pmguide/posting/weights.tsv"}
    assert modules <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_source_package_holds_what_its_tests_read(tmp_path: Path) -> None:
    """Whoever unpacks the source package has the documents, the schemas and the check, and not only the code."""
    command = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    folders = ("benchmarks", "data", "docs", "schemas", "src", "tests", "tools")
    files = {path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()}
    wanted = {path.relative_to(ROOT).as_posix() for path in files if path.suffix != ".pyc"}

    assert wanted | {".ci/run", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"} <= packed


def test_the_wheel_works_from_another_directory(wheel: Path, tmp_path: Path) -> None:
    """Unpacked away from the repository, with the dependencies that are installed, it answers from its own content."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")  # noqa: S202 - we made it ourselves
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from pmguide.__main__ import run; run()"
    command = [sys.executable, "-c", code, str(tmp_path / "site"), "glossary", "PRD"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    where = subprocess.run(
        [*command[:2], code.replace("run()", "print(sys.modules['pmguide'].__file__)"), *command[3:]],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert "需求文件（PRD）" in done.stdout.decode()
    assert where.stdout.decode().startswith(str(tmp_path))
