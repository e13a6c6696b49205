"""Links to products in a talent's window: buying through one is the talent's merit."""

from __future__ import annotations

from wxkit_sandbox.store.links import Content, Links, Spread
from wxkit_sandbox.store.talents import Talent
from wxkit_sandbox.world import App

__all__ = ["window_link"]


def window_link(app: App, talent: Talent, product_id: str) -> str:
    """For a product card in a mini-program (product_promotion_link)."""
    content = Content("window", "", talent.finder_id, talent.talent_appid)
    link = "window_" + app.world.ids.derived(16, "window-link", talent.talent_appid, product_id)
    return app.state(Links).hand_out(link, Spread("talent", talent.person.id, product_id, content))
