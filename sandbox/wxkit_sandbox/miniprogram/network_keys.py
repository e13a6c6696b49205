"""Keys for the encrypted network channel (小程序加密网络通道), which a person's client and the server share.

https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/user-encryption.html
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field

from wxkit.miniprogram.user_info import EncryptKey, EncryptKeys, GetUserEncryptKey
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.miniprogram.sessions import Sessions
from wxkit_sandbox.world import App

__all__ = ["NetworkKey", "NetworkKeys", "latest_key", "user_encrypt_keys"]

KEY_LIVES = 3600
KEPT = 3


@dataclass(frozen=True, slots=True)
class NetworkKey:
    """A key of 16 bytes in base64, and 16 characters of `iv`: AES-128-CBC with PKCS#7."""

    key: str = field(repr=False)
    iv: str = field(repr=False)
    version: int
    made_at: int

    def expire_in(self, app: App) -> int:
        """Seconds of life left."""
        return max(0, self.made_at + KEY_LIVES - app.world.clock.time())


@dataclass(slots=True)
class NetworkKeys:
    """Everybody's last three keys, newest first, by openid."""

    by_openid: dict[str, list[NetworkKey]] = field(default_factory=dict[str, list[NetworkKey]])


def latest_key(app: App, openid: str) -> NetworkKey:
    """What getLatestUserKey gives the client: the newest key, or another one when that has expired."""
    keys = app.state(NetworkKeys).by_openid.setdefault(openid, [])
    if not keys or not keys[0].expire_in(app):
        ids = app.world.ids
        key = b64encode(ids.random.randbytes(16)).decode()
        version = keys[0].version + 1 if keys else 1
        keys.insert(0, NetworkKey(key, ids.random.randbytes(8).hex(), version, app.world.clock.time()))
        del keys[KEPT:]
    return keys[0]


@handles(GetUserEncryptKey, invalid={"signature": 87009, "sig_method": 87008})
def user_encrypt_keys(app: App, call: GetUserEncryptKey) -> EncryptKeys:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/internet/api_getuserencryptkey"""
    app.state(Sessions).proven(app, call.openid, call.signature)
    keys = app.state(NetworkKeys).by_openid.get(call.openid, [])
    return EncryptKeys(
        key_info_list=[
            EncryptKey(
                encrypt_key=key.key,
                version=key.version,
                expire_in=key.expire_in(app),
                iv=key.iv,
                create_time=key.made_at,
            )
            for key in keys
        ]
    )
