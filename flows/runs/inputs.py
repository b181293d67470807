"""What a run reads, as one hash: the files of the seeds folder, the project's own reference data, the code and packages."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from flows.format.datapackage import made_with
from flows.format.files import sha256_of
from flows.project import SEEDS
from flows.seeds import dictionaries, reference


def inputs_sha256(seeds: Path) -> str | None:
    """The SHA-256 of all that decides the tables made from the folder `seeds`.

    More is hashed than is read: any file of the folder, whatever its name. None where that cannot be told for sure: no
    folder, a link to a folder in it, or a file that cannot be read.
    """
    try:
        files = {f"seeds/{name}": digest for name, digest in _digests(seeds).items()}
        for folder in (reference.FOLDER, dictionaries.FOLDER):
            files |= {f"project/{folder}/{name}": digest for name, digest in _digests(SEEDS / folder).items()}
        files[f"project/{dictionaries.TOPICS}"] = sha256_of(SEEDS / dictionaries.TOPICS)
    except OSError:
        return None
    told = json.dumps([made_with(), files], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(os.fsencode(told)).hexdigest()


def _digests(folder: Path) -> dict[str, str]:
    """Path below `folder` -> SHA-256, of every file there; OSError as described above."""
    found: dict[str, str] = {}
    for root, folders, files in os.walk(folder, onerror=_raise):
        if any(Path(root, name).is_symlink() for name in folders):
            raise OSError(f"{root}: holds a link to a folder")
        for name in files:
            path = Path(root, name)
            if not path.is_file():
                raise OSError(f"{path}: not a file")
            found[path.relative_to(folder).as_posix()] = sha256_of(path)
    return found


def _raise(error: OSError) -> None:
    raise error
