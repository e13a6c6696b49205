"""A merchant's server that takes the mini-program's pushes as they travel: signed and encrypted."""

from __future__ import annotations

from wxkit.callbacks import Push, Receiver, wsgi_app
from wxkit.callbacks._push import WireFormat
from wxkit.testing._bench import Bench

__all__ = ["arrivals"]


def arrivals(wechat: Bench, wire_format: WireFormat = "xml") -> list[Push]:
    """What arrives from now on, verified, decrypted and typed."""
    app, arrived = wechat.world.miniprogram, list[Push]()
    app.push_format = wire_format
    receiver = Receiver(
        app.token,
        appid=app.appid,
        aes_key=app.encoding_aes_key,
        mode="secure",
        max_age=60,
        clock=wechat.world.clock.now,
    )
    wechat.push_to("miniprogram", wsgi=wsgi_app(receiver, arrived.append))
    return arrived
