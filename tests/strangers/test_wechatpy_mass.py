"""The published wechatpy, unmodified: mass sends of the service account."""

from __future__ import annotations

from stranger import file_named, picture, refused
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench

DAY = 86_400


def kinds(bench: Bench, person: str, kind: str = "mass") -> list[str]:
    """Types of the messages that reached somebody."""
    inbox = bench.control.people.inbox(person=person).items
    return [item.content["msgtype"] for item in inbox if item.kind == kind]


def test_a_text_reaches_its_readers(account: WeChatClient, lan: str, mei: str, wechat_server: Bench) -> None:
    sent = account.message.send_mass_text([lan, mei], "春茶到了")
    assert account.message.get_mass(sent["msg_id"])["msg_status"] == "SENDING"
    wechat_server.advance(10)
    assert account.message.get_mass(sent["msg_id"])["msg_status"] == "SEND_SUCCESS"
    assert account.message.send_mass_text(None, "再来一次", is_to_all=True)["errcode"] == 0
    wechat_server.advance(10)
    assert kinds(wechat_server, "lan") == kinds(wechat_server, "mei") == ["text", "text"]


def test_a_preview_reaches_one(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    picture_id = account.media.upload("image", picture())["media_id"]
    account.message.send_mass_image(lan, picture_id, preview=True)
    account.message.send_mass_text("lan", "您看这样好吗", preview=True)
    assert kinds(wechat_server, "lan", "mass_preview") == ["image", "text"]
    with refused(40132):
        account.message.send_mass_text("nobody", "您看这样好吗", preview=True)


def test_pictures_voices_and_videos_go_to_all(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    image = account.media.upload("image", picture())["media_id"]
    voice = account.media.upload("voice", file_named("tea.mp3"))["media_id"]
    video = account.media.upload("video", file_named("tea.mp4"))["media_id"]
    made = account.media.upload_video(video, "采茶", "明前")
    assert made["type"] == "video"
    account.message.send_mass_image(None, image, is_to_all=True)
    wechat_server.advance(DAY)
    account.message.send_mass_voice(None, voice, is_to_all=True)
    wechat_server.advance(DAY)
    account.message.send_mass_video(None, made["media_id"], "采茶", "明前", is_to_all=True)
    wechat_server.advance(10)
    assert kinds(wechat_server, "lan") == ["image", "voice", "mpvideo"]


def test_articles_are_sent_and_taken_back(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    cover = account.material.add("image", picture())["media_id"]
    article = {"title": "春茶", "content": "<p>到店</p>", "thumb_media_id": cover}
    draft = account.post("draft/add", data={"articles": [article]})["media_id"]
    sent = account.message.send_mass_article(None, draft, is_to_all=True)
    assert sent["msg_data_id"]
    wechat_server.advance(10)
    account.message.delete_mass(sent["msg_id"])
    assert account.message.get_mass(sent["msg_id"])["msg_status"] == "DELETE"
    with refused(40007):
        account.message.send_mass_article(None, draft, is_to_all=True)


def test_the_same_client_id_sends_once(account: WeChatClient, lan: str) -> None:
    account.message.send_mass_text(None, "春茶到了", is_to_all=True, client_msg_id="spring")
    with refused(45066):
        account.message.send_mass_text(None, "春茶到了", is_to_all=True, client_msg_id="spring")


def test_wrong_mass_sends_are_refused_by_number(account: WeChatClient, lan: str, mei: str) -> None:
    with refused(40007):
        account.message.send_mass_image(None, "unknown", is_to_all=True)
    with refused(40130):
        account.message.send_mass_text([lan], "春茶到了")
    with refused(45113):
        account.message.send_mass_card(None, "pFS7Fjg8kV1IdDz01r4SQwMkuCKc", is_to_all=True)
    with refused(40059):
        account.message.get_mass(1)
    text = account.message.send_mass_text([lan, mei], "春茶到了")
    with refused(40065):
        account.message.delete_mass(text["msg_id"])


def test_a_tag_is_named_as_of_old_and_not_found(account: WeChatClient, lan: str) -> None:
    """wechatpy still writes `group_id`, which WeChat's pages no longer know."""
    tag = account.tag.create("vip")["id"]
    with refused(40152):
        account.message.send_mass_text(tag, "春茶到了")


def test_packs_of_articles_are_sent_for_three_days(
    account: WeChatClient, lan: str, wechat_server: Bench
) -> None:
    cover = account.media.upload("image", picture())["media_id"]
    article = {"title": "春茶", "content": "<p>到店</p>", "thumb_media_id": cover}
    pack = account.media.upload_articles([article])
    assert pack["type"] == "news"
    account.message.send_mass_article(None, pack["media_id"], is_to_all=True)
    wechat_server.advance(10)
    assert kinds(wechat_server, "lan") == ["mpnews"]
    with refused(40007):
        account.media.upload_articles([article | {"thumb_media_id": "unknown"}])
