"""Open data (开放数据): what a person's client hands to the mini-program, signed and encrypted by WeChat.

https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any

from wxkit.crypto import encrypt_user_data, raw_data_signature
from wxkit_sandbox.miniprogram.sessions import Session
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["PhoneMessages", "SealedData", "sealed_phone", "sealed_profile"]

ANONYMOUS = {
    "nickName": "微信用户",
    "gender": 0,
    "language": "",
    "city": "",
    "province": "",
    "country": "",
    "avatarUrl": "https://thirdwx.qlogo.cn/mmopen/vi_32/anonymous/132",
}
"""Since 2022 everybody looks the same."""


@dataclass(slots=True)
class PhoneMessages:
    """When each encrypted phone number was made, by the SHA-256 of its text: others are not checked."""

    made_at: dict[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class SealedData:
    """What the client receives."""

    encrypted: str
    iv: str
    raw: str = ""
    signature: str = ""


def sealed_profile(app: App, person: Person, session: Session) -> SealedData:
    """wx.getUserProfile: rawData with its signature, and the same encrypted with the ids."""
    raw = json.dumps(ANONYMOUS, ensure_ascii=False, separators=(",", ":"))
    ids = {"openId": app.openid(person)}
    unionid = app.unionid(person)
    if unionid is not None:
        ids["unionId"] = unionid
    encrypted, iv = _seal(app, ids | ANONYMOUS, session)
    return SealedData(encrypted, iv, raw, raw_data_signature(raw, session.key))


def sealed_phone(app: App, person: Person, session: Session) -> SealedData:
    """The phone number as the old button gave it; `checkencryptedmsg` knows it for three days."""
    phone = {"phoneNumber": person.phone, "purePhoneNumber": person.phone, "countryCode": "86"}
    encrypted, iv = _seal(app, phone, session)
    digest = hashlib.sha256(encrypted.encode()).hexdigest()
    app.state(PhoneMessages).made_at[digest] = app.world.clock.time()
    return SealedData(encrypted, iv)


def _seal(app: App, data: dict[str, Any], session: Session) -> tuple[str, str]:
    iv = b64encode(app.world.ids.random.randbytes(16)).decode()
    now = app.world.clock.time()
    return encrypt_user_data(data, iv, session.key, appid=app.appid, timestamp=now), iv
