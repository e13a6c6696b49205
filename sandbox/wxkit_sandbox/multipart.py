"""Multipart bodies, read with the standard library's mail parser."""

from __future__ import annotations

from typing import Any

from wxkit._call import Upload
from wxkit_sandbox.handlers import Refusal

__all__ = ["read_multipart"]


def read_multipart(content_type: str, body: bytes, files: frozenset[str]) -> dict[str, Any]:
    """Files (as Upload) and text fields of a multipart/form-data body. A file may arrive under any name."""
    if not content_type.startswith("multipart/"):
        raise Refusal(41005)
    # The mail parser takes a while to import, and few calls carry files.
    from email import policy
    from email.parser import BytesParser

    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = BytesParser(policy=policy.HTTP).parsebytes(head + body)
    found: dict[str, Any] = {}
    for part in message.iter_parts():
        _take(found, part, files)
    return found


def _take(found: dict[str, Any], part: Any, files: frozenset[str]) -> None:
    name = str(part.get_param("name", "", header="content-disposition"))
    content = part.get_payload(decode=True) or b""
    filename = part.get_filename()
    if filename is None and name not in files:
        found[name] = content.decode("utf-8", "replace")
        return
    # Clients differ in the part's name; with one file expected there is no doubt which it is.
    target = name if name in files or len(files) != 1 else next(iter(files))
    found[target] = Upload(content, filename or "file", part.get_content_type())
