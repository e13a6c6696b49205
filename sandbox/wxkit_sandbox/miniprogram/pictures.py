"""Pictures of codes: one grey pixel each, with what the code says as a comment in the file.

A real code's pattern is Tencent's own and cannot be drawn; the comment makes pictures tell their content.
"""

from __future__ import annotations

import zlib

from wxkit._call import Blob

__all__ = ["picture"]

_QUANTISATION = b"\xff\xdb\x00\x43\x00" + b"\x01" * 64
_FRAME = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
_DC_TABLE = b"\xff\xc4\x00\x14\x00\x01" + b"\x00" * 16
_AC_TABLE = b"\xff\xc4\x00\x14\x10\x01" + b"\x00" * 16
_SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x3f"


def picture(text: str, *, transparent: bool) -> Blob:
    """A JPEG, or a PNG for a transparent ground, that carries `text`."""
    if transparent:
        return Blob(content=_png(text.encode()), content_type="image/png")
    return Blob(content=_jpeg(text.encode()), content_type="image/jpeg")


def _jpeg(comment: bytes) -> bytes:
    segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
    return b"".join((b"\xff\xd8", segment, _QUANTISATION, _FRAME, _DC_TABLE, _AC_TABLE, _SCAN, b"\xff\xd9"))


def _png(comment: bytes) -> bytes:
    header = b"\x00\x00\x00\x01\x00\x00\x00\x01\x08\x04\x00\x00\x00"
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"iTXt", b"Comment\x00\x00\x00\x00\x00" + comment),
            _chunk(b"IDAT", zlib.compress(b"\x00\x00\x00")),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
