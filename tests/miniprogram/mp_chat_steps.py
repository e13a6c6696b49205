"""Steps that the tests of the mini-program's customer service share."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from broadcast_steps import upload

from wxkit._wire import Incoming
from wxkit.callbacks import Push, Receiver, TransferCustomerService
from wxkit.miniprogram.messages import TextContent
from wxkit.testing._bench import Bench

__all__ = ["HELLO", "business", "hands_over", "pushed", "received", "send", "worker", "write"]

HELLO = TextContent(content="你好")


def pushed(wechat: Bench) -> list[Push]:
    """What the mini-program's server was sent, oldest first."""
    app = wechat.world.miniprogram
    return [delivery.push for delivery in wechat.world.pusher.log if delivery.app is app]


def received(wechat: Bench, name: str = "lan", kind: str = "customer_service") -> list[dict[str, Any]]:
    """What the mini-program sent to this person."""
    appid = wechat.world.miniprogram.appid
    return [message.content for message in wechat.world.people[name].messages(appid, kind)]


def write(wechat: Bench, content: str = "在吗", person: str = "lan", **more: Any) -> None:
    """Somebody writes to the customer service of the mini-program."""
    wechat.act.send_message(person=person, appid=wechat.world.miniprogram.appid, content=content, **more)


def send(wechat: Bench, openid: str, times: int = 1, **more: Any) -> None:
    for _ in range(times):
        wechat.mp.messages.send(touser=openid, msgtype="text", text=HELLO, **more)


def business(wechat: Bench, name: str = "shancha_1", **more: Any) -> str:
    """A new sub-merchant with a customer service of its own, unless told otherwise; gives its id."""
    given: dict[str, Any] = {
        "nickname": "山茶",
        "icon_media_id": upload(wechat),
        "transfer_to_commkf": True,
    } | more
    return wechat.mp.customer_service.register_business(account_name=name, **given).business_id


def worker(wechat: Bench, kf_account: str = "anna@shop", accepts: int = 1, **more: Any) -> str:
    """Somebody whose id is the account's prefix comes online; gives their openid."""
    app, name = wechat.world.miniprogram, kf_account.partition("@")[0]
    person = wechat.world.people.add(name, person_id=name)
    wechat.mp.customer_service.add(kf_account=kf_account, nickname="小安", **more)
    wechat.mp.customer_service.invite(kf_account=kf_account, invite_wx=name)
    wechat.act.kf_answer_invitation(person=name, appid=app.appid)
    wechat.act.kf_go_online(person=name, appid=app.appid, accepts=accepts)
    return app.openid(person)


def hands_over(wechat: Bench) -> None:
    """From now on the merchant's server leaves everybody to the customer service."""
    app = wechat.world.miniprogram
    receiver = Receiver(
        app.token, appid=app.appid, aes_key=app.encoding_aes_key, clock=wechat.world.clock.now
    )

    def answer(request: Incoming) -> bytes:
        taken = receiver.receive(dict(parse_qsl(request.query)), request.body)
        return receiver.reply(taken, TransferCustomerService())

    wechat.push_to(app, function=answer)
