"""Files for made-to-order goods."""

from __future__ import annotations

import pytest
from shop_steps import bought, opened, refused

from wxkit._call import Upload
from wxkit.testing._bench import Bench

DRAWING = Upload(b"drawing", "d.png", "image/png")


def openid(wechat: Bench, person: str = "mei") -> str:
    return wechat.world.store.openid(wechat.world.people[person])


def test_the_shop_fetches_what_the_buyer_wants_on_the_goods(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    files = wechat.shop.custom_files
    with refused(40097):
        files.download_url(openid=openid(wechat), order_id=order_id)
    assert files.upload(openid=openid(wechat), upload_type=0, file=DRAWING).media_id
    found = files.download_url(openid=openid(wechat), order_id=order_id)
    assert found.url.startswith("https://")
    assert found.expire_time == wechat.world.clock.time() + 600


def test_files_by_address(wechat: Bench) -> None:
    opened(wechat)
    files = wechat.shop.custom_files
    assert files.upload(openid=openid(wechat), upload_type=1, file_url="https://example.com/d.png").media_id
    for wrong in (None, "d.png"):
        with refused(40097):
            files.upload(openid=openid(wechat), upload_type=1, file_url=wrong)


@pytest.mark.parametrize(
    ("file", "code"),
    [(None, 40097), (Upload(b"", "d", ""), 40097), (Upload(b"x" * 10 * 1024 * 1024, "d", ""), 45002)],
    ids=["none", "empty", "large"],
)
def test_files_that_are_not_taken(wechat: Bench, file: Upload | None, code: int) -> None:
    opened(wechat)
    with refused(code):
        wechat.shop.custom_files.upload(openid=openid(wechat), upload_type=0, file=file)


def test_everybody_has_files_of_their_own(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    files = wechat.shop.custom_files
    with refused(40003):
        files.upload(openid="o-nobody", upload_type=0, file=DRAWING)
    with refused(40003):
        files.download_url(openid=openid(wechat, "lan"), order_id=order_id)
    with refused(100002):
        files.download_url(openid=openid(wechat), order_id="37")
