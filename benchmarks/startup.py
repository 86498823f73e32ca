"""
Time whole runs of pmguide in turn with programs that do as little as possible, and print the ratios.

usage: python benchmarks/startup.py [--runs 15]

Each contest runs its two programs alternately (A B A B …), so that a machine that slows down slows both. The ratio is
the median of the ratios of neighbouring runs; the times are medians, in milliseconds. The floors:

    bare     python -c pass
    typer    a Typer program of one command that prints, from a file, the very text pmguide prints
    rich     the same, printing with rich a table of the cells that pmguide prints, on a terminal

Targets: piped and --json glossary ≤ 1.25 × typer; compare on a terminal ≤ 1.20 × rich; zh-Hans ≤ 30 ms more.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_TYPER = """
import sys, typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
@app.command()
def show(name: str = ""):
    sys.stdout.write(open({text!r}, encoding="utf-8").read())
app()
"""

_RICH = """
import json, typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
@app.command()
def show(name: str = ""):
    from rich.console import Console
    from rich.table import Table
    head, *rows = json.load(open({cells!r}, encoding="utf-8"))
    table = Table(show_lines=True)
    for column in head:
        table.add_column(column)
    for row in rows:
        table.add_row(*row)
    Console(width=100).print(table)
app()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    guide = [sys.executable, "-m", "pmguide"]
    look_up = [*guide, "glossary", "沉沒成本"]
    with tempfile.TemporaryDirectory() as folder:
        floors = Floors(Path(folder), guide)
        contest("bare python / typer floor", [sys.executable, "-c", "pass"], floors.typer(look_up), runs)
        contest("glossary, piped / typer floor (≤ 1.25)", look_up, floors.typer(look_up), runs)
        contest(
            "glossary --json / typer floor (≤ 1.25)", [*look_up, "--json"], floors.typer([*look_up, "--json"]), runs
        )
        contest("who, piped / typer floor", [*guide, "who", "拉新"], floors.typer([*guide, "who", "拉新"]), runs)
        contest("compare, on a terminal / rich floor (≤ 1.20)", [*guide, "compare"], floors.rich(), runs, terminal=True)
        contest("glossary zh-Hans / zh-Hant (≤ 30 ms more)", [*look_up, "--locale", "zh-Hans"], look_up, runs)
        contest(
            "compare zh-Hans / zh-Hant (≤ 30 ms more)",
            [*guide, "compare", "--locale", "zh-Hans"],
            [*guide, "compare"],
            runs,
        )


class Floors:
    """Writes the programs that pmguide is measured against."""

    def __init__(self, folder: Path, guide: list[str]) -> None:
        self.folder = folder
        self.guide = guide
        self.made = 0

    def typer(self, command: list[str]) -> list[str]:
        """Return a Typer program that prints what `command` prints."""
        text = subprocess.run(command, capture_output=True, check=True).stdout
        return self._program(_TYPER.format(text=str(self._file("txt", text))))

    def rich(self) -> list[str]:
        """Return a Typer program that prints the cells of `pmguide compare` in a rich table."""
        said = subprocess.run([*self.guide, "compare", "--json"], capture_output=True, check=True).stdout
        data = json.loads(said)["data"]
        rows = [["", *(column["title"] for column in data["columns"])]]
        rows += [[row["title"], *(cell["text"] for cell in row["cells"])] for row in data["rows"]]
        return self._program(_RICH.format(cells=str(self._file("json", json.dumps(rows).encode()))))

    def _program(self, code: str) -> list[str]:
        return [sys.executable, str(self._file("py", code.encode()))]

    def _file(self, ending: str, content: bytes) -> Path:
        self.made += 1
        path = self.folder / f"floor{self.made}.{ending}"
        path.write_bytes(content)
        return path


def contest(title: str, ours: list[str], floor: list[str], runs: int, *, terminal: bool = False) -> None:
    timed = on_terminal if terminal else in_a_pipe
    for command in (ours, floor):
        timed(command)  # once for the bytecode and the checked copy of the content
    pairs = [(timed(ours), timed(floor)) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    a, b = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    print(f"{title:48s} {a:7.1f} ms / {b:7.1f} ms   ×{ratio:.2f}   {a - b:+.1f} ms")


def in_a_pipe(command: list[str]) -> float:
    """Return the seconds that a whole run takes, its output read from a pipe."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment())
    return time.perf_counter() - start


def on_terminal(command: list[str]) -> float:
    """Return the seconds that a whole run takes, its output going to a terminal of 100 columns."""
    master, slave = pty.openpty()
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=slave, env={**environment(), "COLUMNS": "100"})
    os.close(slave)
    try:
        while os.read(master, 65536):
            pass
    except OSError:  # Linux's way of saying that the other end is closed
        pass
    child.wait()
    took = time.perf_counter() - start
    os.close(master)
    return took


def environment() -> dict[str, str]:
    """Return the environment without what forbids Python to keep bytecode, as on a reader's machine."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


if __name__ == "__main__":
    main()
