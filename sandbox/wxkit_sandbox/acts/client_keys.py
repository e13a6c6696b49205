"""What a mini-program's client gets for its server: a plugin's code, and keys of the encrypted channel."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, CodeGiven, acting, the_app, the_person
from wxkit_sandbox.miniprogram.network_keys import latest_key
from wxkit_sandbox.miniprogram.sessions import PluginCodes
from wxkit_sandbox.miniprogram.visits import visit
from wxkit_sandbox.world import World

__all__ = ["ClientKeyActs", "NetworkKeyGiven", "PluginLogin", "TakeNetworkKey"]


class PluginLogin(Act[CodeGiven], post="/_sandbox/act/plugin_login", auth="none"):
    """The mini-program's plugin calls wx.pluginLogin: a code for `getpluginopenpid`."""


class NetworkKeyGiven(Reply):
    """What getLatestUserKey gave the client."""

    encryptKey: str = Field(default="", repr=False)  # noqa: N815 - WeChat's own name
    iv: str = Field(default="", repr=False)
    version: int = 0
    expireTime: int = 0  # noqa: N815 - WeChat's own name
    """Seconds of life left."""


class TakeNetworkKey(Act[NetworkKeyGiven], post="/_sandbox/act/take_network_key", auth="none"):
    """The client asks for the key of the encrypted network channel (UserCryptoManager.getLatestUserKey)."""


@acting(PluginLogin)
def plugin_login(world: World, act: PluginLogin) -> CodeGiven:
    """https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.pluginLogin.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    visit(app, person)
    return CodeGiven(code=app.state(PluginCodes).issue(app, person))


@acting(TakeNetworkKey)
def take_network_key(world: World, act: TakeNetworkKey) -> NetworkKeyGiven:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/user-encryption.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    key = latest_key(app, visit(app, person))
    return NetworkKeyGiven(encryptKey=key.key, iv=key.iv, version=key.version, expireTime=key.expire_in(app))


class ClientKeyActs:
    """What a mini-program's client gets for its server."""

    plugin_login = endpoint(PluginLogin)
    take_network_key = endpoint(TakeNetworkKey)
