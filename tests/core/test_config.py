"""Clients from the environment and from a file; every mistake is one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

import wxkit

ENV = {
    "WXKIT_STORE_APPID": "wx1",
    "WXKIT_STORE_SECRET": "s1",
    "WXKIT_SERVICE_ACCOUNT_APPID": "wx2",
    "WXKIT_SERVICE_ACCOUNT_SECRET": "s2",
    "WXKIT_BASE_URL": "http://127.0.0.1:9",
}


def config(folder: Path, text: str) -> Path:
    path = folder / "wxkit.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_environment_names_the_apps() -> None:
    with wxkit.WeChat.from_env(ENV) as wechat:
        assert (wechat.store.appid, wechat.service_account.appid) == ("wx1", "wx2")
        assert wechat.store.base_url == "http://127.0.0.1:9"


def test_an_app_that_is_not_configured_says_what_to_set() -> None:
    with (
        wxkit.WeChat.from_env(ENV) as wechat,
        pytest.raises(wxkit.ConfigError, match="WXKIT_MINIPROGRAM_APPID"),
    ):
        _ = wechat.miniprogram


def test_a_file_may_take_secrets_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_SECRET", "s1")
    text = '[client]\ntimeout = 3\n[store]\nappid = "wx1"\nsecret = { env = "MY_SECRET" }\n'
    wechat = wxkit.WeChat.from_config(config(tmp_path, text))
    assert (wechat.store.appid, wechat.store.timeout) == ("wx1", 3)


def test_a_token_file_is_shared_by_the_apps(tmp_path: Path) -> None:
    text = f'[client]\ntoken_file = "{tmp_path / "tokens.db"}"\n[store]\nappid = "wx1"\nsecret = "s"\n'
    assert wxkit.AsyncWeChat.from_config(config(tmp_path, text)).store.appid == "wx1"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[store", "is not TOML"),
        ("[shop]\nappid = 'x'", "shop: Extra inputs"),
        ("[store]\nappid = 'x'\nsecret = 'y'\nsecrt = 'y'", "store.secrt"),
        ("[store]\nappid = 'x'", "store.secret: Field required"),
        ("[store]\nappid = 'x'\nsecret = { env = 'NOT_SET_ANYWHERE' }", "NOT_SET_ANYWHERE"),
        ("[client]\ntimeout = 3", "configures no app"),
        ("[client]\ntoken_mode = 'odd'\n[store]\nappid = 'x'\nsecret = 'y'", "token_mode"),
        ("[client]\ntimeout = 'soon'\n[store]\nappid = 'x'\nsecret = 'y'", "timeout"),
    ],
)
def test_a_wrong_file_is_one_clear_line(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(wxkit.ConfigError, match=problem) as caught:
        wxkit.WeChat.from_config(config(tmp_path, text))
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_an_empty_environment() -> None:
    with pytest.raises(wxkit.ConfigError, match="cannot be read"):
        wxkit.WeChat.from_config("no-such-file.toml")
    with pytest.raises(wxkit.ConfigError, match="configures no app"):
        wxkit.WeChat.from_env({})
