"""The text of a document: decoded here where it is plain, made in a process of its own where a library must take it apart."""

from __future__ import annotations

from flows.seeds.formats.document import Document, Made, Unreadable
from flows.seeds.formats.kinds import MARKDOWN, TEXT
from transforms.sources.decoding import Undecodable, canonical, decoded


def text_of(document: Document) -> Made:
    """The canonical text made from `document`. Unreadable where it has none, with the reason in both languages."""
    try:
        if document.kind is TEXT:
            text, encoding = decoded(document.data)
            return Made(text, encoding, "decoding")
        if document.kind is MARKDOWN:
            from flows.seeds.formats.markdown import plain

            text, encoding = decoded(document.data)
            return Made(canonical(plain(text)), encoding, "markdown-it-py")
        from flows.seeds.formats.apart import taken_apart

        made = taken_apart(document.kind, document.data)
        return made._replace(text=canonical(made.text))
    except Undecodable as error:
        raise Unreadable(str(error)) from None
