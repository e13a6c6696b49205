"""Calls that WeChat has retired say so, whatever they are given."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import post

import wxkit
from wxkit.testing._bench import Bench

ARTICLE = {"title": "新茶", "content": "<p>到了</p>", "thumb_media_id": "M1"}
NOTICE = {"appid": "wx0000000000000001", "template_id": "T1", "data": {"thing1": {"value": "新茶"}}}


@pytest.mark.parametrize(
    ("path", "fields", "code"),
    [
        ("/cgi-bin/material/add_news", {"articles": [ARTICLE]}, 45106),
        ("/cgi-bin/material/add_news", {}, 45106),
        ("/cgi-bin/shorturl", {"action": "long2short", "long_url": "https://a.test/"}, 45103),
        ("/cgi-bin/shorturl", {"action": "short2long"}, 45103),
        ("/cgi-bin/material/update_news", {"media_id": "M2", "index": 0, "articles": ARTICLE}, 45106),
        ("/cgi-bin/material/update_news", {"index": -1}, 45106),
        ("/cgi-bin/message/wxopen/template/uniform_send", {"touser": "o1", "mp_template_msg": NOTICE}, 45109),
        ("/cgi-bin/message/wxopen/template/uniform_send", {"mp_template_msg": {}}, 45109),
    ],
)
def test_nothing_makes_them_work(wechat: Bench, path: str, fields: dict[str, Any], code: int) -> None:
    with pytest.raises(wxkit.PermissionDenied, match="This API has been unsupported") as refused:
        post(wechat, path, **fields)
    assert refused.value.errcode == code
    assert list(wechat.journal)[-1].errcode == code
