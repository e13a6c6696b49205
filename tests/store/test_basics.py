"""The shop itself: info, links, pictures, codes of places."""

from __future__ import annotations

import pytest

import wxkit
from wxkit._call import Upload
from wxkit.testing._bench import Bench

PNG = Upload(b"\x89PNG not really", "a.png", "image/png")


def test_the_shop_tells_its_name_and_state(wechat: Bench) -> None:
    info = wechat.shop.basics.info().info
    assert (info.nickname, info.status) == ("小店", "open_finished")
    assert info.username == wechat.world.store.original_id


def test_a_post_to_the_info_is_refused(wechat: Bench) -> None:
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.shop.request("POST", "/channels/ec/basics/info/get", json={})
    assert refused.value.errcode == 43001


def test_links_of_the_shop_stay_the_same(wechat: Bench) -> None:
    basics = wechat.shop.basics
    assert basics.h5url().shop_h5url == basics.h5url().shop_h5url
    assert basics.taglink().shop_taglink.startswith("#小程序://小店/")
    codes = {basics.qrcode(qrcode_type=1).shop_qrcode, basics.qrcode(qrcode_type=3).shop_qrcode}
    assert len(codes) == 2


def test_a_picture_for_a_product_gets_a_link(wechat: Bench) -> None:
    upload = wechat.shop.basics.upload_image
    file = upload(upload_type=0, resp_type=1, height=1, width=1, media=PNG).pic_file
    assert file.img_url is not None
    assert file.img_url.startswith("https://mmecimage.cn/p/")
    assert file.media_id is None


def test_a_picture_for_a_proof_can_be_downloaded_again(wechat: Bench) -> None:
    file = wechat.shop.basics.upload_image_old(
        upload_type=0, resp_type=0, height=1, width=1, media=PNG
    ).pic_file
    assert file.media_id
    assert wechat.shop.basics.media(media_id=file.media_id).content == PNG.content


def test_a_picture_may_be_fetched_from_its_address(wechat: Bench) -> None:
    upload = wechat.shop.basics.upload_image
    first = upload(upload_type=1, resp_type=1, img_url="https://example.com/a.png").pic_file.img_url
    second = upload(upload_type=1, resp_type=1, img_url="https://example.com/a.png").pic_file.img_url
    assert first
    assert second not in ("", first)


def test_an_upload_whose_fields_do_not_fit_is_refused(wechat: Bench) -> None:
    upload = wechat.shop.basics.upload_image
    with pytest.raises(wxkit.WeChatError) as without_url:
        upload(upload_type=1, resp_type=1)
    with pytest.raises(wxkit.WeChatError) as without_size:
        upload(upload_type=0, resp_type=1, media=PNG)
    assert (without_url.value.errcode, without_size.value.errcode) == (10020055, 10020055)


def test_an_unknown_media_id_is_refused(wechat: Bench) -> None:
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.shop.basics.media(media_id="nothing")
    assert refused.value.errcode == 40007


def test_places_are_found_level_by_level(wechat: Bench) -> None:
    codes = wechat.shop.basics.address_codes
    provinces = {place.name: place.code for place in codes().next_level_addrs}
    cities = {place.name: place.code for place in codes(addr_code=provinces["广东省"]).next_level_addrs}
    shenzhen = codes(addr_code=cities["深圳市"])
    assert (shenzhen.addrs_msg.name, shenzhen.addrs_msg.level) == ("深圳市", 2)
    assert "南山区" in {place.name for place in shenzhen.next_level_addrs}


def test_an_unknown_place_is_refused(wechat: Bench) -> None:
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.shop.basics.address_codes(addr_code=999)
    assert refused.value.errcode == 40097
