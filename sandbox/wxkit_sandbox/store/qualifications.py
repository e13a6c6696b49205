"""Uploaded pictures of qualifications (资质图片), which categories and brands ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from wxkit._call import Upload
from wxkit.store.basics import (
    QualificationFile,
    QualificationUploaded,
    UploadQualification,
    UploadQualificationOld,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__ = ["Qualifications", "check_files"]

BAD_UPLOAD = 10020055


@dataclass(slots=True)
class Qualifications:
    """Pictures by file_id."""

    files: dict[str, Upload] = field(default_factory=dict[str, Upload])


def check_files(app: App, file_ids: Iterable[str], *, refusal: int) -> None:
    """All of them were uploaded."""
    known = app.state(Qualifications).files
    if not all(file_id in known for file_id in file_ids):
        raise Refusal(refusal)


@handles(UploadQualification, invalid={"*": BAD_UPLOAD})
def upload(app: App, call: UploadQualification) -> QualificationUploaded:
    """https://developers.weixin.qq.com/doc/store/shop/API/apimgnt/api_qualificationupload.html"""
    return _keep(app, call.media)


@handles(UploadQualificationOld, invalid={"*": BAD_UPLOAD})
def upload_old(app: App, call: UploadQualificationOld) -> QualificationUploaded:
    """https://developers.weixin.qq.com/doc/store/shop/API/basics/qualificationupload.html"""
    return _keep(app, call.media)


def _keep(app: App, picture: Upload) -> QualificationUploaded:
    if not picture.content:
        raise Refusal(BAD_UPLOAD)
    number = str(app.world.ids.count("qualification"))
    file_id = app.world.ids.derived(48, "qualification", app.appid, number)
    app.state(Qualifications).files[file_id] = picture
    return QualificationUploaded(data=QualificationFile(file_id=file_id))
