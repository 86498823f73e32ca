"""Completion in the shell: the scripts that shells load, and the answers that the scripts ask for."""

import os
import re
import shlex
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BadFile, BadUsage, GuideError
from .app import app, help_of
from .home import open_guide, reader

if TYPE_CHECKING:
    from ..guide.completing import Offer

# The environment variable is the one that Typer's and Click's programs use, and so are those that go with it.
ASKED = "_PMGUIDE_COMPLETE"
INSTALL, SHOW = "--install-completion", "--show-completion"

_BASH = r"""_pmguide_completion() {
    local IFS=$'\n'
    COMPREPLY=( $(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \
        _PMGUIDE_COMPLETE=complete_bash "$1" 2>/dev/null) )
}
complete -o nosort -F _pmguide_completion pmguide 2>/dev/null || complete -F _pmguide_completion pmguide
"""
# -U: what is offered need not begin with what was typed; 沉沒成本 for chenmo. Where several are offered that do not,
# they are only listed: zsh would put what they all begin with, often nothing, in place of what was typed.
_ZSH = r"""#compdef pmguide
_pmguide() {
    local -a words_ abouts_
    local line
    local found=$(_TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" _PMGUIDE_COMPLETE=complete_zsh pmguide 2>/dev/null)
    for line in "${(@f)found}"; do
        [[ -n $line ]] || continue
        words_+=("${line%%$'\t'*}")
        abouts_+=("${line%%$'\t'*}  ${line#*$'\t'}")
    done
    (( ${#words_} )) || return 1
    compadd -U -l -d abouts_ -- "${words_[@]}"
    local typed=${words[CURRENT]}
    [[ -n $typed && -n ${words_:#${typed}*} && ${#words_} -gt 1 ]] && compstate[insert]='' compstate[list]='list force'
    return 0
}
if [[ $funcstack[1] == _pmguide ]]; then _pmguide "$@"; else compdef _pmguide pmguide; fi
"""
_FISH = r"""function __pmguide_complete
    _PMGUIDE_COMPLETE=complete_fish _TYPER_COMPLETE_ARGS=(commandline -cp) pmguide 2>/dev/null
end
complete --command pmguide --no-files --arguments "(__pmguide_complete)"
"""
_POWERSHELL = r"""Register-ArgumentCompleter -Native -CommandName pmguide -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $Env:_PMGUIDE_COMPLETE = "complete_powershell"
    $Env:_TYPER_COMPLETE_ARGS = $commandAst.ToString()
    $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $wordToComplete
    pmguide | ForEach-Object {
        $word, $about = $_ -split "`t", 2
        if (-not $about) { $about = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
    }
    $Env:_PMGUIDE_COMPLETE = ""
    $Env:_TYPER_COMPLETE_ARGS = ""
    $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = ""
}
"""
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL, "pwsh": _POWERSHELL}
_MARK = "# pmguide 的自動補全"


def shell_named(name: str) -> str:
    """Return the shell `name`, or the reader's own where that is empty. Raises BadUsage."""
    found = name.lower() or Path(os.environ.get("SHELL", "")).name
    if found not in SCRIPTS:
        hint = "請寫出其中一個：bash、zsh、fish、powershell，例如 --install-completion bash。"
        raise BadUsage("不支援「{word}」這個 shell。" if found else "看不出你用的是哪個 shell。", hint, word=found)
    return found


def install(shell: str) -> Path:
    """
    Put the script where `shell` reads it at its start, once however often it is asked; return the file written.

    Raises:
        BadFile: it cannot be read or written; it is as it was then.

    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is no home
    files = {
        "bash": home / ".bashrc",
        "zsh": home / ".zshrc",
        "fish": home / ".config" / "fish" / "completions" / "pmguide.fish",
        "powershell": home / "Documents" / "WindowsPowerShell" / "Microsoft.PowerShell_profile.ps1",
        "pwsh": home / "Documents" / "PowerShell" / "Microsoft.PowerShell_profile.ps1"
        if sys.platform == "win32"
        else home / ".config" / "powershell" / "Microsoft.PowerShell_profile.ps1",
    }
    file, script = files[shell], SCRIPTS[shell]
    if shell == "zsh":
        script = script.replace("#compdef pmguide\n", "autoload -Uz compinit && compinit -u\n")
    block = f"{_MARK}\n{script}{_MARK} 結束\n"
    place = Path(os.path.realpath(file))  # the file may be a link to where the reader keeps such files
    try:
        _put(place, block if shell == "fish" else _with(block, _text_of(place)))
    except (OSError, UnicodeDecodeError) as why:
        raise BadFile("寫不進「{path}」。", "用 --show-completion 印出來，自己放進去。", path=str(file)) from why
    return file


def _text_of(place: Path) -> str:
    """Return what a file holds, its line ends as they are; "" where there is none. OSError where it is not to write."""
    if not place.exists():
        return ""
    with place.open("r+", encoding="utf-8", newline="") as file:
        return file.read()


def _with(block: str, text: str) -> str:
    """Return `text` with `block` in the place of the one it has, else behind it: a mark without its end marks none."""
    whole = re.compile(rf"^{_MARK}\r?\n(?:(?!{_MARK}).*\n)*{_MARK} 結束(?:\r?\n|\Z)", re.MULTILINE)
    found = whole.search(text)
    if found:
        return text[: found.start()] + block + text[found.end() :]
    return text + ("\n" if text and not text.endswith("\n") else "") + block


def _put(place: Path, text: str) -> None:
    """Write `text` beside `place` and rename it into it: whatever happens, the reader's file is whole."""
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f"{place.name}.pmguide-{os.getpid()}")
    try:
        with new.open("x", encoding="utf-8", newline="") as file:
            if place.exists():
                new.chmod(stat.S_IMODE(place.stat().st_mode))  # before there is anything in it to read
            file.write(text)
        new.replace(place)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def answer(arguments: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """Return what to print where a shell asks for offers or a reader for completion itself, else None."""
    if environment.get(ASKED):  # PowerShell from 7.5 on leaves it empty where it used to take it away
        return complete(environment)
    option, _, name = arguments[0].partition("=") if arguments else ("", "", "")
    if option not in (INSTALL, SHOW):
        return None
    shell = shell_named(name or " ".join(arguments[1:]))
    if option == SHOW:
        return SCRIPTS[shell]
    file = install(shell)
    open_guide().index  # noqa: B018 - made now, so that the first completion need not wait for it
    write = reader([])
    return write("已寫進「") + str(file) + write("」，重開終端機就能用。") + "\n"


def complete(environment: Mapping[str, str]) -> str:
    """Return the offers for what stands on a command line, as the shell that asks wants them, one a line."""
    shell = environment.get(ASKED, "").rpartition("_")[2]
    before, word = _line(shell, environment)
    try:
        found = _offers(before, word)
    except GuideError:
        return ""
    if shell == "bash":
        return "".join(f"{offer.word}\n" for offer in found)
    # fish keeps only what begins with what was typed: it gets the pinyin, which every command takes as well.
    names = [offer.typed if shell == "fish" and offer.typed else offer.word for offer in found]
    abouts = [offer.word if name != offer.word else offer.about for name, offer in zip(names, found, strict=True)]
    return "".join(f"{name}\t{about}\n" for name, about in zip(names, abouts, strict=True))


def _line(shell: str, environment: Mapping[str, str]) -> tuple[list[str], str]:
    """Return the words before the cursor, without the program's name, and the one at it."""
    if shell == "bash":
        words = _split(environment.get("COMP_WORDS", ""))
        number = environment.get("COMP_CWORD", "")
        at = int(number) if number.isdigit() else len(words)
        before, word = words[1:at], words[at] if at < len(words) else ""
        # It cuts `--kind=du` into three, and puts what is offered in place of what follows the sign.
        return [part for part in before if part != "="], "" if word == "=" else word
    text = environment.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(text)[1:]
    if shell in ("powershell", "pwsh"):  # its text ends with the last word: whether that is at the cursor is said apart
        word = environment.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        return (words[:-1] if word else words), word
    if words and not text.endswith(" "):
        return words[:-1], words[-1]
    return words, ""


def _split(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:  # a quote that is still open
        return text.split()


def _offers(before: list[str], word: str) -> "list[Offer]":
    from ..guide.completing import Known, offers

    commands = {
        str(info.name): Known(help_of(info), partial(_options, info.callback)) for info in app.registered_commands
    }
    for group in app.registered_groups:
        inside = group.typer_instance
        entry = inside.registered_callback if inside else None
        commands[str(group.name)] = Known(help_of(group), partial(_options, entry.callback if entry else None))
        for info in inside.registered_commands if inside else ():
            commands[f"{group.name} {info.name}"] = Known(help_of(info), partial(_options, info.callback))
    commands[""] = Known("", lambda: {**_COMMON, INSTALL: "裝上自動補全", SHOW: "印出自動補全的程式"})
    return offers(open_guide(), commands, before, word)


_COMMON = {
    "--json": "輸出 JSON",
    "--format": "輸出的樣子",
    "--locale": "語系",
    "--sources": "每一句都標出依據",
    "--help": "說明",
}


def _options(callback: Callable[..., object] | None) -> dict[str, str]:
    """Return the options of a command with their help, read off its annotations."""
    from inspect import signature  # Typer has imported it
    from typing import get_args

    found = {}
    # Not get_type_hints: up to Python 3.10 it hides an annotation whose default is None inside an Optional.
    for parameter in signature(callback, eval_str=True).parameters.values() if callback else ():
        for option in get_args(parameter.annotation)[1:]:
            # Typer takes the first name for the default until it builds the command.
            written = (getattr(option, "default", None), *(getattr(option, "param_decls", None) or ()))
            names = [name for name in written if isinstance(name, str) and name.startswith("--")]
            found.update(dict.fromkeys(names, (getattr(option, "help", "") or "").partition("；")[0]))
    return {**found, "--help": "說明"}
