"""The XML of pushes, to a dict and back.

An element is a text or, with children, a dict; repeated elements are a list. Attributes do not occur.
A DOCTYPE is refused, so entities cannot be declared and nothing can expand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, cast
from xml.parsers import expat

from wxkit._errors import InvalidCall
from wxkit.callbacks._errors import MalformedPush

__all__ = ["parse_xml", "to_xml"]

_MAX_DEPTH = 32
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_ILLEGAL = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parse_xml(text: str) -> dict[str, Any]:
    """The content of the root element. Raises MalformedPush."""
    parser = expat.ParserCreate("utf-8")
    stack = _collect(parser)
    try:
        parser.Parse(text, True)
    except (expat.ExpatError, UnicodeEncodeError) as error:
        raise MalformedPush(f"the XML cannot be read: {error}") from None
    (content,) = stack[0].values()
    if not isinstance(content, dict):
        raise MalformedPush("the XML has no fields")
    return cast("dict[str, Any]", content)


def _collect(parser: expat.XMLParserType) -> list[dict[str, Any]]:
    """Build dicts while `parser` runs. Closures: expat calls them three times an element."""
    stack: list[dict[str, Any]] = [{}]
    text: list[str] = []

    def refuse(*_: object) -> None:
        raise MalformedPush("the XML has a DOCTYPE, which WeChat never sends")

    def start(_name: str, _attributes: object) -> None:
        if len(stack) > _MAX_DEPTH:
            raise MalformedPush(f"the XML is nested more than {_MAX_DEPTH} deep")
        stack.append({})
        text.clear()

    def end(name: str) -> None:
        value = stack.pop() or "".join(text)
        parent = stack[-1]
        if name not in parent:
            parent[name] = value
        elif isinstance(parent[name], list):
            parent[name].append(value)
        else:
            parent[name] = [parent[name], value]

    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text.append
    return stack


def to_xml(fields: Mapping[str, Any]) -> str:
    """`fields` under an `xml` root: numbers bare, text in CDATA. Characters XML cannot hold are left out."""
    return _element("xml", fields)


def _element(name: str, value: Any) -> str:
    if not _NAME.fullmatch(name):
        raise InvalidCall(f"{name!r} cannot be the name of an XML element")
    if isinstance(value, list | tuple):
        return "".join(_element(name, item) for item in cast("Iterable[Any]", value))
    return f"<{name}>{_content(value)}</{name}>"


def _content(value: Any) -> str:
    if isinstance(value, Mapping):
        return "".join(_element(name, item) for name, item in cast("Mapping[str, Any]", value).items())
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value + 0)  # True is 1 on the wire
    return "<![CDATA[" + _ILLEGAL.sub("", str(value)).replace("]]>", "]]]]><![CDATA[>") + "]]>"
