"""The published wechatpy, unmodified: customer service and pushes of the mini-program, in all three modes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
from merchant import Merchant, listening
from stranger import file_named, picture, refused
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench
from wxkit_sandbox.push import PushMode

CARD = {
    "title": "春茶",
    "description": "到店",
    "url": "https://tea.test",
    "thumb_url": "https://tea.test/1.png",
}


@pytest.fixture(params=["plaintext", "compatible", "secure"])
def merchant(request: pytest.FixtureRequest, wechat_server: Bench) -> Iterator[Merchant]:
    """The server of the mini-program, once in every mode."""
    mode = cast("PushMode", request.param)
    with listening(wechat_server, wechat_server.world.miniprogram, mode) as merchant:
        yield merchant


@pytest.fixture
def bo(wechat_server: Bench) -> str:
    """Openid of Bo, who has opened the mini-program."""
    person = wechat_server.control.people.add(id="bo", nickname="Bo")
    wechat_server.act.login(person="bo")
    return person.openids[wechat_server.world.miniprogram.appid]


def write(bench: Bench, **message: Any) -> None:
    bench.act.send_message(person="bo", appid=bench.world.miniprogram.appid, **message)


def arrived(bench: Bench) -> dict[str, Any]:
    last = bench.control.people.inbox(person="bo").items[-1]
    assert last.kind == "customer_service"
    return {key: value for key, value in last.content.items() if key != "msgtype"}


def test_answers_of_every_type_arrive(mini: WeChatClient, bo: str, wechat_server: Bench) -> None:
    write(wechat_server, content="在吗")
    mini.message.send_text(bo, "您好")
    assert arrived(wechat_server) == {"text": {"content": "您好"}}
    image = mini.media.upload("image", picture())["media_id"]
    mini.message.send_image(bo, image)
    assert arrived(wechat_server) == {"image": {"media_id": image}}
    mini.message.send_link(bo, CARD)
    assert arrived(wechat_server) == {"link": CARD}
    page = {"title": "茶", "pagepath": "pages/index/index", "thumb_media_id": image}
    mini.message.send_mini_program_page(bo, page)
    assert arrived(wechat_server) == {"miniprogrampage": page}


def test_wrong_answers_are_refused_by_number(mini: WeChatClient, bo: str, wechat_server: Bench) -> None:
    with refused(45015):
        mini.message.send_link(bo, CARD)
    write(wechat_server, content="在吗")
    with refused(40003):
        mini.message.send_link("o" * 28, CARD)
    with refused(40007):
        mini.message.send_image(bo, "unknown")
    for _ in range(5):
        mini.message.send_link(bo, CARD)
    with refused(45047):
        mini.message.send_link(bo, CARD)


def test_what_people_write_is_heard(merchant: Merchant, bo: str, wechat_server: Bench) -> None:
    wechat_server.act.enter_customer_service(person="bo", session_from="cart")
    write(wechat_server, content="在吗")
    write(wechat_server, type="image")
    write(wechat_server, type="miniprogrampage", title="春茶", path="pages/tea?id=1")
    entered, text, image, page = merchant.heard
    assert (type(entered).__name__, entered.session_from) == ("UserEnterTempSessionEvent", "cart")
    assert (type(text).__name__, text.content, text.source) == ("TextMessage", "在吗", bo)
    assert (type(image).__name__, image.image[:7]) == ("ImageMessage", "http://")
    assert (type(page).__name__, page.page_path, page.title) == (
        "MiniProgramPageMessage",
        "pages/tea?id=1",
        "春茶",
    )
    assert page.app_id == wechat_server.world.miniprogram.appid


def test_the_verdict_on_media_is_heard(
    merchant: Merchant, mini: WeChatClient, bo: str, wechat_server: Bench
) -> None:
    """wechatpy's own method knows the first version only; its `post` may ask for the second."""
    asked = {"media_url": "https://tea.test/1.png", "media_type": 2, "openid": bo, "scene": 1, "version": 2}
    started = mini.post("https://api.weixin.qq.com/wxa/media_check_async", data=asked)
    wechat_server.advance(60)
    (verdict,) = merchant.heard
    assert (type(verdict).__name__, verdict.trace_id) == ("WxaMediaCheckEvent", started["trace_id"])


def test_a_picture_is_checked_at_once(mini: WeChatClient, wechat_server: Bench) -> None:
    wechat_server.world.settings.risky_content = {"nude": 20002}
    assert mini.wxa.check_image_security(picture())["errcode"] == 0
    with refused(87014):
        mini.wxa.check_image_security(file_named("a.png", b"nude"))
