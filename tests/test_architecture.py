"""Who may import whom, as pyproject.toml declares it, and that the declaration is enforced."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from flows.project import ROOT

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def lint(root: Path) -> tuple[int, str]:
    """Exit code and words of import-linter over the packages in `root`."""
    done = subprocess.run([sys.executable, "-c", LINT], cwd=root, env={"PYTHONPATH": str(root), "COLUMNS": "200"}, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_the_layers_are_kept() -> None:
    code, said = lint(ROOT)
    assert code == 0, said


def test_every_breach_is_found(tmp_path: Path) -> None:
    for name in ("flows", "expectations", "transforms"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "transforms" / "upward.py").write_text("import expectations.checks\n")
    (tmp_path / "transforms" / "impure.py").write_text("from pathlib import Path\nimport time\n")
    (tmp_path / "expectations" / "orchestrated.py").write_text("def run():\n    import prefect\n")
    (tmp_path / "transforms" / "mentions" / "ahead.py").write_text("import transforms.grammar.clauses\n")
    (tmp_path / "flows" / "format" / "inside_out.py").write_text("import flows.store.store\n")
    code, said = lint(tmp_path)
    assert code == 1
    for breach in (
        "transforms.upward -> expectations.checks", "transforms.impure -> pathlib", "transforms.impure -> time",
        "expectations.orchestrated -> prefect", "transforms.mentions.ahead -> transforms.grammar.clauses",
        "flows.format.inside_out -> flows.store.store",
    ):
        assert breach in said, breach
