"""The published wechatpy, unmodified: material and mass sends of the service account."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from test_wechatpy_client import account, lan
from wechatpy.exceptions import WeChatClientException

from wxkit.testing._bench import Bench

__all__ = ["account", "lan"]

PICTURE = b"\x89PNG\r\n\x1a\n made up"


def picture() -> Any:
    file = BytesIO(PICTURE)
    file.name = "tea.png"
    return file


def test_permanent_material_is_added_read_counted_listed_and_deleted(account: Any) -> None:
    added = account.material.add("image", picture())
    assert added["url"].startswith("http")
    assert account.material.get(added["media_id"]).content == PICTURE
    assert account.material.get_count()["image_count"] == 1
    listed = account.material.batchget("image", 0, 20)
    assert (listed["total_count"], listed["item"][0]["name"]) == (1, "tea.png")
    account.material.delete(added["media_id"])
    with pytest.raises(WeChatClientException) as error:
        account.material.get(added["media_id"])
    assert error.value.errcode == 40007


def test_temporary_material_is_uploaded_and_downloaded(account: Any) -> None:
    uploaded = account.media.upload("image", picture())
    assert uploaded["type"] == "image"
    assert account.media.download(uploaded["media_id"]).content == PICTURE
    assert account.media.upload_image(picture()).startswith("http")


def test_a_file_of_the_wrong_kind_is_refused(account: Any) -> None:
    with pytest.raises(WeChatClientException) as error:
        account.media.upload("voice", picture())
    assert error.value.errcode == 40005


def test_a_mass_text_reaches_its_readers(account: Any, lan: str, wechat_server: Bench) -> None:
    mei = wechat_server.control.people.add(id="mei", nickname="Mei")
    wechat_server.act.follow(person="mei")
    openids = [lan, mei.openids[wechat_server.world.service_account.appid]]
    sent = account.message.send_mass_text(openids, "春茶到了")
    assert account.message.get_mass(sent["msg_id"])["msg_status"] == "SENDING"
    wechat_server.advance(10)
    assert account.message.get_mass(sent["msg_id"])["msg_status"] == "SEND_SUCCESS"
    assert account.message.send_mass_text(None, "再来一次", is_to_all=True)["errcode"] == 0


def test_a_mass_picture_goes_to_all_and_a_preview_to_one(account: Any, lan: str) -> None:
    media_id = account.media.upload("image", picture())["media_id"]
    assert account.message.send_mass_image(None, media_id, is_to_all=True)["msg_id"]
    assert account.message.send_mass_image(lan, media_id, preview=True)["errcode"] == 0
    with pytest.raises(WeChatClientException) as error:
        account.message.send_mass_image(None, "unknown", is_to_all=True)
    assert error.value.errcode == 40007


def test_a_tag_is_named_as_of_old_and_not_found(account: Any, lan: str) -> None:
    """wechatpy still writes `group_id`, which WeChat's pages no longer know."""
    tag = account.tag.create("vip")["id"]
    with pytest.raises(WeChatClientException) as error:
        account.message.send_mass_text(tag, "春茶到了")
    assert error.value.errcode == 40152
