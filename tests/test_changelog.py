"""CHANGELOG.md as people read it: what came, went and changed, and why, in both languages."""

from __future__ import annotations

from textwrap import dedent

from flows.format.changelog import LISTED_PER_TABLE, change_line, changelog, summary_lines
from transforms.tables import BY_NAME, CHANGES

Change = CHANGES.row_type
FOUND = [
    Change("observations", "a-o1", "", "added", "new_report", None, None),
    Change("observations", "a-o2", "obs_value", "changed", "correction", "5.1", "5.2"),
    Change("observations", "a-o3", "obs_value", "changed", "correction", None, "5.2"),
    Change("rankings", "", "scope", "removed", "schema_changed", None, None),
]


def test_a_first_release_counts_its_rows() -> None:
    assert changelog("1.0.0", None, [], {"reports": 2, "panel": 1}) == dedent(f"""\
        # 1.0.0

        首次发布。

        First release.

        - reports {BY_NAME["reports"].zh}: 2
        - panel: 1
        """)


def test_a_later_one_sums_up_and_then_lists_by_table() -> None:
    assert changelog("1.1.0", "1.0.0", FOUND, {}) == dedent("""\
        # 1.1.0

        与 1.0.0 相比。逐行变更见 `changes.parquet`。

        Against 1.0.0. Row by row in `changes.parquet`.

        - observations 数据: 新增 added 1 (新增报告 a report was added)
        - observations 数据: 修改 changed 2 (已声明的更正 a correction was declared)
        - rankings 位次: 删除 removed 1 (表结构改变 the declaration of the table changed)

        ## observations 数据

        - a-o1 新增 added (新增报告 a report was added)
        - a-o2 obs_value 修改 changed: 5.1 → 5.2 (已声明的更正 a correction was declared)
        - a-o3 obs_value 修改 changed: ∅ → 5.2 (已声明的更正 a correction was declared)

        ## rankings 位次

        - scope 删除 removed (表结构改变 the declaration of the table changed)
        """).replace("observations 数据", f"observations {BY_NAME['observations'].zh}").replace("rankings 位次", f"rankings {BY_NAME['rankings'].zh}")
    assert summary_lines(FOUND) == [line for line in changelog("1.1.0", "1.0.0", FOUND, {}).splitlines() if line.startswith(("- observations ", "- rankings "))]


def test_long_lists_and_long_values_are_cut() -> None:
    many = [FOUND[1]._replace(row_key=f"a-o{number}") for number in range(LISTED_PER_TABLE + 2)]
    lines = changelog("1.1.0", "1.0.0", many, {}).splitlines()
    assert lines[-1] == "- 其余 2 项见 `changes.parquet` · 2 more in `changes.parquet`" and len(lines) == 10 + LISTED_PER_TABLE + 1
    assert "more in" not in changelog("1.1.0", "1.0.0", many[:-2], {})
    told = change_line(FOUND[1]._replace(old_value="长\n 文 " * 20 + "末", new_value="短" * 60))
    assert f": {'长 文 ' * 15}… → {'短' * 60} (" in told
    assert change_line(FOUND[3]._replace(column_name="")).startswith("* 删除 removed (")
