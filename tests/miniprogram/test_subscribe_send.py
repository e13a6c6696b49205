"""Subscribe messages: one for each consent, to the inbox, with the events around them."""

from __future__ import annotations

import pytest
from mp_refusals import refuses

import wxkit
from wxkit.callbacks.events import SubscribeMsgChange, SubscribeMsgPopup, SubscribeMsgSent
from wxkit.miniprogram.subscribe import SubscribeValue
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.people import Message

GOOD = {"number1": "100", "thing3": "购物奖励"}


@pytest.fixture
def points(wechat: Bench) -> str:
    """The template: how many points, and why."""
    return wechat.mp.subscribe.add_template(tid="3086", kidList=[1, 3]).priTmplId


@pytest.fixture
def bus(wechat: Bench) -> str:
    """A long-term template."""
    return wechat.mp.subscribe.add_template(tid="9301", kidList=[1, 3]).priTmplId


def send(
    wechat: Bench, to: str, template_id: str, values: dict[str, str] | None = None, page: str | None = None
) -> None:
    data = {key: SubscribeValue(value=value) for key, value in (GOOD if values is None else values).items()}
    wechat.mp.subscribe.send(touser=to, template_id=template_id, data=data, page=page)


def inbox(wechat: Bench) -> list[Message]:
    return wechat.world.people["lan"].messages(wechat.mp.appid, "subscribe")


def test_the_message_is_in_the_inbox(wechat: Bench, lan: str, points: str) -> None:
    wechat.act.subscribe(person="lan", accept=[points])
    send(wechat, lan, points, page="pages/points/points?from=msg")
    [message] = inbox(wechat)
    assert message.content == {
        "template_id": points,
        "title": "积分变更提醒",
        "page": "pages/points/points?from=msg",
        "data": {"变更数量": "100", "变更原因": "购物奖励"},
    }


def test_each_consent_is_good_for_one_message(wechat: Bench, lan: str, points: str) -> None:
    for _ in range(2):
        wechat.act.subscribe(person="lan", accept=[points])
    send(wechat, lan, points)
    wechat.world.advance(365 * 86400)
    send(wechat, lan, points)
    with refuses(43101):
        send(wechat, lan, points)
    assert len(inbox(wechat)) == 2


def test_without_consent_it_is_43101(wechat: Bench, lan: str, points: str) -> None:
    wechat.act.subscribe(person="lan", reject=[points])
    with refuses(43101):
        send(wechat, lan, points)
    assert inbox(wechat) == []


def test_a_long_term_consent_lasts_until_it_is_refused(wechat: Bench, lan: str, bus: str) -> None:
    values = {"thing1": "101 路", "time3": "15:01"}
    wechat.act.subscribe(person="lan", accept=[bus])
    for _ in range(3):
        send(wechat, lan, bus, values)
    wechat.act.subscribe(person="lan", reject=[bus])
    with refuses(43101):
        send(wechat, lan, bus, values)
    assert len(inbox(wechat)) == 3


def test_the_settings_page_takes_consents_back(wechat: Bench, lan: str, points: str) -> None:
    wechat.act.subscribe(person="lan", accept=[points])
    wechat.act.change_subscription(person="lan", reject=[points])
    with refuses(43101):
        send(wechat, lan, points)


def test_a_refused_send_uses_no_consent(wechat: Bench, lan: str, points: str) -> None:
    wechat.act.subscribe(person="lan", accept=[points])
    with refuses(47003):
        send(wechat, lan, points, GOOD | {"number1": "many"})
    assert inbox(wechat) == []
    send(wechat, lan, points)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (GOOD | {"thing3": "字" * 21}, "argument invalid! data.thing3.value invalid rid: "),
        (GOOD | {"number1": "many"}, "argument invalid! data.number1.value invalid rid: "),
        (GOOD | {"thing3": ""}, "argument invalid! data.thing3.value is empty rid: "),
        ({"number1": "1"}, "argument invalid! data.thing3.value is empty rid: "),
    ],
)
def test_the_refusal_names_the_value(
    wechat: Bench, lan: str, points: str, values: dict[str, str], text: str
) -> None:
    wechat.act.subscribe(person="lan", accept=[points])
    with refuses(47003) as refused:
        send(wechat, lan, points, values)
    assert refused.value.errmsg.startswith(text)


def test_unknown_receivers_templates_and_pages(wechat: Bench, lan: str, points: str) -> None:
    wechat.act.subscribe(person="lan", accept=[points])
    wechat.world.miniprogram.state(Release).pages = {"pages/index/index"}
    with refuses(40003):
        send(wechat, wechat.world.service_account.openid(wechat.world.people["lan"]), points)
    with refuses(40037):
        send(wechat, lan, "made-up")
    with refuses(41030):
        send(wechat, lan, points, page="pages/points/points")
    assert inbox(wechat) == []
    send(wechat, lan, points, page="pages/index/index?a=1")


def test_the_answer_to_the_dialog_is_pushed(wechat: Bench, lan: str, points: str) -> None:
    other = wechat.mp.subscribe.add_template(tid="4150", kidList=[1, 2]).priTmplId
    reply = wechat.act.subscribe(person="lan", accept=[points], reject=[other])
    assert reply.result == {points: "accept", other: "reject"}
    push = wechat.world.pusher.log[-1].push
    assert isinstance(push, SubscribeMsgPopup)
    assert push.from_user_name == lan
    assert [(item.template_id, item.subscribe_status_string, item.popup_scene) for item in push.items] == [
        (points, "accept", "0"),
        (other, "reject", "0"),
    ]


def test_a_change_of_settings_is_pushed(wechat: Bench, lan: str, points: str) -> None:
    wechat.act.subscribe(person="lan", accept=[points])
    wechat.act.change_subscription(person="lan", reject=[points])
    push = wechat.world.pusher.log[-1].push
    assert isinstance(push, SubscribeMsgChange)
    assert [(item.template_id, item.subscribe_status_string) for item in push.items] == [(points, "reject")]


def test_what_became_of_a_send_is_pushed(wechat: Bench, lan: str, points: str) -> None:
    for _ in range(2):
        wechat.act.subscribe(person="lan", accept=[points])
        send(wechat, lan, points)
    sent = [entry.push for entry in wechat.world.pusher.log if isinstance(entry.push, SubscribeMsgSent)]
    items = [push.items[0] for push in sent]
    assert [(item.template_id, item.error_code, item.error_status) for item in items] == [
        (points, "0", "success")
    ] * 2
    assert items[0].msg_id != items[1].msg_id


def test_a_refused_send_is_not_pushed(wechat: Bench, lan: str, points: str) -> None:
    with refuses(43101):
        send(wechat, lan, points)
    assert not wechat.world.pusher.log


def test_the_dialog_does_not_mix_kinds(wechat: Bench, lan: str, points: str, bus: str) -> None:
    with pytest.raises(wxkit.WxkitError, match="does not mix"):
        wechat.act.subscribe(person="lan", accept=[points, bus])
    with refuses(43101):
        send(wechat, lan, points)


def test_the_dialog_shows_one_to_three(wechat: Bench, lan: str, points: str) -> None:
    for accept in ([], [points, points], [points] * 4):
        with pytest.raises(wxkit.WxkitError, match="one to three"):
            wechat.act.subscribe(person="lan", accept=accept)


def test_nobody_can_refuse_what_was_never_asked(wechat: Bench, lan: str, points: str) -> None:
    with pytest.raises(wxkit.WxkitError, match="never asked"):
        wechat.act.change_subscription(person="lan", reject=[points])


def test_unknown_templates_are_not_shown(wechat: Bench, lan: str) -> None:
    with pytest.raises(wxkit.WxkitError, match="has no template"):
        wechat.act.subscribe(person="lan", accept=["made-up"])


@pytest.mark.parametrize("what", ["account", "template"])
def test_what_wechat_has_closed_is_43107(wechat: Bench, lan: str, points: str, what: str) -> None:
    wechat.act.subscribe(person="lan", accept=[points])
    wechat.world.settings.subscribe_banned = what == "account"
    wechat.world.settings.banned_templates = ("3086",) if what == "template" else ()
    with refuses(43107):
        send(wechat, lan, points)
    assert inbox(wechat) == []
    wechat.world.settings.subscribe_banned, wechat.world.settings.banned_templates = False, ()
    send(wechat, lan, points)


def test_sensitive_words_are_45168(wechat: Bench, lan: str, points: str) -> None:
    wechat.world.settings.risky_content = {"赌": 20006}
    wechat.act.subscribe(person="lan", accept=[points])
    with refuses(45168):
        send(wechat, lan, points, GOOD | {"thing3": "来赌一把"})
    assert inbox(wechat) == []
    send(wechat, lan, points)
