"""Member cards (会员卡): the ways in which they become active, and what people fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from wxkit.service_account._card_kinds import MemberCardInput
from wxkit.service_account.card_codes import CodeField
from wxkit.service_account.member_cards import ActivateForm, SetActivateForm
from wxkit_sandbox.service_account.card_book import HeldCard
from wxkit_sandbox.world import App

__all__ = ["ActivationWay", "WrongForm", "activate", "fill_in", "way_of"]

ActivationWay: TypeAlias = Literal["auto", "page", "form", "form_then_page", "merchant"]


class WrongForm(Exception):
    """What somebody filled in will not do; the text says why."""


def way_of(content: MemberCardInput) -> ActivationWay:
    """Of several ways only the first counts: by itself, on the merchant's page, by WeChat's form."""
    if content.auto_activate:
        return "auto"
    if content.activate_url or content.activate_app_brand_user_name:
        return "page"
    if not content.wx_activate:
        return "merchant"
    return "form_then_page" if content.wx_activate_after_submit else "form"


def activate(app: App, card: HeldCard, number: str) -> None:
    """The card is a member's from now on, or gets another number."""
    card.active_at = app.world.clock.time() if card.active_at is None else card.active_at
    card.number = number


def fill_in(card: HeldCard, form: SetActivateForm, answers: Mapping[str, str]) -> None:
    """Take what somebody filled in; WrongForm before anything is changed."""
    required, optional = form.required_form or ActivateForm(), form.optional_form or ActivateForm()
    if missing := [name for name in _names(required) if not answers.get(name) and not _had(card, name)]:
        raise WrongForm(f"the form asks for {', '.join(missing)}")
    for name, value in answers.items():
        _check(card, required if name in _names(required) else optional, name, value)
    common = {*(required.common_field_id_list or []), *(optional.common_field_id_list or [])}
    card.common_answers = _merged(card.common_answers, answers, [one for one in answers if one in common])
    card.custom_answers = _merged(card.custom_answers, answers, [one for one in answers if one not in common])


def _names(form: ActivateForm) -> list[str]:
    rich = [question.name for question in form.rich_field_list or []]
    return [*(form.common_field_id_list or []), *(form.custom_field_list or []), *rich]


def _had(card: HeldCard, name: str) -> bool:
    return any(answer.name == name for answer in (*card.common_answers, *card.custom_answers))


def _check(card: HeldCard, form: ActivateForm, name: str, value: str) -> None:
    if name not in _names(form):
        raise WrongForm(f"the form does not ask for {name}")
    if _had(card, name) and not form.can_modify:
        raise WrongForm(f"{name} cannot be changed any more")
    for question in form.rich_field_list or []:
        chosen = value.split(",") if question.type == "FORM_FIELD_CHECK_BOX" else [value]
        if question.name == name and not set(chosen) <= set(question.values):
            raise WrongForm(f"{name} is one of {', '.join(question.values)}")


def _merged(known: list[CodeField], answers: Mapping[str, str], names: Iterable[str]) -> list[CodeField]:
    merged = {answer.name: answer.value for answer in known} | {name: answers[name] for name in names}
    return [CodeField(name=name, value=value) for name, value in merged.items()]
