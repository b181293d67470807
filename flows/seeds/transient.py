"""Which failures may pass by themselves, so that trying again makes sense: a network drive away, a disk busy."""

from __future__ import annotations

import errno

_MAY_PASS = {
    errno.EAGAIN, errno.EBUSY, errno.EINTR, errno.EIO, errno.ENETDOWN, errno.ENETUNREACH, errno.EREMOTEIO, errno.ESTALE,
    errno.ETIMEDOUT,
}  # fmt: skip


def may_pass(error: BaseException | None) -> bool:
    """Whether `error`, or the one it was raised from, is such a failure; never a user's mistake or a full disk."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _MAY_PASS:
            return True
        error = error.__cause__
    return False
