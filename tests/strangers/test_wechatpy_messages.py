"""The published wechatpy, unmodified: customer-service messages of every type."""

from __future__ import annotations

from typing import Any

import pytest
from stranger import file_named, picture, refused
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench

ARTICLE = {
    "title": "春茶",
    "description": "到店",
    "url": "https://shop.test",
    "image": "https://shop.test/1.png",
}


@pytest.fixture(autouse=True)
def written(wechat_server: Bench, lan: str) -> None:
    """Lan has written, so that the account may send five messages."""
    wechat_server.act.send_message(person="lan", content="在吗")


def arrived(bench: Bench) -> dict[str, Any]:
    """The last message in Lan's chat with the account."""
    last = bench.control.people.inbox(person="lan").items[-1]
    assert last.kind == "customer_service"
    return {key: value for key, value in last.content.items() if key != "msgtype"}


def test_a_text_arrives(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    account.message.send_text(lan, "您好")
    assert arrived(wechat_server) == {"text": {"content": "您好"}}


def test_pictures_voices_and_videos_arrive(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    image = account.media.upload("image", picture())["media_id"]
    account.message.send_image(lan, image)
    assert arrived(wechat_server) == {"image": {"media_id": image}}
    voice = account.media.upload("voice", file_named("tea.mp3"))["media_id"]
    account.message.send_voice(lan, voice)
    assert arrived(wechat_server) == {"voice": {"media_id": voice}}
    video = account.media.upload("video", file_named("tea.mp4"))["media_id"]
    account.message.send_video(lan, video, title="采茶", description="明前")
    assert arrived(wechat_server)["video"]["title"] == "采茶"


def test_music_and_articles_arrive(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    thumb = account.media.upload("thumb", file_named("tea.jpg"))["media_id"]
    account.message.send_music(lan, "https://shop.test/1.mp3", "https://shop.test/2.mp3", thumb, "茶", "曲")
    assert arrived(wechat_server)["music"]["hqmusicurl"] == "https://shop.test/2.mp3"
    account.message.send_articles(lan, [ARTICLE])
    assert arrived(wechat_server)["news"]["articles"][0]["picurl"] == "https://shop.test/1.png"


def test_a_menu_message_arrives_and_its_answer_is_pushed(
    account: WeChatClient, lan: str, wechat_server: Bench
) -> None:
    asked = {"head_content": "满意吗", "list": [{"id": "1", "content": "满意"}], "tail_content": "谢谢"}
    account.message.send_msg_menu(lan, asked)
    assert arrived(wechat_server)["msgmenu"] == asked
    wechat_server.act.send_message(person="lan", content="满意", bizmsgmenuid="1")
    assert wechat_server.deliveries[-1].push.model_dump()["bizmsgmenuid"] == "1"


def test_a_page_of_the_linked_mini_program_arrives(
    account: WeChatClient, lan: str, wechat_server: Bench
) -> None:
    thumb = account.media.upload("image", picture())["media_id"]
    page = {
        "title": "茶",
        "appid": wechat_server.world.miniprogram.appid,
        "pagepath": "pages/index/index",
        "thumb_media_id": thumb,
    }
    account.message.send_mini_program_page(lan, page)
    assert arrived(wechat_server)["miniprogrampage"] == page
    with refused(40013):
        account.message.send_mini_program_page(lan, page | {"appid": "wx0000000000000000"})


def test_the_allowance_ends(account: WeChatClient, lan: str) -> None:
    for number in range(8):  # five for the message, three for having followed
        account.message.send_text(lan, str(number))
    with refused(45047):
        account.message.send_text(lan, "again")


def test_the_time_to_answer_ends(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    wechat_server.advance(48 * 3600 + 1)
    with refused(45015):
        account.message.send_text(lan, "late")


def test_wrong_messages_are_refused_by_number(account: WeChatClient, lan: str) -> None:
    with refused(40003):
        account.message.send_text("o" * 28, "您好")
    with refused(44004):
        account.message.send_text(lan, "")
    with refused(45008):
        account.message.send_articles(lan, [ARTICLE, ARTICLE])
    with refused(40007):
        account.message.send_image(lan, "")
    with refused(41012):
        account.message.send_card(lan, "")
    with refused(40008):
        account.message.send_link(lan, ARTICLE)  # of mini-programs only


def test_what_the_console_answers_is_told(account: WeChatClient, wechat_server: Bench) -> None:
    assert account.message.get_autoreply_info()["is_add_friend_reply_open"] == 0
    wechat_server.act.set_auto_reply(person="lan", answer="每斤 198 元", word="价格")
    (rule,) = account.message.get_autoreply_info()["keyword_autoreply_info"]["list"]
    assert rule["reply_list_info"][0]["content"] == "每斤 198 元"
