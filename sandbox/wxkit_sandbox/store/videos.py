"""Videos (视频): uploaded in parts, put together, played."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.store.videos import (
    FinishVideoUpload,
    GetVideoPlayInfo,
    InitVideoUpload,
    UploadVideoPart,
    VideoPart,
    VideoPartReply,
    VideoPlayInfo,
    VideoPlayReply,
    VideoUpload,
    VideoUploadReply,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__ = ["Videos"]

BAD, SMALL_PART = 40097, 10020342
MIB = 1024 * 1024
MOST = {162: 500 * MIB, 173: 20 * MIB}
"""Bytes by scene."""


@dataclass(slots=True)
class Video:
    """A video on its way."""

    size: int
    file_type: str
    parts: dict[int, tuple[int, str]] = field(default_factory=dict[int, tuple[int, str]])
    """Bytes and SHA-1 by number."""
    finished: bool = False


@dataclass(slots=True)
class Videos:
    """All uploads by their key."""

    videos: dict[str, Video] = field(default_factory=dict[str, Video])


@handles(InitVideoUpload)
def init_upload(app: App, call: InitVideoUpload) -> VideoUploadReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/resource/api_video_initupload"""
    if not call.file_type or call.file_size > MOST.get(call.scene_type, 0):
        raise Refusal(BAD)
    number = str(app.world.ids.count("video"))
    key = app.world.ids.derived(48, "video", app.appid, number)
    app.state(Videos).videos[key] = Video(call.file_size, call.file_type)
    return VideoUploadReply(data=VideoUpload(video_upload_key=key))


@handles(UploadVideoPart)
def upload_part(app: App, call: UploadVideoPart) -> VideoPartReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/resource/api_video_uploadpart"""
    video, content = _video(app, call.video_upload_key), call.media.content
    if video.finished or not 0 < len(content) <= 2 * MIB:
        raise Refusal(BAD)
    sha = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    video.parts[call.partnum] = (len(content), sha)
    return VideoPartReply(data=VideoPart(part_sha=sha))


@handles(FinishVideoUpload)
def finish_upload(app: App, call: FinishVideoUpload) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/resource/api_video_finishupload"""
    video = _video(app, call.video_upload_key)
    given = [(part.partnum, part.part_sha) for part in call.finish_parts]
    if given != [(number, sha) for number, (_, sha) in sorted(video.parts.items())]:
        raise Refusal(BAD)
    if [number for number, _ in given] != list(range(1, len(given) + 1)):
        raise Refusal(BAD)
    sizes = [size for _, (size, _) in sorted(video.parts.items())]
    if any(size < MIB for size in sizes[:-1]):
        raise Refusal(SMALL_PART)
    if sum(sizes) != video.size:
        raise Refusal(BAD)
    video.finished = True
    return Ok()


@handles(GetVideoPlayInfo)
def get_play_info(app: App, call: GetVideoPlayInfo) -> VideoPlayReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/resource/api_video_getplayinfo"""
    video = _video(app, call.video_upload_key)
    code = app.world.ids.derived(24, "play", call.video_upload_key)
    url = f"https://store.weixin.qq.com/video/{code}.{video.file_type}"
    return VideoPlayReply(data=VideoPlayInfo(url=url if video.finished else ""))


def _video(app: App, key: str) -> Video:
    video = app.state(Videos).videos.get(key)
    if video is None:
        raise Refusal(BAD)
    return video
