"""What a merchant's server answers to a push: XML or JSON, sealed or not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from wxkit._errors import WxkitError
from wxkit.callbacks import parse_xml
from wxkit.crypto import PushCrypto, push_signature

if TYPE_CHECKING:
    from wxkit_sandbox.world import App

__all__ = ["read_answer"]


def read_answer(app: App, body: bytes) -> dict[str, Any] | None:
    """The fields of an answer, decrypted when it is sealed; None when WeChat could not read it."""
    try:
        fields = _parse(body.decode())
        if "Encrypt" not in fields:
            # Secure mode takes sealed answers only.
            return None if app.push_mode == "secure" and app.push_format == "xml" else fields
        return _parse(_open(app, fields).decode())
    except (ValueError, KeyError, RecursionError, WxkitError):
        return None


def _parse(text: str) -> dict[str, Any]:
    if text.lstrip().startswith("<"):
        return parse_xml(text)
    fields = json.loads(text)
    if not isinstance(fields, dict):
        raise ValueError("the answer is not an object")
    return cast("dict[str, Any]", fields)


def _open(app: App, fields: dict[str, Any]) -> bytes:
    sealed = str(fields["Encrypt"])
    expected = push_signature(app.token, str(fields["TimeStamp"]), str(fields["Nonce"]), sealed)
    if expected != fields["MsgSignature"]:
        raise ValueError("MsgSignature does not fit")
    return PushCrypto(app.token, app.encoding_aes_key, app.appid).decrypt(sealed)
