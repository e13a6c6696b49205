"""Member cards (会员卡): the ways in which they become active, and what people fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from wxkit.service_account._card_kinds import MemberCardInput
from wxkit.service_account.card_codes import CodeField
from wxkit.service_account.member_cards import ActivateForm, RichField, SetActivateForm
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
    several = {question.name for question in _boxes(required) + _boxes(optional)}
    for name, value in answers.items():
        if name in common:
            _put(card.common_answers, CodeField(name=name, value=value))
        elif name in several:
            _put(card.custom_answers, CodeField(name=name, value="", value_list=value.split(",")))
        else:
            _put(card.custom_answers, CodeField(name=name, value=value, value_list=[]))


def _boxes(form: ActivateForm) -> list[RichField]:
    """Questions with several answers."""
    return [one for one in form.rich_field_list or [] if one.type == "FORM_FIELD_CHECK_BOX"]


def _put(answers: list[CodeField], answer: CodeField) -> None:
    """Add an answer, or change an earlier one where it stands."""
    for place, known in enumerate(answers):
        if known.name == answer.name:
            answers[place] = answer
            return
    answers.append(answer)


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
