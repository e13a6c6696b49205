"""`wxkit doctor callback`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wxkit.cli import main
from wxkit.crypto import PushCrypto, push_signature

TOKEN = "pushtoken"
KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
APPID = "wx0000000000000001"
KEYS = ("--token", TOKEN, "--aes-key", KEY, "--appid", APPID)
PLAIN = (
    "<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>1</CreateTime>"
    "<MsgType>text</MsgType><Content>hello</Content><MsgId>1</MsgId></xml>"
)
SEALED = PushCrypto(TOKEN, KEY, APPID).encrypt(PLAIN.encode(), timestamp="1", nonce="2")
BODY = f"<xml><ToUserName>gh_1</ToUserName><Encrypt>{SEALED.encrypt}</Encrypt></xml>"
QUERY = (
    f"signature={push_signature(TOKEN, '1', '2')}&timestamp=1&nonce=2&msg_signature={SEALED.msg_signature}"
)


def run(*arguments: str, body: str = BODY, env: dict[str, str] | None = None) -> Result:
    return CliRunner(env=env).invoke(main, ["doctor", "callback", *arguments], input=body)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No wxkit.toml but the test's own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_is_well_with_a_good_push() -> None:
    result = run("--url", f"https://shop.example/push?{QUERY}", "--body", "-", *KEYS)
    assert result.exit_code == 0
    assert "Encrypt opens" in result.output
    assert "✗" not in result.output


def test_the_url_check_needs_no_body() -> None:
    result = run("--query", f"?{QUERY}&echostr=7", "--token", TOKEN, "--appid", APPID)
    assert result.exit_code == 0
    assert "echostr" in result.output


def test_a_wrong_token_is_found_and_never_shown() -> None:
    result = run("--query", QUERY, "--body", "-", "--token", "othertoken", "--aes-key", KEY, "--appid", APPID)
    assert result.exit_code == 1
    assert "✗ msg_signature is" in result.output
    assert not any(secret in result.output for secret in (TOKEN, "othertoken", KEY, "hello"))


def test_a_warning_is_not_all_well() -> None:
    result = run("--query", QUERY, "--body", "-", "--token", TOKEN, "--aes-key", KEY)
    assert result.exit_code == 1
    assert "! no appid is given" in result.output


def test_the_keys_come_from_the_environment() -> None:
    names = {"APPID": APPID, "SECRET": "x", "TOKEN": TOKEN, "AES_KEY": KEY}
    env = {f"WXKIT_SERVICE_ACCOUNT_{name}": value for name, value in names.items()}
    assert run("--query", QUERY, "--body", "-", env=env).exit_code == 0


def test_the_keys_come_from_the_file(elsewhere: Path) -> None:
    table = f'[store]\nappid = "{APPID}"\nsecret = "x"\ntoken = "{TOKEN}"\naes_key = "{KEY}"\n'
    (elsewhere / "wxkit.toml").write_text(table)
    assert run("--query", QUERY, "--body", "-").exit_code == 0


def two_apps() -> dict[str, str]:
    return {
        f"WXKIT_{app}_{name}": f"{app}-{name}".lower()
        for app in ("STORE", "MINIPROGRAM")
        for name in ("APPID", "SECRET")
    }


@pytest.mark.parametrize(
    ("arguments", "env", "status", "line"),
    [
        ((*KEYS,), {}, 2, "Error: give the request by --url or by --query, one of the two"),
        (("--url", "http://[", *KEYS), {}, 2, "Error: --url is not a URL: Invalid IPv6 URL"),
        (
            ("--query", "a=1", "--config", "no.toml"),
            {},
            1,
            "Error: no.toml cannot be read: No such file or directory",
        ),
        (("--query", "a=1"), two_apps(), 1, "Error: the settings leave open which app it is: say --app"),
        (
            ("--query", "a=1", "--app", "store"),
            two_apps(),
            1,
            "Error: no token: give --token, or set it beside the app's appid",
        ),
        (
            ("--query", "a=1", "--app", "service_account"),
            two_apps(),
            1,
            "Error: the settings have no service_account",
        ),
    ],
)
def test_bad_input_is_one_clear_line_here(
    arguments: tuple[str, ...], env: dict[str, str], status: int, line: str
) -> None:
    result = run(*arguments, env=env)
    assert (result.exit_code, result.output.splitlines()[-1]) == (status, line)


def test_a_body_that_is_not_there_is_named() -> None:
    result = run("--query", QUERY, "--body", "missing.xml", *KEYS)
    assert result.exit_code == 2
    assert "missing.xml" in result.output.splitlines()[-1]


def test_without_any_settings_the_message_says_what_to_set() -> None:
    result = run("--query", QUERY)
    assert result.exit_code == 1
    assert result.output.startswith("Error: the environment configures no app")
