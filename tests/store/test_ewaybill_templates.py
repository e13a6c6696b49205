"""Templates of e-waybills."""

from __future__ import annotations

from ewaybill_steps import order, taken
from shop_steps import HOUR, refused

from wxkit.store.ewaybill_templates import TemplateInput, TemplateOptionInput, TemplateUpdateInput
from wxkit.testing._bench import Bench

BIG = TemplateInput(
    template_name="大字",
    template_desc="仓库一",
    options=[TemplateOptionInput(option_id=1, font_size=2, is_bold=True)],
    is_default=True,
)


def changed_to(template_id: str, name: str) -> TemplateUpdateInput:
    given = {**BIG.model_dump(), "template_id": template_id, "template_name": name}
    return TemplateUpdateInput.model_validate(given)


def test_couriers_have_templates_of_their_own(wechat: Bench) -> None:
    config = wechat.shop.ewaybill_templates.standard().config
    assert config["SF"].single is not None
    assert config["SF"].single.type == "single"


def test_a_template_is_made_read_changed_and_deleted(wechat: Bench) -> None:
    templates = wechat.shop.ewaybill_templates
    id_ = templates.create(delivery_id="SF", info=BIG).template_id
    made = templates.get(delivery_id="SF", template_id=id_).template_info
    assert (made.template_name, made.options[0].font_size, made.create_time) == (
        "大字",
        2,
        wechat.world.clock.time(),
    )
    wechat.world.advance(HOUR)
    small = changed_to(id_, "小字")
    templates.update(delivery_id="SF", info=small)
    changed = templates.get(delivery_id="SF", template_id=id_).template_info
    assert (changed.template_name, changed.update_time - changed.create_time) == ("小字", HOUR)
    templates.delete(delivery_id="SF", template_id=id_)
    with refused(40097):
        templates.get(delivery_id="SF", template_id=id_)


def test_one_template_of_a_courier_is_the_usual_one(wechat: Bench) -> None:
    templates = wechat.shop.ewaybill_templates
    first, second = (templates.create(delivery_id="SF", info=BIG).template_id for _ in range(2))
    templates.create(delivery_id="ZTO", info=BIG)
    (found,) = templates.list(delivery_id="SF").total_template
    assert found.default_template_id == second
    assert [one.template_id for one in found.template_list] == [first, second]
    assert len(templates.list().total_template) == 2


def test_a_waybill_is_printed_by_the_merchants_template(wechat: Bench) -> None:
    id_ = wechat.shop.ewaybill_templates.create(delivery_id="SF", info=BIG).template_id
    assert taken(wechat, order(wechat), template_id=id_).print_info


def test_unknown_templates_and_couriers(wechat: Bench) -> None:
    templates = wechat.shop.ewaybill_templates
    gone = changed_to("1", "小字")
    with refused(40097):
        templates.update(delivery_id="SF", info=gone)
    with refused(40097):
        templates.delete(delivery_id="SF", template_id="1")
    with refused(10025012):
        templates.create(delivery_id="OTHER", info=BIG)
