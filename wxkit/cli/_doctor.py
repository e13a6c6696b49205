"""`wxkit doctor`: explains what is wrong, without ever showing a secret."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

import click

from wxkit._errors import ConfigError
from wxkit._settings import APPS, AppSettings, Settings, read_env, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wxkit.callbacks.doctor import Finding

__all__ = ["doctor"]

CONFIG = Path("wxkit.toml")
MARKS = {"ok": ("✓", "green"), "warning": ("!", "yellow"), "error": ("✗", "bold red")}


@dataclass(frozen=True, slots=True)
class _Keys:
    """What a push is checked with."""

    token: str = field(repr=False)
    aes_key: str | None = field(repr=False)
    appid: str


@click.group()
def doctor() -> None:
    """Find out what is wrong with a setup (诊断)."""


@doctor.command()
@click.option("--url", help="The URL as it was requested, with its whole query string.")
@click.option("--query", help="The query string alone, instead of --url.")
@click.option("--body", type=click.File("rb"), help="File with the raw body of the push; - for stdin.")
@click.option("--method", type=click.Choice(["GET", "POST"]), help="POST when there is a body, else GET.")
@click.option("--token", help="Token (令牌) of the message push page (消息推送).")
@click.option("--aes-key", help="EncodingAESKey (消息加解密密钥), 43 characters.")
@click.option("--appid", help="The account's appid, which every encrypted push carries.")
@click.option("--app", type=click.Choice(APPS), help="Whose token, key and appid to take from the settings.")
@click.option("--config", type=click.Path(path_type=Path), help="Settings file; wxkit.toml when it exists.")
def callback(
    url: str | None,
    query: str | None,
    body: BinaryIO | None,
    method: str | None,
    token: str | None,
    aes_key: str | None,
    appid: str | None,
    app: str | None,
    config: Path | None,
) -> None:
    """Explain a captured callback request (消息推送): signature, encryption, appid, kind of push.

    Give the request as your server received it. What no option names is taken from wxkit.toml, or from the
    environment: WXKIT_SERVICE_ACCOUNT_TOKEN, WXKIT_SERVICE_ACCOUNT_AES_KEY, … Neither the token nor the
    key is shown. The exit status is 0 only when all is well.
    """
    from wxkit.callbacks.doctor import diagnose

    keys = _keys(token, aes_key, appid, app, config)
    content = body.read() if body else b""
    verb = method or ("POST" if body else "GET")
    findings = diagnose(verb, _query(url, query), content, keys.token, keys.aes_key, keys.appid)
    _show(findings)
    sys.exit(0 if all(finding.level == "ok" for finding in findings) else 1)


def _query(url: str | None, query: str | None) -> str:
    if (url is None) == (query is None):
        raise click.UsageError("give the request by --url or by --query, one of the two")
    try:
        return urlsplit(url).query if url is not None else (query or "").removeprefix("?")
    except ValueError as error:
        raise click.UsageError(f"--url is not a URL: {error}") from None


def _keys(
    token: str | None, aes_key: str | None, appid: str | None, app: str | None, config: Path | None
) -> _Keys:
    """The options, completed from the settings of the app that they leave open."""
    if token is not None and app is None and config is None:
        return _Keys(token, aes_key, appid or "")
    settings = _app(_settings(config), app, appid)
    found = token if token is not None else settings.token
    if found is None:
        raise ConfigError("no token: give --token, or set it beside the app's appid")
    return _Keys(found, aes_key or settings.aes_key, appid or settings.appid)


def _settings(config: Path | None) -> Settings:
    if config is not None or CONFIG.exists():
        return read_file(config or CONFIG)
    return read_env(os.environ)


def _app(settings: Settings, name: str | None, appid: str | None) -> AppSettings:
    """The app that is named, the one with this appid, or the only one."""
    if name is not None:
        found = settings.app(name)
        if found is None:
            raise ConfigError(f"the settings have no {name}")
        return found
    known = [app for key in APPS if (app := settings.app(key)) and appid in (None, app.appid)]
    if len(known) != 1:
        raise ConfigError("the settings leave open which app it is: say --app")
    return known[0]


def _show(findings: Iterable[Finding]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    for finding in findings:
        mark, style = MARKS[finding.level]
        line = Text(f"{mark} ", style=style).append(finding.text, style="default")
        if finding.hint:
            line.append(f"\n  → {finding.hint}", style="dim")
        console.print(line)
