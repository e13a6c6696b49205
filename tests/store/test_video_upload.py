"""Videos: parts, their sums, and the whole."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import refused

from wxkit._call import Upload
from wxkit.store.videos import FinishedPart
from wxkit.testing._bench import Bench

MIB = 1024 * 1024


def begun(wechat: Bench, size: int) -> str:
    made = wechat.shop.videos.init(scene_type=173, file_type="mp4", file_size=size)
    return made.data.video_upload_key


def sent(wechat: Bench, key: str, number: int, size: int) -> FinishedPart:
    media = Upload(b"v" * size, f"part{number}", "video/mp4")
    sha = wechat.shop.videos.upload_part(video_upload_key=key, partnum=number, media=media).data.part_sha
    return FinishedPart(partnum=number, part_sha=sha)


def url(wechat: Bench, key: str) -> str:
    return wechat.shop.videos.play_info(video_upload_key=key).data.url


def test_a_video_in_two_parts(wechat: Bench) -> None:
    key = begun(wechat, MIB + 5)
    second, first = sent(wechat, key, 2, 5), sent(wechat, key, 1, MIB)
    assert url(wechat, key) == ""
    wechat.shop.videos.finish(video_upload_key=key, finish_parts=[first, second])
    assert url(wechat, key).endswith(".mp4")


def test_a_part_may_be_sent_again(wechat: Bench) -> None:
    key = begun(wechat, 7)
    sent(wechat, key, 1, 5)
    wechat.shop.videos.finish(video_upload_key=key, finish_parts=[sent(wechat, key, 1, 7)])
    with refused(40097):
        sent(wechat, key, 2, 5)


def test_only_the_last_part_is_small(wechat: Bench) -> None:
    key = begun(wechat, 10)
    parts = [sent(wechat, key, 1, 5), sent(wechat, key, 2, 5)]
    with refused(10020342):
        wechat.shop.videos.finish(video_upload_key=key, finish_parts=parts)
    assert url(wechat, key) == ""


def test_a_whole_that_does_not_fit(wechat: Bench) -> None:
    key, videos = begun(wechat, 10), wechat.shop.videos
    first = sent(wechat, key, 1, 5)
    for parts in (
        [],
        [first],
        [FinishedPart(partnum=1, part_sha="x")],
        [FinishedPart(partnum=2, part_sha="x")],
    ):
        with refused(40097):
            videos.finish(video_upload_key=key, finish_parts=parts)
    assert url(wechat, key) == ""


@pytest.mark.parametrize(
    "change", [{"scene_type": 1}, {"file_type": ""}, {"file_size": 20 * MIB + 1}], ids=str
)
def test_a_video_that_is_not_taken(wechat: Bench, change: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"scene_type": 173, "file_type": "mp4", "file_size": 1}
    with refused(40097):
        wechat.shop.videos.init(**(fields | change))


def test_unknown_videos_and_parts_of_no_size(wechat: Bench) -> None:
    videos = wechat.shop.videos
    with refused(40097):
        sent(wechat, "x", 1, 5)
    with refused(40097):
        videos.finish(video_upload_key="x", finish_parts=[])
    with refused(40097):
        videos.play_info(video_upload_key="x")
    for size in (0, 2 * MIB + 1):
        with refused(40097):
            sent(wechat, begun(wechat, 5), 1, size)
