"""Tapping the menu."""

from __future__ import annotations

from typing import cast

import pytest
from account_steps import follower, pushed

import wxkit
from wxkit.callbacks import Push, events, messages
from wxkit.miniprogram.analytics import VisitSource
from wxkit.service_account._buttons import ButtonType
from wxkit.service_account.menu import Button, MatchRule, SubButton
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.pages import Release


def tapped(wechat: Bench, button: Button, **how: object) -> list[Push]:
    follower(wechat, "lan")
    wechat.sa.menu.create(button=[button])
    wechat.act.tap_menu(person="lan", name=button.name, **how)  # type: ignore[arg-type] # one helper for all acts
    return pushed(wechat)[1:]


def test_a_click_brings_its_key(wechat: Bench) -> None:
    (event,) = tapped(wechat, Button(type="click", name="n", key="SONG"))
    assert isinstance(event, events.Click)
    assert event.event_key == "SONG"


def test_a_link_brings_its_url(wechat: Bench) -> None:
    (event,) = tapped(wechat, Button(type="view", name="n", url="https://a.test/"))
    assert isinstance(event, events.View)
    assert event.event_key == "https://a.test/"
    assert event.menu_id


def test_a_mini_program_brings_its_page(wechat: Bench) -> None:
    appid = wechat.world.miniprogram.appid
    button = Button(type="miniprogram", name="n", url="https://a.test/", appid=appid, pagepath="pages/i")
    (event,) = tapped(wechat, button)
    assert isinstance(event, events.ViewMiniprogram)
    assert event.event_key == "pages/i"


def test_the_mini_program_opens_from_the_menu_unless_its_page_is_not_released(wechat: Bench) -> None:
    appid = wechat.world.miniprogram.appid
    button = Button(
        type="miniprogram", name="n", url="https://a.test/", appid=appid, pagepath="pages/i?from=menu"
    )
    tapped(wechat, button)
    wechat.world.miniprogram.state(Release).pages = {"pages/j"}
    wechat.act.tap_menu(person="lan", name="n")
    wechat.advance(86400)
    day = {"begin_date": "20260302", "end_date": "20260302"}
    assert [page.page_path for page in wechat.mp.analytics.visited_pages(**day).list] == ["pages/i"]
    source = wechat.mp.analytics.visit_distribution(**day).list[0].item_list
    assert [(one.key, one.value) for one in source] == [(VisitSource.ACCOUNT_MENU, 1)]


@pytest.mark.parametrize("kind", ["scancode_push", "scancode_waitmsg"])
def test_a_scan_brings_what_was_scanned(wechat: Bench, kind: str) -> None:
    button = Button(type=cast("ButtonType", kind), name="n", key="SCAN")
    (event,) = tapped(wechat, button, scan_result="https://b.test/")
    assert isinstance(event, events.ScancodePush | events.ScancodeWaitmsg)
    assert (event.event, event.scan_code_info.scan_result) == (kind, "https://b.test/")


@pytest.mark.parametrize("kind", ["pic_sysphoto", "pic_photo_or_album", "pic_weixin"])
def test_pictures_follow_their_event(wechat: Bench, kind: str) -> None:
    button = Button(type=cast("ButtonType", kind), name="n", key="PIC")
    event, *pictures = tapped(wechat, button, pictures=2)
    assert isinstance(event, events.PicSysphoto | events.PicPhotoOrAlbum | events.PicWeixin)
    assert (event.event, event.send_pics_info.count) == (kind, 2)
    assert len({picture.msg_id for picture in pictures if isinstance(picture, messages.Image)}) == 2


def test_a_place_follows_its_event(wechat: Bench) -> None:
    button = Button(type="location_select", name="n", key="WHERE")
    event, place = tapped(wechat, button, latitude=31.2, longitude=121.5, label="外滩")
    assert isinstance(event, events.LocationSelect)
    assert event.send_location_info.location_x == "31.2"
    assert isinstance(place, messages.Location)
    assert (place.location_y, place.label) == (121.5, "外滩")


def test_material_is_shown_without_a_push(wechat: Bench) -> None:
    assert tapped(wechat, Button(type="media_id", name="n", media_id="m")) == []


def test_people_tap_the_menu_that_they_see(wechat: Bench) -> None:
    follower(wechat, "lan")
    wechat.sa.menu.create(button=[Button(type="click", name="all", key="ALL")])
    below = [SubButton(type="view", name="ios", url="https://a.test/")]
    added = wechat.sa.menu.add_conditional(
        button=[Button(name="more", sub_button=below)], matchrule=MatchRule(client_platform_type="1")
    )
    wechat.act.tap_menu(person="lan", name="ios")
    event = pushed(wechat)[-1]
    assert isinstance(event, events.View)
    assert event.menu_id == added.menuid
    with pytest.raises(wxkit.WxkitError, match="no button 'all'"):
        wechat.act.tap_menu(person="lan", name="all")


def test_without_a_menu_there_is_nothing_to_tap(wechat: Bench) -> None:
    follower(wechat, "lan")
    with pytest.raises(wxkit.WxkitError, match="has no menu"):
        wechat.act.tap_menu(person="lan", name="n")
