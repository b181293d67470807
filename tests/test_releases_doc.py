"""docs/releases.md and its Chinese twin name commands, options, tables and messages that exist."""

from __future__ import annotations

import re

import pytest
from typer.main import get_command

from flows.cli import app
from flows.project import ROOT
from transforms.tables import BY_NAME, CHANGE_REASONS, CHANGES, ID_REGISTRY

PAGES = {name: (ROOT / "docs" / name).read_text("utf-8") for name in ("releases.md", "releases.zh.md")}
COMMANDS = get_command(app).commands


@pytest.mark.parametrize("page", PAGES)
def test_every_command_and_option_exists(page: str) -> None:
    lines = set(re.findall(r"^    (gongbao .+)$", PAGES[page], re.MULTILINE))
    assert len(lines) >= 9
    for line in lines:
        _, name, *words = line.split()
        known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known, line


def test_both_languages_show_the_same_commands() -> None:
    shown = [re.findall(r"^    (?:gongbao|python) \S+(?: --\w+| \S+/\S+| latest)*", page, re.MULTILINE) for page in PAGES.values()]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("page", PAGES)
def test_messages_are_those_of_the_program(page: str) -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "flows").glob("**/*.py"))
    found = re.findall(r"^\| `(.+?)` \|", PAGES[page], re.MULTILINE)
    assert len(found) == 5
    for message in found:
        for piece in re.split(r"…|: ", message.removeprefix("index.json ")):
            assert piece.strip() in code, message


@pytest.mark.parametrize("page", PAGES)
def test_tables_and_reasons_exist(page: str) -> None:
    for name in ("id_registry", "corrections", "changes"):
        assert f"`{name}`" in PAGES[page] and name in {*BY_NAME, ID_REGISTRY.name, CHANGES.name}
    assert "correction" in CHANGE_REASONS
