"""The published wechatpy, unmodified: its client, sent to the sandbox instead of WeChat's hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from wechatpy import WeChatClient
from wechatpy.exceptions import WeChatClientException

from wxkit.testing._bench import Bench
from wxkit_sandbox.world import App

__all__ = ["PICTURE", "ToSandbox", "client_of", "file_named", "picture", "refused"]

HOSTS = re.compile(r"https://(api|mp)\.weixin\.qq\.com")
PICTURE = b"\x89PNG\r\n\x1a\n made up"


class ToSandbox(HTTPAdapter):
    """Sends what is meant for WeChat's hosts to the sandbox."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base_url = base_url

    def send(self, request: PreparedRequest, **kwargs: Any) -> Response:
        assert request.url is not None
        request.url = HOSTS.sub(self.base_url, request.url, count=1)
        return super().send(request, **kwargs)


@contextmanager
def client_of(bench: Bench, app: App) -> Iterator[WeChatClient]:
    client = WeChatClient(app.appid, app.secret)
    client._http.mount("https://", ToSandbox(bench.base_url or ""))
    with client._http:
        yield client


@contextmanager
def refused(code: int) -> Iterator[None]:
    """WeChat refuses with this code, and wechatpy tells."""
    with pytest.raises(WeChatClientException) as error:
        yield
    assert error.value.errcode == code


def file_named(name: str, content: bytes = b"made up") -> Any:
    """A file as wechatpy uploads it: its name is the attribute's."""
    file = BytesIO(content)
    file.name = name
    return file


def picture() -> Any:
    return file_named("tea.png", PICTURE)
