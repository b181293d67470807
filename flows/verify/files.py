"""Whether the files of a release are those that its manifest lists: all of them, no others, byte for byte."""

from __future__ import annotations

import stat
from pathlib import Path

from flows.format.files import files_of, sha256_of
from flows.format.manifest import MANIFEST, SIGNATURE, File, Manifest


def file_problems(folder: Path, manifest: Manifest) -> list[str]:
    """One line for every file that is missing, added, a link, or not as listed."""
    present = set(files_of(folder)) - {MANIFEST, SIGNATURE}
    strange = sorted(present - manifest.files.keys())
    problems = [f"{path if path.isprintable() else repr(path)}: {_strange(folder / path)}" for path in strange]
    for path, file in sorted(manifest.files.items()):
        problem = _file_problem(folder / path, file) if path in present else "缺失 · missing"
        if problem:
            problems.append(f"{path}: {problem}")
    return problems


def _strange(full: Path) -> str:
    return "符号链接 · a symbolic link; a release holds none" if full.is_symlink() else "清单未列 · not listed in the manifest"


def _file_problem(full: Path, file: File) -> str | None:
    try:
        status = full.lstat()
        if not stat.S_ISREG(status.st_mode):
            return "不是普通文件 · not a plain file (a link or special file); a release holds none"
        if status.st_size != file.size:
            return f"大小不符 · {status.st_size} bytes instead of {file.size}"
        if sha256_of(full) != file.sha256:
            return "被改动或损坏 · sha256 differs: the file was changed or damaged"
    except OSError as error:
        return f"读不了 · cannot be read ({error.strerror})"
    return None
