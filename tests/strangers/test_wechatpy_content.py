"""The published wechatpy, unmodified: temporary and permanent material of the service account."""

from __future__ import annotations

from stranger import PICTURE, ToSandbox, file_named, picture, refused
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench


def test_permanent_material_is_added_read_counted_listed_and_deleted(account: WeChatClient) -> None:
    added = account.material.add("image", picture())
    assert added["url"].startswith("http")
    assert account.material.get(added["media_id"]).content == PICTURE
    assert account.material.get_count()["image_count"] == 1
    listed = account.material.batchget("image", 0, 20)
    assert (listed["total_count"], listed["item"][0]["name"]) == (1, "tea.png")
    account.material.delete(added["media_id"])
    with refused(40007):
        account.material.get(added["media_id"])


def test_a_permanent_video_keeps_its_words(account: WeChatClient) -> None:
    """wechatpy sends the description in the query, where WeChat does not look for it."""
    with refused(41005):
        account.material.add("video", file_named("tea.mp4"), "采茶", "明前")


def test_temporary_material_is_uploaded_and_downloaded(account: WeChatClient, wechat_server: Bench) -> None:
    uploaded = account.media.upload("image", picture())
    assert uploaded["type"] == "image"
    assert account.media.download(uploaded["media_id"]).content == PICTURE
    address = account.media.get_url(uploaded["media_id"])
    assert account._http.get(address).content == PICTURE
    assert isinstance(account._http.get_adapter(address), ToSandbox)
    wechat_server.advance(3 * 86_400 + 1)
    with refused(40007):
        account.media.download(uploaded["media_id"])


def test_pictures_of_articles_have_addresses(account: WeChatClient) -> None:
    assert account.media.upload_image(picture()).startswith("http")
    assert account.media.upload_mass_image(picture()).startswith("http")


def test_a_file_of_the_wrong_kind_is_refused(account: WeChatClient) -> None:
    with refused(40005):
        account.media.upload("voice", picture())
    with refused(40004):
        account.media.upload("tea", picture())
    with refused(40005):
        account.media.upload_image(file_named("tea.mp3"))
