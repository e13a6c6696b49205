"""Codes of WeChat's global list (全局返回码) for which it tells no situation: faults give them."""

from __future__ import annotations

import pytest
from raw_requests import Ask

import wxkit
from wxkit.service_account.tags import GetTags
from wxkit.testing._bench import Bench

NO_SUCH_CASE: dict[type[wxkit.WeChatError], tuple[int, ...]] = {
    wxkit.Busy: (-1, 61450, 268487001, 268487002),
    wxkit.Conflict: (45016,),
    wxkit.InvalidArgument: (
        *(40010, 40011, 40012, 40038, 40051, 40117, 40118, 40121, 40137, 41028, 41029, 43003),
        *(45001, 45005, 45006, 45007, 45017, 61457, 63001),
    ),
    wxkit.NotFound: (40050, 46001, 46004),
    wxkit.PermissionDenied: (50001, 50002, 61007),
    wxkit.QuotaExceeded: (45018, 61016),
    wxkit.Unreachable: (43005, 48002, 50005),
    wxkit.AuthError: (61004, 61023),
}
CODES = [(error, code) for error, codes in NO_SUCH_CASE.items() for code in codes]


@pytest.mark.parametrize(("error", "code"), CODES)
def test_a_fault_raises_the_error_by_meaning(
    wechat: Bench, error: type[wxkit.WeChatError], code: int
) -> None:
    wechat.on(GetTags).fail(code)
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.sa.tags.list()
    assert (type(refused.value), refused.value.errcode) == (error, code)


@pytest.mark.parametrize("path", ["/cgi-bin/stable_token", "/cgi-bin/token"])
@pytest.mark.parametrize("code", [50004, 50007, 61024])
def test_accounts_that_get_no_token(wechat: Bench, ask: Ask, path: str, code: int) -> None:
    app = wechat.world.service_account
    credentials = {"grant_type": "client_credential", "appid": app.appid, "secret": app.secret}
    wechat.on(path).fail(code)
    method = "GET" if path.endswith("/token") else "POST"
    answer = ask(method, path, credentials if method == "POST" else None, query=credentials)
    assert answer["errcode"] == code
    if method == "POST":
        with pytest.raises(wxkit.AuthError, match=str(code)):
            wechat.sa.tags.list()
