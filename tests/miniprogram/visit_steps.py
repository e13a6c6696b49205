"""What the tests of visits share. A world begins on Monday, 2 March 2026, at 9 o'clock."""

from __future__ import annotations

from typing import Any

from wxkit.testing._bench import Bench

HOUR, DAY = 3600, 86400
MONDAY, TUESDAY, WEDNESDAY = "20260302", "20260303", "20260304"
ON_MONDAY = {"begin_date": MONDAY, "end_date": MONDAY}
THAT_WEEK = {"begin_date": MONDAY, "end_date": "20260308"}
THAT_MONTH = {"begin_date": "20260301", "end_date": "20260331"}
HOME, SHOP, TEA = "pages/index/index", "pages/shop/shop", "pages/tea/tea"


def people(wechat: Bench, *names: str) -> None:
    for name in names:
        wechat.people.add(name, person_id=name)


def opens(wechat: Bench, *names: str, **how: Any) -> None:
    """They open the mini-program, one after the other."""
    for name in names:
        wechat.act.open(person=name, **how)


def a_busy_monday(wechat: Bench) -> None:
    """Mei opens it twice: home 4 s, shop 20 s (which she shares twice); tea 36 s. Lan once: home 0 s."""
    people(wechat, "mei", "lan")
    opens(wechat, "mei", stay=4)
    wechat.act.visit_page(person="mei", path="/" + SHOP, stay=20)
    wechat.act.share_page(person="mei")
    wechat.act.share_page(person="mei")
    opens(wechat, "mei", path=TEA, stay=36, scene_value=1007)
    opens(wechat, "lan", stay=0, scene_value=1053, platform="android")
    wechat.advance(DAY)
