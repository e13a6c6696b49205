"""Videos (视频): uploaded in parts for the calls that ask for one, such as products and after-sale proofs.

`init`, then `upload_part` for every part, then `finish`, then `play_info` until there is a link.
"""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Query, Reply, Upload
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncVideos",
    "FinishVideoUpload",
    "FinishedPart",
    "GetVideoPlayInfo",
    "InitVideoUpload",
    "UploadVideoPart",
    "VideoPart",
    "VideoPartReply",
    "VideoPlayInfo",
    "VideoPlayReply",
    "VideoUpload",
    "VideoUploadReply",
    "Videos",
]


class VideoUpload(Output):
    """An upload that has begun."""

    video_upload_key: str = ""


class VideoUploadReply(Reply):
    """An upload that has begun."""

    data: VideoUpload = Field(default_factory=VideoUpload)


class InitVideoUpload(Call[VideoUploadReply], post="/shop/ec/basics/video/initupload"):
    """Begin to upload a video (申请上传视频).

    https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/resource/api_video_initupload
    """

    scene_type: int
    """162 for products (500 MB and 180 seconds at most), 173 for after-sale (20 MB)."""
    file_type: str
    """Such as `mp4`."""
    file_size: int = Field(gt=0)
    """Bytes."""


class VideoPart(Output):
    """A part that has arrived."""

    part_sha: str = ""
    """SHA-1 that `finish` asks for."""


class VideoPartReply(Reply):
    """A part that has arrived."""

    data: VideoPart = Field(default_factory=VideoPart)


class UploadVideoPart(Call[VideoPartReply], post="/shop/ec/basics/video/uploadpart", repeatable=True):
    """Upload a part (上传视频数据分块) of 1 to 2 MB, the last may be smaller; in any order, again if needed.

    https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/resource/api_video_uploadpart
    """

    video_upload_key: Query[str]
    partnum: Query[int] = Field(ge=1, le=10000)
    """Counts from 1."""
    media: Upload


class FinishedPart(Input):
    """A part that has arrived."""

    partnum: int
    part_sha: str


class FinishVideoUpload(Call[Ok], post="/shop/ec/basics/video/finishupload"):
    """Put the parts together (完成视频上传).

    Errors: 10020342 (a part below 1 MB that is not the last).
    https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/resource/api_video_finishupload
    """

    video_upload_key: str
    finish_parts: list[FinishedPart]
    """All of them, from the first to the last."""


class VideoPlayInfo(Output):
    """Where the video is."""

    url: str = ""
    """Works for a while; other calls take it even later."""


class VideoPlayReply(Reply):
    """Where the video is."""

    data: VideoPlayInfo = Field(default_factory=VideoPlayInfo)


class GetVideoPlayInfo(Call[VideoPlayReply], get="/shop/ec/basics/video/getplayinfo"):
    """The link of an uploaded video (获取上传后的视频临时URL); ask again until it is there.

    https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/resource/api_video_getplayinfo
    """

    video_upload_key: str


class VideoCalls:
    """Videos."""

    init = endpoint(InitVideoUpload)
    upload_part = endpoint(UploadVideoPart)
    finish = endpoint(FinishVideoUpload)
    play_info = endpoint(GetVideoPlayInfo)


class Videos(VideoCalls, Sync):
    """Videos (视频)."""


class AsyncVideos(VideoCalls, Async):
    """Videos (视频)."""
