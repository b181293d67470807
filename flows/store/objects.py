"""Objects of an S3-compatible bucket below an address like `s3://bucket/prefix`, through s3fs.

Credentials, region and endpoint come from the usual environment (AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, ~/.aws, ...). What
others write is seen at once: nothing is cached. All failures but a missing object are told as StoreError.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from flows.errors import InputError, StoreError

if TYPE_CHECKING:
    from s3fs import S3FileSystem

SCHEME = "s3://"
CHUNK = 4 << 20
AT_ONCE = 8  # transfers
# 412; AWS tells 409 where two conditional writes of one object meet.
_LOST = frozenset(("PreconditionFailed", "412", "ConditionalRequestConflict", "409"))


class Tagged(NamedTuple):
    """What an object held, and the tag (ETag) by which a later write can demand that it still does."""

    content: bytes
    tag: str


class Found(NamedTuple):
    """An object that is there."""

    size: int
    modified: datetime


class Objects:
    """The objects below `url`, named by their path below it."""

    def __init__(self, url: str) -> None:
        bucket, _, prefix = url.removeprefix(SCHEME).rstrip("/").partition("/")
        if not url.startswith(SCHEME) or not bucket:
            raise InputError(f"{url}: 应为 s3://桶/前缀 · must be s3://bucket/prefix")
        self.url = url.rstrip("/")
        self._bucket = bucket
        self._prefix = f"{prefix}/" if prefix else ""

    def read(self, key: str) -> Tagged | None:
        """The object and its tag; None where there is none."""
        from fsspec.asyn import sync

        with self._told():
            try:
                answer = self._files.call_s3("get_object", Bucket=self._bucket, Key=self._prefix + key)
            except FileNotFoundError as error:
                if _code(error) == "NoSuchBucket":
                    raise
                return None
            return Tagged(sync(self._files.loop, answer["Body"].read), answer["ETag"])

    def chunks(self, key: str, start: int = 0) -> Iterator[bytes]:
        """The object from the byte `start` on, piece by piece; FileNotFoundError where there is none."""
        path = self._path(key)
        with self._told(missing=True):
            size = self._files.info(path)["size"]
            for begin in range(start, size, CHUNK):
                yield self._files.cat_file(path, start=begin, end=min(begin + CHUNK, size))

    def create(self, key: str, content: bytes) -> bool:
        """Write a new object in one step; False, and nothing written, where there is one already."""
        return self._write(key, content, IfNoneMatch="*")

    def replace(self, key: str, content: bytes, tag: str) -> bool:
        """Replace an object in one step; False, and nothing written, where it no longer has `tag`."""
        return self._write(key, content, IfMatch=tag)

    def put(self, key: str, content: bytes) -> None:
        """Write an object, whatever was there."""
        with self._told():
            self._files.pipe_file(self._path(key), content, ContentType=guess_type(key)[0] or "application/octet-stream")

    def upload(self, files: Mapping[Path, str]) -> None:
        """Upload each local file to its key."""
        with self._told():
            self._files.put([str(path) for path in files], [self._path(key) for key in files.values()], batch_size=AT_ONCE)

    def copy(self, keys: Mapping[str, str]) -> bool:
        """Copy each object to its other key, within the bucket; False where one of them is gone."""
        with self._told():
            try:
                self._files.copy([self._path(key) for key in keys], [self._path(key) for key in keys.values()], on_error="raise", batch_size=AT_ONCE)
            except FileNotFoundError:
                return False
            return True

    def find(self, prefix: str) -> dict[str, Found]:
        """Key below `prefix` -> object, for all of them."""
        with self._told():
            root = self._path(prefix)
            found = self._files.find(root, detail=True)
        # Some servers list an emptied folder, which is no object.
        objects = {path: info for path, info in found.items() if info["type"] == "file" and "LastModified" in info}
        return {path.removeprefix(root): Found(info["size"], info["LastModified"]) for path, info in objects.items()}

    def folders(self) -> list[str]:
        """The names before the first slash of all keys."""
        with self._told():
            try:
                listed = self._files.ls(self._path("").rstrip("/"), detail=True)
            except FileNotFoundError as error:
                if _code(error) == "NoSuchBucket":
                    raise
                return []
        return [entry["name"].rpartition("/")[2] for entry in listed if entry["type"] == "directory"]

    def delete(self, prefix: str) -> None:
        """Delete everything below `prefix`."""
        with self._told():
            if paths := self._files.find(self._path(prefix)):
                self._files.rm(paths)

    @property
    def _files(self) -> S3FileSystem:
        return _client(os.getpid(), tuple(sorted(item for item in os.environ.items() if item[0].startswith("AWS_"))))

    def _path(self, key: str) -> str:
        return f"{self._bucket}/{self._prefix}{key}"

    def _write(self, key: str, content: bytes, **condition: str) -> bool:
        with self._told():
            try:
                self._files.call_s3("put_object", Bucket=self._bucket, Key=self._prefix + key, Body=content, **condition)
            except OSError as error:
                if _code(error) in _LOST:
                    return False
                raise
        return True

    @contextmanager
    def _told(self, missing: bool = False) -> Iterator[None]:
        from botocore.exceptions import BotoCoreError, NoCredentialsError

        try:
            yield
        except NoCredentialsError as error:
            raise StoreError(f"{self.url}: 没有凭据 · no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE") from error
        except (OSError, BotoCoreError) as error:
            if missing and isinstance(error, FileNotFoundError) and _code(error) != "NoSuchBucket":
                raise
            raise StoreError(f"{self.url}: {_reason(error)}") from error


@lru_cache(maxsize=2)
def _client(process: int, environment: tuple[tuple[str, str], ...]) -> S3FileSystem:
    """Making a client takes half a second: one for all stores of a process, which a forked child does not inherit."""
    import s3fs

    # s3fs tries five times by itself, but for connections: with five more each, a wrong address would take half a minute to
    # tell. Its own five seconds to connect are too few on a busy machine.
    patient = {"retries": {"max_attempts": 2}, "connect_timeout": 20, "read_timeout": 60}
    return s3fs.S3FileSystem(use_listings_cache=False, skip_instance_cache=True, config_kwargs=patient)


def _code(error: BaseException) -> str:
    """The code with which the server explained itself; empty where it did not."""
    answer: Any = getattr(error.__cause__, "response", None) or {}
    return str(answer.get("Error", {}).get("Code", ""))


def _reason(error: BaseException) -> str:
    told = " ".join(str(error).split()) or type(error).__name__
    return {"NoSuchBucket": "没有这个桶 · no such bucket: create it first", "AccessDenied": "没有权限 · access denied"}.get(_code(error), told)
