"""Mini-program codes and square codes."""

from __future__ import annotations

from typing import Any

import pytest
from mp_refusals import refuses

from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.miniprogram.qrcode import QrPool

LIMITED = "/wxa/getwxacode"
UNLIMITED = "/wxa/getwxacodeunlimit"
SQUARE = "/cgi-bin/wxaapp/createwxaqrcode"


def ask(wechat: Bench, path: str, fields: dict[str, Any]) -> None:
    """What the typed client would not send."""
    wechat.mp.request("POST", path, query={"access_token": wechat.mp.access_token()}, json=fields)


@pytest.fixture
def pool(wechat: Bench) -> QrPool:
    return wechat.world.miniprogram.state(QrPool)


def test_a_code_is_a_jpeg_that_tells_its_path(wechat: Bench) -> None:
    code = wechat.mp.qrcode.get(path="pages/index/index?id=1")
    assert code.content_type == "image/jpeg"
    assert code.content.startswith(b"\xff\xd8")
    assert b"pages/index/index?id=1" in code.content


def test_a_transparent_code_is_a_png(wechat: Bench) -> None:
    code = wechat.mp.qrcode.get(path="pages/index/index", is_hyaline=True)
    assert (code.content_type, code.content[:4]) == ("image/png", b"\x89PNG")


def test_an_unlimited_code_carries_page_and_scene(wechat: Bench, pool: QrPool) -> None:
    code = wechat.mp.qrcode.get_unlimited(scene="id=1&from=a", page="pages/shop/shop")
    assert b"pages/shop/shop?scene=id%3D1%26from%3Da" in code.content
    assert not pool.paths


def test_the_pool_is_shared_and_counts_a_path_once(wechat: Bench, pool: QrPool) -> None:
    pool.limit = 2
    wechat.mp.qrcode.get(path="pages/a/a")
    wechat.mp.qrcode.create(path="pages/b/b")
    wechat.mp.qrcode.get(path="pages/b/b")
    with refuses(45029):
        wechat.mp.qrcode.get(path="pages/c/c")
    with refuses(45029):
        wechat.mp.qrcode.create(path="pages/c/c")
    assert pool.paths == {"pages/a/a", "pages/b/b"}


@pytest.mark.parametrize("path", [LIMITED, SQUARE])
def test_no_path_is_40159(wechat: Bench, pool: QrPool, path: str) -> None:
    for fields in ({}, {"path": ""}, {"path": "p" * 1025}):
        with refuses(40159):
            ask(wechat, path, fields)
    assert not pool.paths


def test_a_square_code_has_128_characters(wechat: Bench) -> None:
    assert wechat.mp.qrcode.create(path="p" * 128).content
    with refuses(40159):
        ask(wechat, SQUARE, {"path": "p" * 129})


def test_scancode_time_is_reserved(wechat: Bench, pool: QrPool) -> None:
    for make in (wechat.mp.qrcode.get, wechat.mp.qrcode.create):
        with refuses(85096):
            make(path="pages/index/index?scancode_time=1")
    with refuses(85096):
        wechat.mp.qrcode.get_unlimited(scene="scancode_time=1")
    assert not pool.paths


@pytest.mark.parametrize(
    "fields", [{"width": 279}, {"width": 1281}, {"env_version": "beta"}, {"line_color": {"r": 256}}]
)
def test_other_bad_fields_are_40097(wechat: Bench, fields: dict[str, Any]) -> None:
    with refuses(40097):
        ask(wechat, LIMITED, {"path": "pages/index/index"} | fields)


@pytest.mark.parametrize("fields", [{}, {"scene": ""}, {"scene": "s" * 33}])
def test_the_scene_s_length_is_40169(wechat: Bench, fields: dict[str, str]) -> None:
    with refuses(40169):
        ask(wechat, UNLIMITED, fields)


@pytest.mark.parametrize("scene", ["50%", "店", "a b", "<", '"'])
def test_the_scene_s_characters_are_40129(wechat: Bench, scene: str) -> None:
    with refuses(40129):
        wechat.mp.qrcode.get_unlimited(scene=scene)


def test_all_documented_characters_may_be_in_a_scene(wechat: Bench) -> None:
    assert wechat.mp.qrcode.get_unlimited(scene="aZ09!#$&'()*+,/:;=?@-._~").content


@pytest.mark.parametrize("page", ["/pages/index/index", "pages/index/index?a=1"])
@pytest.mark.parametrize("check_path", [None, False])
def test_a_page_has_no_slash_and_no_query(wechat: Bench, page: str, check_path: bool | None) -> None:
    with refuses(41030):
        wechat.mp.qrcode.get_unlimited(scene="a", page=page, check_path=check_path)


def test_a_page_has_to_be_released_unless_unchecked(wechat: Bench) -> None:
    wechat.world.miniprogram.state(Release).pages = {"pages/index/index"}
    with refuses(41030):
        wechat.mp.qrcode.get_unlimited(scene="a", page="pages/new/new")
    assert wechat.mp.qrcode.get_unlimited(scene="a", page="pages/new/new", check_path=False).content
    assert wechat.mp.qrcode.get_unlimited(scene="a", page="pages/index/index").content


def test_without_a_release_it_is_41030(wechat: Bench) -> None:
    wechat.world.miniprogram.state(Release).online = False
    with refuses(41030):
        wechat.mp.qrcode.get_unlimited(scene="a")
    assert wechat.mp.qrcode.get_unlimited(scene="a", check_path=False).content


def test_without_a_check_there_are_so_many_pages(wechat: Bench, pool: QrPool) -> None:
    pool.unchecked_limit = 1
    wechat.mp.qrcode.get_unlimited(scene="a", page="pages/a/a", check_path=False)
    with refuses(45029):
        wechat.mp.qrcode.get_unlimited(scene="a", page="pages/b/b", check_path=False)
    assert pool.unchecked == {"pages/a/a"}
    wechat.mp.qrcode.get_unlimited(scene="b", page="pages/a/a", check_path=False)
    wechat.mp.qrcode.get_unlimited(scene="a", page="pages/b/b")
