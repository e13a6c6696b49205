"""The HTML of an article: what WeChat takes out of it (过滤), and what it does not take at all."""

from __future__ import annotations

import re

from wxkit_sandbox.handlers import Refusal

__all__ = ["check_links", "check_text", "filtered"]

FORBIDDEN = re.compile(r"<\s*(?:iframe|form|input|object|embed)\b", re.IGNORECASE)
OTHER_HOME = re.compile(r"mp\.weixin\.qq\.com/mp/(?:profile_ext|getmasssendmsg)\b")
SCRIPT = re.compile(r"<\s*script\b.*?(?:<\s*/\s*script\s*>|$)", re.IGNORECASE | re.DOTALL)
HANDLER = re.compile(r"""\son\w+\s*=\s*(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
PICTURE = re.compile(r"<\s*img\b[^>]*>", re.IGNORECASE)
OURS = re.compile(r"""src\s*=\s*["']https?://mmbiz\.q(?:pic|logo)\.cn/""", re.IGNORECASE)


def check_text(content: str) -> None:
    """45166 for elements that articles cannot have, 40155 for the home pages of accounts."""
    if FORBIDDEN.search(content):
        raise Refusal(45166)
    check_links(content)


def check_links(content: str) -> None:
    """40155 for a link to an account's home page (历史消息)."""
    if OTHER_HOME.search(content):
        raise Refusal(40155)


def filtered(content: str) -> str:
    """Without scripts, and without pictures that were not uploaded to WeChat."""
    plain = HANDLER.sub("", SCRIPT.sub("", content))
    return PICTURE.sub(lambda found: found.group() if OURS.search(found.group()) else "", plain)
