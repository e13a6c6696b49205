"""The contract: one class an endpoint.

A `Call` is the only place where an endpoint of WeChat is written down. Its class keywords are the
route, its fields are the request, its type argument is the reply, its docstring carries the page of
the documentation. Clients, sandbox, OpenAPI and the coverage table all read it from here.

    class CreateTag(Call[TagCreated], post="/cgi-bin/tags/create"):
        \"\"\"Create a user tag (创建标签). https://developers.weixin.qq.com/…\"\"\"

        name: str = Field(max_length=30)
        \"\"\"Tag name, unique in the account.\"\"\"
"""

from __future__ import annotations

import re
import types
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from wxkit._registry import PRODUCTS, registry

__all__ = ["Auth", "Blob", "Call", "Input", "Ok", "Output", "Query", "Reply", "Route", "Upload"]

R_co = TypeVar("R_co", bound="Reply", covariant=True)
T = TypeVar("T")

Auth = Literal["token", "secret", "none"]
"""How a call proves who asks: access_token in the query, appid and secret there, or its own fields."""

_DOC_URL = re.compile(r"https://[\w./#?=&%+-]*[\w/#=]")
_REQUEST = ConfigDict(
    extra="forbid",
    frozen=True,
    defer_build=True,
    coerce_numbers_to_str=True,
    hide_input_in_errors=True,
    populate_by_name=True,
    use_attribute_docstrings=False,
    protected_namespaces=(),
)
_REPLY = ConfigDict(
    extra="allow",
    defer_build=True,
    coerce_numbers_to_str=True,
    hide_input_in_errors=True,
    populate_by_name=True,
    protected_namespaces=(),
)


class InQuery:
    """Marks a field of a POST call that travels in the query string."""


Query = Annotated[T, InQuery()]
"""`type: Query[str]` puts a field of a POST call into the query string (GET calls do so anyway)."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to send: bytes with the name and media type that the multipart body announces."""

    content: bytes
    filename: str = "file"
    content_type: str = "application/octet-stream"

    def __repr__(self) -> str:
        return f"Upload({self.filename!r}, {len(self.content)} bytes)"


@dataclass(frozen=True, slots=True)
class Route:
    """Where a call goes and how it behaves there."""

    method: Literal["GET", "POST"]
    path: str
    products: tuple[str, ...]
    group: str
    auth: Auth
    repeatable: bool
    """A second execution does no harm: reads, and writes that are idempotent."""
    bare: bool
    """A success carries no errcode and errmsg."""
    host: str
    within: str
    """The JSON object inside which the fields travel; empty when they are the body itself."""


class Input(BaseModel):
    """An object inside a request. Unknown fields are refused."""

    model_config = _REQUEST


class Output(BaseModel):
    """An object inside a reply. Unknown fields are kept."""

    model_config = _REPLY


class Reply(Output):
    """An answer of WeChat, field by field as on the wire; unknown fields are kept.

    Every field has a default, so that a field WeChat leaves out never breaks the rest.
    """

    errcode: int = 0
    """0 or absent for success."""
    errmsg: str = ""


class Ok(Reply):
    """Success, and nothing else to say."""


class Blob(Reply):
    """A file, as raw bytes."""

    content: bytes = Field(default=b"", repr=False)
    content_type: str = "application/octet-stream"
    filename: str = ""


if TYPE_CHECKING:

    class _Answered(BaseModel, Generic[R_co]):
        """A model that knows its reply."""

else:

    class _Answered(BaseModel):
        model_config = _REQUEST

        def __class_getitem__(cls, reply: Any) -> types.GenericAlias:
            # pydantic would build a whole model for every `Call[Reply]`; a plain alias is enough here.
            return types.GenericAlias(cls, reply)


class Call(_Answered[R_co]):
    """A request to one endpoint; the type argument is its reply.

    Class keywords (of these, only `get` or `post` is required):

    - `get=` / `post=`: the path below the host.
    - `auth=`: `"token"` (default) adds access_token, `"secret"` adds appid and secret, `"none"` adds nothing.
    - `repeatable=`: a second execution does no harm, so a lost reply may be asked for again. True for GET.
    - `bare=`: a success carries no errcode (many reads of the service account).
    - `products=`: which apps offer it, when that is not the package of the module.
    - `host=`: `"api"` (default) or `"mp"` for mp.weixin.qq.com.
    - `within=`: the fields travel inside an object of this name, e.g. `{"tag": {"name": "vip"}}`.
    """

    model_config = _REQUEST

    __route__: ClassVar[Route]
    __reply__: ClassVar[type[Reply]]
    __doc_url__: ClassVar[str | None]

    extra: dict[str, Any] | None = Field(default=None, exclude=True, repr=False)
    """Fields that wxkit does not know yet; they are sent as given."""

    def __init_subclass__(
        cls,
        *,
        get: str | None = None,
        post: str | None = None,
        auth: Auth = "token",
        repeatable: bool | None = None,
        bare: bool = False,
        products: Sequence[str] = (),
        host: str = "api",
        within: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init_subclass__(**kwargs)
        path = get or post
        if path is None:
            return
        home, group = _home(cls.__module__)
        cls.__route__ = Route(
            method="GET" if get else "POST",
            path=path,
            products=tuple(products) or home,
            group=group,
            auth=auth,
            repeatable=bool(get) if repeatable is None else repeatable,
            bare=bare,
            host=host,
            within=within,
        )
        cls.__reply__ = _reply_type(cls)
        found = _DOC_URL.search(cls.__doc__ or "")
        cls.__doc_url__ = found.group() if found else None
        registry.add(cls)


def _home(module: str) -> tuple[tuple[str, ...], str]:
    """Product and group by the module that declares a call; a user's own calls belong to no product."""
    parts = module.split(".")
    group = parts[-1].strip("_")
    if parts[0] == "wxkit" and len(parts) > 2 and parts[1] in PRODUCTS:
        return (parts[1],), group
    return ((), group) if parts[0] != "wxkit_sandbox" else (("sandbox",), group)


def _reply_type(call: type[Call[Any]]) -> type[Reply]:
    bases: tuple[Any, ...] = getattr(call, "__orig_bases__", ())
    for base in bases:
        for reply in getattr(base, "__args__", ()):
            if isinstance(reply, type) and issubclass(reply, Reply):
                return reply
    raise TypeError(f"{call.__qualname__} names no reply: write class {call.__name__}(Call[SomeReply], …)")
