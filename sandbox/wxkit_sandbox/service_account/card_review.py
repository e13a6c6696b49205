"""WeChat looks at card templates (卡券审核) and tells what it thinks of them."""

from __future__ import annotations

from wxkit.callbacks.events import CardNotPassCheck, CardPassCheck
from wxkit.service_account.cards import CardStatus
from wxkit_sandbox.service_account.card_book import CardTemplate
from wxkit_sandbox.world import App

__all__ = ["review"]

REASON = "卡券信息不符合规范"


def review(app: App, template: CardTemplate) -> None:
    """Hand it in: the setting `card_audit` decides, after `audit_takes`."""
    template.status = CardStatus.NOT_VERIFY
    template.reviews += 1
    settings = app.world.settings
    if settings.card_audit == "wait":
        return
    if settings.audit_takes:
        app.world.clock.call_after(settings.audit_takes, _decide, app, template, template.reviews)
    else:
        _decide(app, template, template.reviews)


def _decide(app: App, template: CardTemplate, number: int) -> None:
    """Timer: the verdict. A template that was deleted or handed in again meanwhile needs none."""
    verdict = app.world.settings.card_audit
    if template.status != CardStatus.NOT_VERIFY or template.reviews != number or verdict == "wait":
        return
    if verdict == "fail":
        template.status = CardStatus.VERIFY_FAIL
        app.emit(CardNotPassCheck(card_id=template.card_id, refuse_reason=REASON))
    else:
        template.status = CardStatus.VERIFY_OK
        app.emit(CardPassCheck(card_id=template.card_id))
