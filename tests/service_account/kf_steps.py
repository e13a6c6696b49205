"""Steps that the tests of the customer service share."""

from __future__ import annotations

from urllib.parse import parse_qsl

from account_steps import person, pushed

from wxkit._wire import Incoming
from wxkit.callbacks import Push, Receiver, TransferCustomerService
from wxkit.callbacks.events import KfCloseSession, KfCreateSession, KfSwitchSession
from wxkit.testing._bench import Bench
from wxkit_sandbox.world import App

ANNA, BEN = "anna@shop", "ben@shop"


def seat(wechat: Bench, kf_account: str = ANNA) -> str:
    """An account that nobody is behind."""
    wechat.sa.customer_service.add(kf_account=kf_account, nickname="小安")
    return kf_account


def worker(wechat: Bench, kf_account: str = ANNA, accepts: int | None = None) -> str:
    """An account with somebody behind it, whose id is its prefix; online when `accepts` is given."""
    name = kf_account.partition("@")[0]
    person(wechat, name)
    wechat.sa.customer_service.invite(kf_account=seat(wechat, kf_account), invite_wx=name)
    wechat.act.kf_answer_invitation(person=name)
    if accepts is not None:
        wechat.act.kf_go_online(person=name, accepts=accepts)
    return kf_account


def hands_over(wechat: Bench, app: App, kf_account: str = "") -> None:
    """From now on the merchant's server leaves everybody to the customer service."""
    receiver = Receiver(
        app.token, appid=app.appid, aes_key=app.encoding_aes_key, clock=wechat.world.clock.now
    )

    def answer(request: Incoming) -> bytes:
        received = receiver.receive(dict(parse_qsl(request.query)), request.body)
        return receiver.reply(received, TransferCustomerService(kf_account))

    wechat.push_to(app, function=answer)


def told(wechat: Bench) -> list[str]:
    """The events about sessions, oldest first, as their name and the account that is left with the person."""
    return [line for line in map(_line, pushed(wechat)) if line]


def _line(push: Push) -> str:
    if isinstance(push, KfSwitchSession):
        return f"{push.event} {push.from_kf_account} {push.to_kf_account}"
    if isinstance(push, KfCreateSession | KfCloseSession):
        return f"{push.event} {push.kf_account}"
    return ""
