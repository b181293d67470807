"""`bi/superset/`: what Apache Superset imports, written by `python -m flows.views.superset.bundle`."""

from __future__ import annotations

import shutil
from typing import Any

import yaml

from flows.format.databases.duck import FILE
from flows.project import ROOT
from flows.views.superset.charts import CHARTS
from flows.views.superset.dashboard import dashboard
from flows.views.superset.datasets import DATASETS, identity

FOLDER = ROOT / "bi" / "superset"
DATABASE = identity("database")
_MADE = "2000-01-01T00:00:00+00:00"
# Seen from where Superset is started: in the folder of the project it needs no change.
ADDRESS = f"duckdb:///releases/latest/{FILE}"


def bundle() -> dict[str, str]:
    """Path -> content of every file of the bundle."""
    files: dict[str, dict[str, Any]] = {"metadata.yaml": {"version": "1.0.0", "timestamp": _MADE}, "databases/gongbao.yaml": _database()}
    files |= {f"datasets/gongbao/{name}.yaml": dataset.described(DATABASE) for name, dataset in DATASETS.items()}
    files |= {f"charts/{chart.name}.yaml": chart.described() for chart in CHARTS}
    files["dashboards/gongbao.yaml"] = dashboard()
    return {path: yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=160) for path, content in files.items()}


def _database() -> dict[str, Any]:
    return {
        "database_name": "公报 gongbao", "sqlalchemy_uri": ADDRESS, "cache_timeout": None, "expose_in_sqllab": True, "allow_run_async": False, "allow_ctas": False,
        "allow_cvas": False, "allow_dml": False, "allow_file_upload": False, "extra": {"engine_params": {"connect_args": {"read_only": True}}},
        "uuid": DATABASE, "version": "1.0.0",
    }  # fmt: skip


def write() -> None:
    """Write the bundle anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for path, content in bundle().items():
        (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / path).write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
