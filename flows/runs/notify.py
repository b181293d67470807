"""Tells a webhook (GONGBAO_WEBHOOK) what a person should know of: a run that failed, a report that was put aside."""

from __future__ import annotations

import logging
import os
from typing import Any

WEBHOOK = "GONGBAO_WEBHOOK"
_ANSWER_SECONDS = 10
log = logging.getLogger("gongbao.notify")


def notify(text: str) -> None:
    """Post `{"text": text}`, as Slack, Feishu gateways and others take it. Nothing without a webhook; a webhook that fails stops no run."""
    import httpx

    if not (url := os.environ.get(WEBHOOK)):
        return
    try:
        httpx.post(url, json={"text": text}, timeout=_ANSWER_SECONDS).raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        log.warning("%s: 通知未送达 · could not be told: %s", WEBHOOK, error)


def failed(_flow: Any, run: Any, state: Any) -> None:
    """A hook of Prefect for runs that failed or crashed."""
    notify(f"{run.name}: {state.name}: {state.message}")
