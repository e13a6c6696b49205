"""What material cannot be, and when it cannot go, by number."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import post, refused
from articles_steps import PNG

from wxkit._call import Upload
from wxkit.service_account.menu import Button, MatchRule
from wxkit.testing._bench import Bench

SONG = Button(type="click", name="今日歌曲", key="SONG")


def picture(wechat: Bench) -> str:
    return wechat.sa.material.add(type="image", media=PNG).media_id


def kept(wechat: Bench) -> int:
    return wechat.sa.material.count().image_count


@pytest.mark.parametrize("conditional", [False, True])
def test_what_a_menu_sends_stays(wechat: Bench, conditional: bool) -> None:
    media_id = picture(wechat)
    sends = Button(type="media_id", name="图片", media_id=media_id)
    wechat.sa.menu.create(button=[SONG if conditional else sends])
    if conditional:
        wechat.sa.menu.add_conditional(button=[sends], matchrule=MatchRule(client_platform_type="1"))
    with refused(48005):
        wechat.sa.material.delete(media_id=media_id)
    assert kept(wechat) == 1
    wechat.sa.menu.delete()
    wechat.sa.material.delete(media_id=media_id)
    assert kept(wechat) == 0


@pytest.mark.parametrize("media_id", ["unknown", "", None])
@pytest.mark.parametrize("path", ["get_material", "del_material"])
def test_unknown_material_is_40007(wechat: Bench, path: str, media_id: Any) -> None:
    picture(wechat)
    with refused(40007):
        post(wechat, f"/cgi-bin/material/{path}", media_id=media_id)
    assert kept(wechat) == 1


def test_temporary_material_is_none_of_the_permanent(wechat: Bench) -> None:
    temporary = wechat.sa.material.upload(type="image", media=PNG).media_id
    with refused(40007):
        wechat.sa.material.get(media_id=temporary)
    with refused(40007):
        wechat.sa.material.get_temporary(media_id=picture(wechat))


def test_material_of_the_mini_program_is_another(wechat: Bench) -> None:
    mine = wechat.sa.material.upload(type="image", media=PNG).media_id
    with refused(40007):
        wechat.mp.request("GET", "/cgi-bin/media/get", query={"media_id": mine})


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (Upload(b"", "tea.png"), 44001),
        (Upload(b"x", "tea.svg"), 40005),
        (Upload(b"x", "tea"), 40005),
        (Upload(b"x" * (10 * 1024 * 1024 + 1), "tea.png"), 40006),
    ],
)
def test_bad_pictures_are_not_kept(wechat: Bench, file: Upload, code: int) -> None:
    for call in (wechat.sa.material.add, wechat.sa.material.upload):
        with refused(code):
            call(type="image", media=file)
    assert kept(wechat) == 0


@pytest.mark.parametrize(("kind", "name"), [("image", "tea.bmp"), ("voice", "hi.wma"), ("voice", "hi.wav")])
def test_some_files_are_permanent_material_only(wechat: Bench, kind: Any, name: str) -> None:
    with refused(40005):
        wechat.sa.material.upload(type=kind, media=Upload(b"x", name))
    assert wechat.sa.material.add(type=kind, media=Upload(b"x", name)).media_id


@pytest.mark.parametrize("path", ["/cgi-bin/media/upload", "/cgi-bin/material/add_material"])
def test_types_and_files_have_to_be_there(wechat: Bench, path: str) -> None:
    for query in ({"type": "sticker"}, {}):
        with refused(40004):
            wechat.sa.request("POST", path, query=query, files={"media": PNG})
    with refused(41005):
        wechat.sa.request("POST", path, query={"type": "image"}, json={"title": "no file"})
    assert kept(wechat) == 0


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"type": "sticker"}, 40004),
        ({}, 40004),
        ({"type": "image", "count": 21}, 40035),
        ({"type": "image", "count": 0}, 40035),
        ({"type": "image", "offset": -1}, 40035),
    ],
)
def test_bad_pages_are_not_listed(wechat: Bench, fields: dict[str, Any], code: int) -> None:
    with refused(code):
        post(wechat, "/cgi-bin/material/batchget_material", **({"offset": 0, "count": 20} | fields))


@pytest.mark.parametrize("path", ["/cgi-bin/material/get_material", "/cgi-bin/material/del_material"])
def test_a_media_id_has_to_be_there(wechat: Bench, path: str) -> None:
    with refused(41006):
        post(wechat, path)
    for get in ("/cgi-bin/media/get", "/cgi-bin/media/get/jssdk"):
        with refused(41006):
            wechat.sa.request("GET", get)
