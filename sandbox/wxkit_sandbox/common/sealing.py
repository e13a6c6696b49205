"""Signed and encrypted calls (服务端 API 签名与加密): opened before the behaviour, sealed after it.

https://developers.weixin.qq.com/miniprogram/dev/server/getting_started/api_signature
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from wxkit._wire import Incoming, Response
from wxkit_sandbox.handlers import Refusal

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

    from wxkit.crypto import ApiSecurity
    from wxkit_sandbox.world import App

__all__ = ["ApiKeys", "new_platform_key", "opened", "public_text", "sealed", "wrong_with"]

HOST = "https://api.weixin.qq.com"
KEY_BYTES = 32
WRONG_APP, NO_KEY, NO_PUBLIC_KEY = 40237, 40238, 40239
SEALABLE = frozenset(
    {
        "/cgi-bin/clear_quota",
        "/cgi-bin/message/custom/send",
        "/cgi-bin/openapi/quota/get",
        "/cgi-bin/openapi/rid/get",
        "/wxa/business/getuserphonenumber",
        "/wxa/getuserriskrank",
        "/wxaapi/newtmpl/addtemplate",
        "/wxaapi/newtmpl/deltemplate",
    }
)
"""What WeChat's pages mark as taking sealed calls (支持加密请求)."""


@dataclass(slots=True)
class ApiKeys:
    """What an app has set up in the console (API安全). Keys of pairs are PEM."""

    on: bool = False
    """Calls that can be sealed have to be."""
    key_sn: str = ""
    key: str = field(default="", repr=False)
    """The symmetric key, in base64."""
    public_key: str = ""
    """With which the app's signatures are verified."""
    platform_key: str = field(default="", repr=False)
    """With which WeChat signs its answers."""
    serial: str = ""
    """Of the platform's certificate (平台证书)."""


def opened(app: App, incoming: Incoming) -> Incoming | None:
    """The request as it was before it was sealed; None when this one need not be."""
    if incoming.path not in SEALABLE or not app.state(ApiKeys).on:
        return None
    from wxkit.crypto import ApiSecurityError  # few apps have set this up

    _check_appid(app, incoming.headers)
    try:
        fields = _security(app).open(
            HOST + incoming.path, incoming.headers, incoming.body, now=app.world.clock.now()
        )
    except ApiSecurityError as error:
        raise Refusal(error.errcode) from None
    return replace(incoming, body=json.dumps(fields, ensure_ascii=False).encode())


def sealed(app: App, path: str, response: Response) -> Response:
    """The answer as WeChat sends it to who has sealed the call."""
    payload = json.loads(response.content)
    call = _security(app).seal(HOST + path, payload, timestamp=app.world.clock.time())
    return replace(response, content=call.body, headers=response.headers | call.headers)


def _check_appid(app: App, headers: Mapping[str, str]) -> None:
    """The header may not name another app that there is."""
    named = headers.get("wechatmp-appid", "")
    if named != app.appid and named in app.world.directory.apps:
        raise Refusal(WRONG_APP)


def _security(app: App) -> ApiSecurity:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

    from wxkit.crypto import ApiSecurity

    keys = app.state(ApiKeys)
    if not keys.public_key:
        raise Refusal(NO_PUBLIC_KEY)
    if not keys.key:
        raise Refusal(NO_KEY)
    own = cast("RSAPrivateKey", load_pem_private_key(keys.platform_key.encode(), None))
    public = cast("RSAPublicKey", load_pem_public_key(keys.public_key.encode()))
    return ApiSecurity(
        app.appid,
        key_sn=keys.key_sn,
        key=keys.key,
        private_key=own,
        public_keys={"": public},
        serial=keys.serial,
    )


def wrong_with(key: str, public_key: str) -> str:
    """What is wrong with keys that an app sets up; empty when nothing is."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        if key and len(b64decode(key, validate=True)) != KEY_BYTES:
            return f"the symmetric key has not {KEY_BYTES} bytes"
        if public_key and not isinstance(load_pem_public_key(public_key.encode()), RSAPublicKey):
            return "the public key is no RSA key"
    except ValueError as error:
        return f"a key cannot be read: {error}"
    return ""


def new_platform_key() -> str:
    """A new key of the platform, which no seed decides: answers that are encrypted never repeat anyway."""
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = generate_private_key(65537, 2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def public_text(private_key: str) -> str:
    """The public half of a key."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

    public = load_pem_private_key(private_key.encode(), None).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
