"""wechatpy's crypto, parser and replies as the merchant's end of the sandbox's pushes, in all three modes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
from merchant import Merchant, listening
from wechatpy import WeChatClient, replies

from wxkit.testing._bench import Bench
from wxkit_sandbox.push import PushMode


@pytest.fixture(params=["plaintext", "compatible", "secure"])
def merchant(request: pytest.FixtureRequest, wechat_server: Bench, lan: str) -> Iterator[Merchant]:
    """The server of the service account that Lan follows, once in every mode."""
    mode = cast("PushMode", request.param)
    with listening(wechat_server, wechat_server.world.service_account, mode) as merchant:
        yield merchant


def last(merchant: Merchant, kind: str) -> Any:
    """The last thing heard, which is of this class."""
    assert type(merchant.heard[-1]).__name__ == kind
    return merchant.heard[-1]


def inbox(bench: Bench) -> list[tuple[str, dict[str, Any]]]:
    return [(item.kind, item.content) for item in bench.control.people.inbox(person="lan").items]


def test_a_text_names_both_ends(merchant: Merchant, lan: str, wechat_server: Bench) -> None:
    sent = wechat_server.act.send_message(person="lan", content="有<春茶>吗 & ]]> 🍵")
    text = last(merchant, "TextMessage")
    assert (text.content, text.source, text.id) == ("有<春茶>吗 & ]]> 🍵", lan, int(sent.msg_id))
    assert text.target == wechat_server.world.service_account.original_id
    assert text.time == int(wechat_server.world.clock.now())


def test_messages_of_every_type(merchant: Merchant, wechat_server: Bench) -> None:
    say = wechat_server.act.send_message
    say(person="lan", type="image", media_id="m1")
    assert (last(merchant, "ImageMessage").media_id, merchant.heard[-1].image[:7]) == ("m1", "http://")
    say(person="lan", type="voice", media_id="m2")
    assert (last(merchant, "VoiceMessage").media_id, merchant.heard[-1].format) == ("m2", "amr")
    say(person="lan", type="video", media_id="m3")
    assert last(merchant, "VideoMessage").media_id == "m3"
    say(person="lan", type="shortvideo", media_id="m4")
    assert last(merchant, "ShortVideoMessage").thumb_media_id
    say(person="lan", type="location", latitude=30.25, longitude=120.5, label="西湖")
    assert last(merchant, "LocationMessage").location == ("30.25", "120.5")
    assert (merchant.heard[-1].label, merchant.heard[-1].scale) == ("西湖", "15")
    say(person="lan", type="link", title="茶", description="谱", url="https://tea.test/?a=1&b=2")
    assert last(merchant, "LinkMessage").url == "https://tea.test/?a=1&b=2"


def test_following_scanning_and_leaving(
    merchant: Merchant, account: WeChatClient, wechat_server: Bench
) -> None:
    door = {"action_name": "QR_STR_SCENE", "action_info": {"scene": {"scene_str": "door"}}}
    ticket = account.qrcode.create(door)["ticket"]
    wechat_server.act.scan(person="lan", ticket=ticket)
    assert (last(merchant, "ScanEvent").scene_id, merchant.heard[-1].ticket) == ("door", ticket)
    wechat_server.act.unfollow(person="lan")
    assert last(merchant, "UnsubscribeEvent").event == "unsubscribe"
    wechat_server.act.follow(person="lan")
    assert last(merchant, "SubscribeEvent").key == ""
    wechat_server.control.people.add(id="bo", nickname="Bo")
    wechat_server.act.scan(person="bo", ticket=ticket)
    assert (last(merchant, "SubscribeScanEvent").scene_id, merchant.heard[-1].ticket) == ("door", ticket)


def test_a_place_is_reported(merchant: Merchant, wechat_server: Bench) -> None:
    wechat_server.act.report_location(person="lan", latitude=30.25, longitude=120.5, precision=65.0)
    place = last(merchant, "LocationEvent")
    assert (place.latitude, place.longitude, place.precision) == (30.25, 120.5, 65.0)


def menu(account: WeChatClient, wechat_server: Bench) -> None:
    """A menu of buttons of every type that is pushed, each named by its type."""
    keyed = ["click", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album", "pic_weixin"]
    buttons: list[dict[str, str]] = [{"type": kind, "name": kind, "key": f"K_{kind}"} for kind in keyed]
    buttons += [{"type": "location_select", "name": "location", "key": "K_location"}]
    buttons += [{"type": "view", "name": "view", "url": "https://tea.test/"}]
    page = {"appid": wechat_server.world.miniprogram.appid, "pagepath": "pages/index/index"}
    buttons += [{"type": "miniprogram", "name": "mini", "url": "https://tea.test/", **page}]
    account.menu.create(
        {"button": [{"name": "一", "sub_button": buttons[:5]}, {"name": "二", "sub_button": buttons[5:]}]}
    )


def test_taps_on_the_menu(merchant: Merchant, account: WeChatClient, wechat_server: Bench) -> None:
    menu(account, wechat_server)
    tap = wechat_server.act.tap_menu
    tap(person="lan", name="click")
    assert last(merchant, "ClickEvent").key == "K_click"
    tap(person="lan", name="view")
    assert last(merchant, "ViewEvent").url == "https://tea.test/"
    tap(person="lan", name="mini")
    assert last(merchant, "ViewMiniProgramEvent").page_path == "pages/index/index"
    tap(person="lan", name="scancode_push", scan_result="https://tea.test/1")
    assert (last(merchant, "ScanCodePushEvent").scan_type, merchant.heard[-1].key) == (
        "qrcode",
        "K_scancode_push",
    )
    tap(person="lan", name="scancode_waitmsg", scan_result="茶")
    assert last(merchant, "ScanCodeWaitMsgEvent").scan_result == "茶"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pic_sysphoto", "PicSysPhotoEvent"),
        ("pic_photo_or_album", "PicPhotoOrAlbumEvent"),
        ("pic_weixin", "PicWeChatEvent"),
    ],
)
def test_pictures_follow_their_event(
    merchant: Merchant, account: WeChatClient, wechat_server: Bench, name: str, kind: str
) -> None:
    menu(account, wechat_server)
    for count in (1, 2):
        merchant.heard.clear()
        wechat_server.act.tap_menu(person="lan", name=name, pictures=count)
        event, *images = merchant.heard
        assert (type(event).__name__, event.count, len(event.pictures)) == (kind, count, count)
        assert {type(image).__name__ for image in images} == {"ImageMessage"}
        assert len(images) == count


def test_a_place_follows_its_event(merchant: Merchant, account: WeChatClient, wechat_server: Bench) -> None:
    menu(account, wechat_server)
    wechat_server.act.tap_menu(person="lan", name="location", latitude=30.25, longitude=120.5, label="西湖")
    event, message = merchant.heard[-2:]
    assert (event.location, event.label, event.scale) == (("30.25", "120.5"), "西湖", "15")
    assert message.location == event.location


def test_what_became_of_mass_sends_and_templates(
    merchant: Merchant, account: WeChatClient, lan: str, wechat_server: Bench
) -> None:
    sent = account.message.send_mass_text(None, "春茶到了", is_to_all=True)
    wechat_server.advance(10)
    told = last(merchant, "MassSendJobFinishEvent")
    assert (told.id, told.status, told.total_count) == (sent["msg_id"], "send success", 1)
    assert (told.filter_count, told.sent_count, told.error_count) == (1, 1, 0)
    asked = {"template_id_short": "40001", "keyword_name_list": ["商品名称"]}
    template = account.post("template/api_add_template", data=asked)["template_id"]
    notice = account.message.send_template(lan, template, {"thing2": {"value": "茶"}})
    told = last(merchant, "TemplateSendJobFinishEvent")
    assert (told.id, told.status) == (notice["msgid"], "success")


def test_every_kind_of_reply_arrives(merchant: Merchant, wechat_server: Bench) -> None:
    merchant.answer = lambda message: answers[message.content]
    answers = {
        "1": "您好 & <欢迎>",
        "2": replies.ImageReply(media_id="m1"),
        "3": replies.VoiceReply(media_id="m2"),
        "4": replies.VideoReply(video={"media_id": "m3", "title": "茶"}),
        "5": replies.MusicReply(music={"thumb_media_id": "m4", "music_url": "https://tea.test/1.mp3"}),
        "6": [
            {"title": "茶", "description": "谱", "image": "https://tea.test/1.png", "url": "https://tea.test"}
        ],
        "7": None,
    }
    for asked in answers:
        wechat_server.act.send_message(person="lan", content=asked)
    arrived = [content for kind, content in inbox(wechat_server) if kind == "reply"]
    assert [content["MsgType"] for content in arrived] == ["text", "image", "voice", "video", "music", "news"]
    assert arrived[0]["Content"] == "您好 & <欢迎>"
    assert arrived[3]["Video"]["MediaId"] == "m3"
    assert arrived[5]["ArticleCount"] == "1"
    assert len(inbox(wechat_server)) == len(arrived)


def test_a_forged_push_is_refused_by_them(merchant: Merchant, wechat_server: Bench) -> None:
    wechat_server.world.service_account.token = "another"
    wechat_server.act.send_message(person="lan", content="在吗")
    assert merchant.heard == []
    assert wechat_server.deliveries[-1].state == "failed"
