"""Whatever people do is pushed in a form that the merchant's server reads back into the same event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from account_steps import follower, pushed
from articles_steps import drafted

import wxkit
from wxkit._wire import Incoming, Response
from wxkit.callbacks import Push, events, messages, parse_push
from wxkit.service_account.menu import Button
from wxkit.service_account.qrcode import QrAction, QrScene
from wxkit.testing._bench import Bench

Story = Callable[[Bench], object]


@pytest.fixture
def heard(wechat: Bench) -> list[Push]:
    """What the merchant's server makes of the bodies that it is sent, in plaintext."""
    heard: list[Push] = []
    wechat.world.service_account.push_mode = "plaintext"

    def take(request: Incoming) -> Response:
        heard.append(parse_push(request.body))
        return Response(200, b"success")

    wechat.push_to("service_account", function=take)
    return heard


def writes(**what: Any) -> Story:
    return lambda wechat: wechat.act.send_message(person="lan", **what)


def taps(kind: Any, **what: Any) -> Story:
    def story(wechat: Bench) -> None:
        button = Button(type=kind, name="b", **(what or {"key": "K1"}))
        wechat.sa.menu.create(button=[button])
        wechat.act.tap_menu(person="lan", name="b", scan_result="http://a.test", pictures=2, label="外滩")

    return story


def scans(wechat: Bench) -> None:
    info = QrAction(scene=QrScene(scene_str="shop"))
    ticket = wechat.sa.qrcode.create(action_name="QR_STR_SCENE", action_info=info).ticket
    wechat.act.scan(person="lan", ticket=ticket)


def subscribes(wechat: Bench) -> None:
    template = wechat.sa.subscribe.add_template(tid="3086", kidList=[1, 3]).priTmplId
    wechat.act.subscribe(person="lan", appid=wechat.sa.appid, accept=[template])
    wechat.act.change_subscription(person="lan", appid=wechat.sa.appid, reject=[template])


def logs_in_and(act: str, **what: Any) -> Story:
    def story(wechat: Bench) -> None:
        code = wechat.act.authorize(person="lan", scope="snsapi_userinfo").code
        wechat.sa.oauth.exchange(code=code)
        getattr(wechat.act, act)(person="lan", **what)

    return story


STORIES: list[tuple[Story, list[type[Push]]]] = [
    (writes(content="有货吗？"), [messages.Text]),
    (writes(content="好", bizmsgmenuid="101"), [messages.Text]),
    (writes(type="image"), [messages.Image]),
    (writes(type="voice"), [messages.Voice]),
    (writes(type="video"), [messages.Video]),
    (writes(type="shortvideo"), [messages.ShortVideo]),
    (writes(type="location", label="外滩"), [messages.Location]),
    (writes(type="link", title="t", description="d", url="https://a.test"), [messages.Link]),
    (taps("click"), [events.Click]),
    (taps("view", url="https://a.test"), [events.View]),
    (taps("scancode_push"), [events.ScancodePush]),
    (taps("scancode_waitmsg"), [events.ScancodeWaitmsg]),
    (taps("pic_sysphoto"), [events.PicSysphoto, messages.Image, messages.Image]),
    (taps("pic_photo_or_album"), [events.PicPhotoOrAlbum, messages.Image, messages.Image]),
    (taps("pic_weixin"), [events.PicWeixin, messages.Image, messages.Image]),
    (taps("location_select"), [events.LocationSelect, messages.Location]),
    (scans, [events.Scan]),
    (subscribes, [events.SubscribeMsgPopup, events.SubscribeMsgChange]),
    (lambda wechat: wechat.act.report_location(person="lan"), [events.LocationReport]),
    (lambda wechat: wechat.act.unfollow(person="lan"), [events.Unsubscribe]),
    (lambda wechat: wechat.act.authorize_invoice(person="lan", order_id="1"), [events.UserAuthorizeInvoice]),
    (
        lambda wechat: wechat.act.submit_invoice_title(person="lan", title="茶行", type="company"),
        [events.SubmitInvoiceTitle],
    ),
    (logs_in_and("change_profile", nickname="兰花"), [events.UserInfoModified]),
    (logs_in_and("revoke_authorization"), [events.UserAuthorizationRevoke]),
    (logs_in_and("close_account"), [events.UserAuthorizationCancellation]),
]


@pytest.mark.parametrize(("story", "kinds"), STORIES, ids=[kinds[0].__name__ for _, kinds in STORIES])
def test_it_is_read_as_it_was_meant(
    wechat: Bench, heard: list[Push], story: Story, kinds: list[type[Push]]
) -> None:
    follower(wechat, "lan")
    story(wechat)
    assert [type(push) for push in heard[1:]] == kinds
    assert heard == pushed(wechat)


def test_a_menu_opens_the_mini_program(wechat: Bench, heard: list[Push]) -> None:
    follower(wechat, "lan")
    appid = wechat.world.miniprogram.appid
    taps("miniprogram", url="https://a.test", appid=appid, pagepath="pages/i")(wechat)
    assert isinstance(heard[-1], events.ViewMiniprogram)
    assert (heard[-1].event_key, heard[-1].menu_id != "") == ("pages/i", True)


def test_who_writes_below_an_article_names_it(wechat: Bench, heard: list[Push]) -> None:
    follower(wechat, "lan")
    article = wechat.sa.publish.submit(media_id=drafted(wechat)).msg_data_id
    wechat.advance(60)
    wechat.act.send_message(person="lan", content="好茶", article=article)
    message = heard[-1]
    assert isinstance(message, messages.Text)
    assert (message.msg_data_id, message.idx) == (article, "1")
    with pytest.raises(wxkit.WxkitError, match="no article"):
        wechat.act.send_message(person="lan", content="好茶", article=article, article_idx=2)


def test_an_invoice_is_refused_or_granted(wechat: Bench, heard: list[Push]) -> None:
    follower(wechat, "lan")
    wechat.act.authorize_invoice(person="lan", order_id="1", source="wxa")
    wechat.act.authorize_invoice(person="lan", order_id="2", succeeds=False)
    granted, refused = heard[1:]
    assert isinstance(granted, events.UserAuthorizeInvoice)
    assert isinstance(refused, events.UserAuthorizeInvoice)
    assert (granted.succ_order_id, granted.fail_order_id, granted.source) == ("1", "", "wxa")
    assert (refused.succ_order_id, refused.fail_order_id) == ("", "2")


def test_a_message_that_cannot_be_written_leaves_no_picture_behind(wechat: Bench) -> None:
    follower(wechat, "lan")
    with pytest.raises(wxkit.WxkitError, match="no article"):
        wechat.act.send_message(person="lan", type="image", media_id="M1", article="1")
    with pytest.raises(wxkit.WeChatError, match="40007"):
        wechat.sa.material.get_temporary(media_id="M1")


def test_what_is_sent_again_can_be_fetched_for_three_days_more(wechat: Bench) -> None:
    follower(wechat, "lan")
    for _ in range(2):
        wechat.act.send_message(person="lan", type="image", media_id="M1")
        wechat.advance(3 * 86400 - 1)
        assert wechat.sa.material.get_temporary(media_id="M1").content
        wechat.advance(1)
    with pytest.raises(wxkit.WeChatError, match="40007"):
        wechat.sa.material.get_temporary(media_id="M1")
