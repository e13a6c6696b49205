"""The home page's background and banners: proposed, looked at, withdrawn, removed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from shop_steps import HOUR, refused

from wxkit._call import Upload
from wxkit._wire import Incoming
from wxkit.store.homepage import BannerItemInput, BannerPictureInput, BannerProductInput
from wxkit.testing._bench import Bench


def picture(wechat: Bench) -> str:
    media = Upload(b"png", "p.png", "image/png")
    made = wechat.shop.basics.upload_image(upload_type=0, resp_type=1, height=9, width=16, media=media)
    assert made.pic_file.img_url is not None
    return made.pic_file.img_url


def banner(wechat: Bench, **change: Any) -> BannerItemInput:
    shown = BannerPictureInput(img_url=picture(wechat), title="新品")
    fields = {"type": 1, "banner": shown, "product": BannerProductInput(product_id="1")}
    return BannerItemInput.model_validate(fields | change)


def test_a_background_that_is_accepted_is_shown(wechat: Bench) -> None:
    url = picture(wechat)
    wechat.shop.homepage.submit_background(img_url=url)
    found = wechat.shop.homepage.background()
    assert (found.img_url, found.apply) == (url, None)


def test_a_background_that_is_rejected_says_why(wechat: Bench) -> None:
    wechat.world.settings.homepage_audit = "fail"
    apply_id = wechat.shop.homepage.submit_background(img_url=picture(wechat)).apply_id
    found = wechat.shop.homepage.background()
    assert found.img_url == ""
    assert found.apply is not None
    assert (found.apply.apply_id, found.apply.state) == (apply_id, 2)
    assert found.apply.audit_desc
    with refused(268549848):
        wechat.shop.homepage.cancel_background(apply_id=apply_id)


def test_one_background_is_looked_at_at_a_time(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = HOUR
    homepage = wechat.shop.homepage
    apply_id = homepage.submit_background(img_url=picture(wechat)).apply_id
    with refused(268549841):
        homepage.submit_background(img_url=picture(wechat))
    homepage.cancel_background(apply_id=apply_id)
    with refused(268549848):
        homepage.cancel_background(apply_id=apply_id)
    wechat.world.advance(HOUR)
    with refused(268549676):
        homepage.background()


def test_a_removed_background_is_gone_with_what_was_proposed(wechat: Bench) -> None:
    homepage = wechat.shop.homepage
    homepage.submit_background(img_url=picture(wechat))
    wechat.world.settings.homepage_audit = "wait"
    apply_id = homepage.submit_background(img_url=picture(wechat)).apply_id
    homepage.remove_background()
    with refused(268549676):
        homepage.background()
    with refused(268549848):
        homepage.cancel_background(apply_id=apply_id)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, 268549818),
        ({"img_url": ""}, 268555602),
        ({"img_url": "https://example.com/1.png"}, 268555603),
        ({"img_url": "https://mmecimage.cn/p/somebody/else"}, 268555744),
    ],
)
def test_a_bad_background_is_not_taken(wechat: Bench, body: dict[str, Any], code: int) -> None:
    with refused(code):
        wechat.shop.request("POST", "/channels/ec/basics/homepage/background/apply/submit", json=body)
    with refused(268549676):
        wechat.shop.homepage.background()


def test_unknown_applications(wechat: Bench) -> None:
    homepage = wechat.shop.homepage
    for call in (homepage.cancel_background, homepage.cancel_banner):
        with refused(268549835):
            call(apply_id=0)
        with refused(268549854):
            call(apply_id=7)
    apply_id = homepage.submit_background(img_url=picture(wechat)).apply_id
    with refused(268549854):
        homepage.cancel_banner(apply_id=apply_id)


def test_banners_that_are_accepted_are_shown(wechat: Bench) -> None:
    assert wechat.shop.homepage.banner().banner is None
    wechat.shop.homepage.submit_banner(banner=[banner(wechat)], scale=1, title="春季上新")
    shown = wechat.shop.homepage.banner()
    assert shown.apply is None
    assert shown.banner is not None
    assert (shown.banner.title, [one.type for one in shown.banner.banner]) == ("春季上新", [1])


def test_banners_wait_and_are_withdrawn_or_removed(wechat: Bench) -> None:
    wechat.world.settings.homepage_audit = "wait"
    homepage = wechat.shop.homepage
    apply_id = homepage.submit_banner(banner=[banner(wechat)] * 3, scale=2).apply_id
    waiting = homepage.banner().apply
    assert waiting is not None
    assert (waiting.apply_id, waiting.state, len(waiting.banner)) == (apply_id, 1, 3)
    with refused(268549841):
        homepage.submit_banner(banner=[banner(wechat)], scale=1)
    homepage.cancel_banner(apply_id=apply_id)
    assert homepage.banner().apply is None
    homepage.submit_banner(banner=[banner(wechat)], scale=1)
    homepage.remove_banner()
    assert homepage.banner().apply is None


@pytest.mark.parametrize(
    ("count", "scale", "change", "code"),
    [
        (1, 7, {}, 268552764),
        (2, 2, {}, 268553714),
        (1, 1, {"type": 2}, 268549928),
        (1, 1, {"banner": None}, 268553252),
        (1, 1, {"product": None}, 268553252),
        (1, 1, {"banner": BannerPictureInput(img_url="", title="新品")}, 268555602),
        (1, 1, {"banner": BannerPictureInput(img_url="https://example.com/1", title="新品")}, 268555603),
        (1, 1, {"banner": BannerPictureInput(img_url="https://mmecimage.cn/p/x", title="新品")}, 268555797),
    ],
)
def test_bad_banners_are_not_taken(
    wechat: Bench, count: int, scale: int, change: dict[str, Any], code: int
) -> None:
    with refused(code):
        wechat.shop.homepage.submit_banner(banner=[banner(wechat, **change)] * count, scale=scale)
    assert wechat.shop.homepage.banner().apply is None


def test_banners_have_titles_and_are_at_most_five(wechat: Bench) -> None:
    untitled = banner(wechat, banner=BannerPictureInput(img_url=picture(wechat)))
    with refused(268552767):
        wechat.shop.homepage.submit_banner(banner=[untitled], scale=1)
    body = {"banner": {"banner": [banner(wechat).model_dump(exclude_none=True)] * 6, "scale": 1}}
    with refused(268553714):
        wechat.shop.request("POST", "/channels/ec/basics/homepage/banner/apply/submit", json=body)
    assert wechat.shop.homepage.banner().apply is None


@pytest.mark.parametrize("part", ["background", "banner"])
def test_268555516_the_account_is_no_store(wechat: Bench, part: str) -> None:
    token, path = wechat.mp.access_token(), f"/channels/ec/basics/homepage/{part}/get"
    query = f"access_token={token}"
    answer = wechat.gateway.handle(Incoming("POST", path, query, b"{}"))
    assert json.loads(answer.content)["errcode"] == 268555516
