"""What people record and photograph on a page of the merchant's, as its server fetches it."""

from __future__ import annotations

from account_steps import person, refused
from articles_steps import PNG

from wxkit.testing._bench import Bench

DAY = 86_400


def test_a_recording_is_fetched_in_both_qualities(wechat: Bench) -> None:
    person(wechat, "lan")
    server_id = wechat.act.upload_from_page(person="lan").server_id
    usual = wechat.sa.material.get_temporary(media_id=server_id)
    assert (usual.content_type, usual.content[:6]) == ("audio/amr", b"#!AMR\n")
    better = wechat.sa.material.jssdk_voice(media_id=server_id)
    assert (better.content_type, better.filename) == ("voice/speex", "voice.speex")
    assert better.content != usual.content


def test_it_is_kept_for_three_days(wechat: Bench) -> None:
    person(wechat, "lan")
    server_id = wechat.act.upload_from_page(person="lan").server_id
    wechat.advance(3 * DAY)
    with refused(40007):
        wechat.sa.material.jssdk_voice(media_id=server_id)


def test_other_material_is_no_recording_of_a_page(wechat: Bench) -> None:
    person(wechat, "lan")
    picture = wechat.act.upload_from_page(person="lan", type="image").server_id
    assert wechat.sa.material.get_temporary(media_id=picture).content_type == "image/jpeg"
    uploaded = wechat.sa.material.upload(type="image", media=PNG).media_id
    for media_id in (picture, uploaded, "unknown"):
        with refused(40007):
            wechat.sa.material.jssdk_voice(media_id=media_id)
