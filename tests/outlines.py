"""Outlines told in lines short enough to compare, and what holds for every one of them."""

from __future__ import annotations

from pathlib import Path

from transforms.sections.outline import Section, leaves, outline
from transforms.tables import ROLES

SEED = (Path(__file__).parent.parent / "seeds" / "330600-2024.txt").read_text(encoding="utf-8")

MORE = "全市上下齐心协力，抓项目、促改革、惠民生，各项事业都取得了新的进展，群众的日子一天比一天好。"


def tree(text: str, year: int = 2024) -> list[str]:
    """Every section that has a heading, one a line, indented by depth: level, label, heading."""
    sections = outline(f"990100-{year}", text)
    check_law(sections, text)
    return [
        "  " * section.section_id.count(".") + f"{section.level} {section.label or ''}{section.heading or ''}"
        for section in sections
        if section.label or section.heading
    ]


def roles(text: str, year: int = 2024) -> list[tuple[str, str]]:
    """Role and first words of every leaf."""
    return [(leaf.role, text[leaf.char_start : leaf.char_end].strip()[:6]) for leaf in leaves(outline(f"990100-{year}", text))]


def check_law(sections: list[Section], text: str) -> None:
    """Leaves tile the text; parents stand before and cover their children; ordinals count siblings from 1."""
    assert "".join(text[leaf.char_start : leaf.char_end] for leaf in leaves(sections)) == text
    by_id = {section.section_id: section for section in sections}
    assert len(by_id) == len(sections)
    children: dict[str | None, list[Section]] = {}
    for section in sections:
        children.setdefault(section.parent_id, []).append(section)
        assert section.char_start < section.char_end
        assert section.role in ROLES
        assert 1 <= section.level <= 4
    for parent_id, siblings in children.items():
        assert [sibling.ordinal for sibling in siblings] == list(range(1, len(siblings) + 1))
        if parent_id is not None:
            parent = by_id[parent_id]
            assert (parent.char_start, parent.char_end) == (siblings[0].char_start, siblings[-1].char_end)
            assert all(parent.level < sibling.level for sibling in siblings)
    assert [section.char_start for section in sections] == sorted(section.char_start for section in sections)
