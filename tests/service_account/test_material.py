"""Material: temporary for three days, permanent until it is deleted."""

from __future__ import annotations

import pytest
from account_steps import refused
from articles_steps import MP4, PNG

from wxkit._call import Upload
from wxkit.service_account.material import VideoDescription
from wxkit.testing._bench import Bench

DAY = 86_400


def test_temporary_material_lives_three_days(wechat: Bench) -> None:
    uploaded = wechat.sa.material.upload(type="image", media=PNG)
    assert (uploaded.type, uploaded.created_at) == ("image", wechat.world.clock.time())
    wechat.advance(3 * DAY - 1)
    found = wechat.sa.material.get_temporary(media_id=uploaded.media_id)
    assert (found.content, found.content_type, found.filename) == (PNG.content, "image/png", "tea.png")
    wechat.advance(1)
    with refused(40007):
        wechat.sa.material.get_temporary(media_id=uploaded.media_id)


def test_of_a_temporary_video_only_its_address_is_told(wechat: Bench) -> None:
    uploaded = wechat.sa.material.upload(type="video", media=MP4)
    found = wechat.sa.material.get_temporary(media_id=uploaded.media_id)
    assert found.video_url
    assert found.content == b""


def test_permanent_material_is_read_listed_counted_and_deleted(wechat: Bench) -> None:
    material = wechat.sa.material
    added = material.add(type="image", media=PNG)
    video = material.add(type="video", media=MP4, description=VideoDescription(title="茶", introduction="山"))
    wechat.advance(400 * DAY)
    assert material.get(media_id=added.media_id).content == PNG.content
    told = material.get(media_id=video.media_id)
    assert (told.title, told.description) == ("茶", "山")
    counted = material.count()
    assert (counted.image_count, counted.video_count, counted.voice_count, counted.news_count) == (1, 1, 0, 0)
    (item,) = material.list(type="image", offset=0, count=20).item
    assert (item.media_id, item.name, item.url) == (added.media_id, "tea.png", added.url)
    material.delete(media_id=added.media_id)
    assert material.list(type="image").total_count == 0


def test_the_newest_come_first_and_pages_fit(wechat: Bench) -> None:
    ids = [wechat.sa.material.add(type="image", media=PNG).media_id for _ in range(3)]
    listed = wechat.sa.material.iter_list(type="image", count=2)
    assert [item.media_id for item in listed] == ids[::-1]


def test_what_is_unknown_is_40007(wechat: Bench) -> None:
    with refused(40007):
        wechat.sa.material.get(media_id="x")
    with refused(40007):
        wechat.sa.material.delete(media_id="x")
    with refused(40007):
        wechat.sa.material.get_temporary(media_id="x")


@pytest.mark.parametrize(
    ("kind", "name", "size", "code"),
    [
        ("image", "tea.exe", 10, 40005),
        ("voice", "tea.mp4", 10, 40005),
        ("thumb", "tea.jpg", 64 * 1024 + 1, 40006),
        ("voice", "tea.mp3", 2 * 1024 * 1024 + 1, 40006),
        ("image", "tea.png", 0, 44001),
    ],
)
def test_files_of_the_wrong_kind_or_size_are_refused(
    wechat: Bench, kind: str, name: str, size: int, code: int
) -> None:
    file = Upload(b"x" * size, name)
    for call in (wechat.sa.material.upload, wechat.sa.material.add):
        with refused(code):
            call(type=kind, media=file)  # type: ignore[arg-type] # from a list of cases
    assert wechat.sa.material.count().voice_count == wechat.sa.material.count().image_count == 0


def test_a_permanent_video_needs_a_description(wechat: Bench) -> None:
    with refused(41005):
        wechat.sa.material.add(type="video", media=MP4)
    assert wechat.sa.material.count().video_count == 0


def test_pictures_of_articles_use_no_stock(wechat: Bench) -> None:
    assert wechat.sa.material.upload_image(media=PNG).url.startswith("http://mmbiz.qpic.cn/")
    assert wechat.sa.material.count().image_count == 0
    with refused(40005):
        wechat.sa.material.upload_image(media=MP4)
    with refused(40009):
        wechat.sa.material.upload_image(media=Upload(b"x" * (1 << 20), "tea.png"))
