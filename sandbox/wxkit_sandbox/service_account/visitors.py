"""People who open links inside WeChat, and where a page of WeChat's own sends them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from wxkit_sandbox.people import Person

__all__ = [
    "ANSWERS",
    "AUTHORIZE",
    "PAGES",
    "SUBSCRIBE",
    "Landing",
    "Phone",
    "Question",
    "Redirect",
    "Visitor",
    "host_among",
    "with_query",
]

AUTHORIZE = "/connect/oauth2/authorize"
SUBSCRIBE = "/mp/subscribemsg"
PAGES = (AUTHORIZE, SUBSCRIBE)
"""Where WeChat's own pages are."""

ANSWERS = {"allow": True, "refuse": False}
"""What people can say when a page asks."""

UNQUOTED = "%/:=&?~#+!$,;'@()*[]"


@dataclass(slots=True)
class Phone:
    """Who opens the links that a browser brings to the sandbox, and what they say when they are asked."""

    person_id: str = ""
    """Empty: nobody does."""
    answer: bool | None = True
    """None: the page asks whoever looks at it."""
    snapshot: bool = False


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who opens a link."""

    person: Person
    answer: bool | None = True
    """What they say when they are asked; None: nothing yet."""
    snapshot: bool = False
    """They only look at a snapshot of the page (快照页)."""
    from_chat: bool = False
    """They come from the account's chat or its menu."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """On to a page of the merchant's."""

    url: str


@dataclass(frozen=True, slots=True)
class Question:
    """The person has to say yes or no."""

    text: str


Landing = Redirect | Question


def with_query(url: str, **fields: str) -> str:
    """The address with more fields in its query, before its fragment, fit for a header."""
    address, _, fragment = url.partition("#")
    joined = f"{address}{'&' if '?' in address else '?'}{urlencode(fields)}"
    return quote(f"{joined}#{fragment}" if fragment else joined, safe=UNQUOTED)


def host_among(url: str, domains: tuple[str, ...] | None) -> bool:
    """Whether the address is on one of these domains exactly; None takes every address."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return False
    return domains is None or parts.netloc.lower() in {domain.lower() for domain in domains}
