"""Reports put aside with their reasons, so that the others can go out; nobody is put aside for what is no report's fault."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from expectations.findings import CHECKS, Finding
from flows.format.arrow import to_rows
from flows.runs.notify import WEBHOOK, notify
from flows.runs.quarantine import failing_reports, of_files, told
from flows.store.store import Store
from flows.verify.verify import verify
from tests.prefect_tools import gongbao
from tests.small_release import two_reports
from tests.small_reports import small_report, write_reports
from tests.test_corrections import GDP, RANK, write
from transforms.tables import REPORTS


def _failed(check_id: str, *reports: str, error: str | None = None) -> Finding:
    return Finding(check_id, False, 2, 1, ("key",), ("key",), reports, error)


IN_TEXT = "observations.evidence_in_text"


def test_a_report_is_put_aside_for_its_own_rows() -> None:
    failing = failing_reports([_failed(IN_TEXT, "330681-2023"), _failed("numerals.apart", "330681-2023", "330682-2023")])
    assert failing is not None and set(failing) == {"330681-2023", "330682-2023"}
    assert failing["330681-2023"] == [f"{check.check_id}: {check.zh} · {check.en}" for check in (CHECKS[IN_TEXT], CHECKS["numerals.apart"])]
    [line] = told({"330681-2023": failing["330681-2023"][:1]}, [REPORTS.row_type._make(row) for row in two_reports()["reports"]], Path("seeds"))
    assert line.startswith(f"seeds/330681-2023.txt: {IN_TEXT}: ")


@pytest.mark.parametrize("failed", [_failed("indicators.key_unique"), _failed(IN_TEXT), _failed(IN_TEXT, "330681-2023", error="KeyError: 1")])
def test_what_is_no_reports_fault_puts_nobody_aside(failed: Finding) -> None:
    assert failing_reports([_failed(IN_TEXT, "330681-2023"), failed]) is None


def test_a_broken_registry_is_no_single_reports_problem() -> None:
    assert of_files(["s/a.txt: empty", "s/reports.csv, line 2: twice"], Path("s")) == (["s/a.txt: empty"], ["s/reports.csv, line 2: twice"])


class _Webhook(BaseHTTPRequestHandler):
    received: list[str] = []

    def do_POST(self) -> None:
        self.received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"])
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def webhook() -> Iterator[str]:
    """The address of a webhook; what it was told is in `_Webhook.received`."""
    _Webhook.received.clear()
    with HTTPServer(("127.0.0.1", 0), _Webhook) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_webhook_is_told_and_a_dead_one_stops_nothing(webhook: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    notify("nobody listens")
    monkeypatch.setenv(WEBHOOK, webhook)
    notify("隔离 · put aside")
    assert _Webhook.received == ["隔离 · put aside"]
    monkeypatch.setenv(WEBHOOK, "http://127.0.0.1:9/")
    notify("lost")
    assert WEBHOOK in caplog.text


@pytest.mark.slow
def test_the_others_go_out(tmp_path: Path, webhook: str) -> None:
    wrong = {**RANK, "report_id": "330600-2023", "set": {"rank": 40}}
    seeds = write_reports(write(tmp_path / "seeds", GDP, wrong), {"330600-2023.txt": small_report(2023), "330600-2022.txt": ""})
    arguments = ("release", "--seeds", seeds, "--releases", tmp_path / "releases", "--cache", tmp_path / "cache")
    environment = {"PREFECT_HOME": str(tmp_path / "home"), WEBHOOK: webhook}
    refused = gongbao(*arguments, **environment)
    assert (refused.returncode, Store(tmp_path / "releases").versions()) == (2, []), "all or nothing, unless asked otherwise"
    for version in (["1.0.0"], ["1.0.0"]):
        done = gongbao(*arguments, "--quarantine", **environment)
        assert (done.returncode, Store(tmp_path / "releases").versions()) == (0, version), done.stderr
        aside = [line for line in done.stderr.splitlines() if line.startswith("gongbao: 隔离 · put aside: ")]
        assert len(aside) == 2
        assert "330600-2022.txt: 文件为空" in aside[0]
        assert "330600-2023.txt: rankings.rank_within_scope_size" in aside[1]
    release = Store(tmp_path / "releases").latest()
    assert to_rows(release.table("reports", "report_id")) == [("330600-2024",)]
    assert {table for (table,) in to_rows(release.table("corrections", "table_name"))} == {"observations"}, "what is declared for a report put aside waits with it"
    assert verify(tmp_path / "releases" / "1.0.0") == []
    assert sum("rank_within_scope_size" in text for text in _Webhook.received) == 3, "the run that failed, and twice what was put aside"
