"""Errors that a user sees: the message is the one line that is shown, `exit_code` what the command line exits with."""

from __future__ import annotations


class GongbaoError(Exception):
    """Base of all errors with a message for the user: what, where, what to do."""

    exit_code = 2


class Interrupted(GongbaoError):
    """The user stopped a command that has more to say of it than that."""

    exit_code = 130
    told = "已中断 · interrupted"  # Where there is no more to say.


class InputError(GongbaoError):
    """What the user gave (a file, a folder, a registry line, an argument) cannot be used."""


class ReleaseRefused(GongbaoError):
    """A check stopped the release; nothing was published."""

    exit_code = 1


class StoreError(GongbaoError):
    """The store of releases cannot be read or written."""


class BrokenRelease(StoreError):
    """A release on disk is not what its manifest says, or cannot be read by this program."""
