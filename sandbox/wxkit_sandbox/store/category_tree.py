"""WeChat's categories: the tree, and what a category asks of products."""

from __future__ import annotations

from wxkit.store.categories import (
    AttributeRule,
    CategoryBranch,
    CategoryBrand,
    CategoryDetail,
    CategoryInfo,
    CategoryNode,
    CategoryQualification,
    CategoryRule,
    CategoryRules,
    CategoryTree,
    CategoryWithProofs,
    CouponRule,
    DeliverRule,
    GetAllCategories,
    GetAllCategoriesOld,
    GetCategoryDetail,
    GetCategoryDetailOld,
    GetCategoryRule,
    GetLeagueCategories,
    GetProductRule,
    GetSonCategories,
    ProductRule,
    ProductRuleCategory,
    SizeRule,
    SizeRuleItem,
    SonCategories,
    TransactionFee,
    WritingRule,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.categories import Category, leaves, path_of, sons_of
from wxkit_sandbox.store.permits import Permits, leaf_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, UNKNOWN = 40097, 10020017
DEPOSIT, DELIVERY = 1, 2
EXPRESS, COURSES = 0, 1
BY_PHONE = 3


@handles(GetAllCategories)
def get_all(app: App, call: GetAllCategories) -> CategoryTree:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getallcategory.html"""
    return _tree()


@handles(GetAllCategoriesOld)
def get_all_old(app: App, call: GetAllCategoriesOld) -> CategoryTree:
    """https://developers.weixin.qq.com/doc/store/shop/API/category/getallcategory.html"""
    return _tree()


@handles(GetLeagueCategories)
def get_league_categories(app: App, call: GetLeagueCategories) -> CategoryTree:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/basic/category/getallcategory.html"""
    return _tree()


def _tree() -> CategoryTree:
    return CategoryTree(
        cats=[_branch(leaf, new=False) for leaf in leaves()],
        cats_v2=[_branch(leaf, new=True) for leaf in leaves()],
    )


def _branch(leaf: Category, *, new: bool) -> CategoryBranch:
    return CategoryBranch(cat_and_qua=[_with_proofs(one, new=new) for one in path_of(leaf)])


def _with_proofs(category: Category, *, new: bool) -> CategoryWithProofs:
    nothing = CategoryQualification(need_to_apply=False, mandatory=False)
    return CategoryWithProofs(
        cat=_node(category, new=new),
        qua=_proof(category) or nothing,
        product_qua=nothing,
        product_qua_list=[],
        brand_qua=CategoryQualification(need_to_apply=bool(category.brands), mandatory=bool(category.brands)),
        is_confidence_require_bad_must_pay=False,
    )


def _node(category: Category, *, new: bool) -> CategoryNode:
    node = CategoryNode(cat_id=category.cat_id, name=category.name, f_cat_id=category.above)
    return node.model_copy(update={"level": category.level} | ({"leaf": category.leaf} if new else {}))


def _proof(category: Category) -> CategoryQualification | None:
    qua_id, name = category.proof
    if not qua_id:
        return None
    return CategoryQualification(
        qua_id=qua_id, name=name, tips=f"请上传{name}", need_to_apply=True, mandatory=True
    )


@handles(GetSonCategories)
def get_sons(app: App, call: GetSonCategories) -> SonCategories:
    """https://developers.weixin.qq.com/doc/store/shop/API/category/getavailablesoncategories.html"""
    sons = [son for son in sons_of(call.f_cat_id) if _usable(app, son)]
    return SonCategories(
        cat_list=[_node(son, new=False) for son in sons], cat_list_v2=[_node(son, new=True) for son in sons]
    )


def _usable(app: App, category: Category) -> bool:
    """The shop may use it, or something below it."""
    if category.leaf:
        return app.state(Permits).may_use(category.cat_id)
    return any(_usable(app, son) for son in sons_of(category.cat_id))


@handles(GetCategoryDetail, invalid={"cat_id": UNKNOWN})
def get_detail(app: App, call: GetCategoryDetail) -> CategoryDetail:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getcategorydetail.html"""
    return _detail(leaf_of(call.cat_id))


@handles(GetCategoryDetailOld, invalid={"cat_id": UNKNOWN})
def get_detail_old(app: App, call: GetCategoryDetailOld) -> CategoryDetail:
    """https://developers.weixin.qq.com/doc/store/shop/API/category/getcategorydetail.html"""
    return _detail(leaf_of(call.cat_id))


def _detail(leaf: Category) -> CategoryDetail:
    rules = CategoryRules(
        shop_no_shipment=leaf.no_shipment,
        access_permit_required=False,
        pre_sale=leaf.presale,
        seven_day_return=leaf.seven_day_return,
        is_limit_brand=bool(leaf.brands),
        brand_list=[CategoryBrand(brand_id=brand) for brand in leaf.brands],
        deposit=leaf.deposit,
        product_attr_list=_attributes(leaf),
        sale_attr_list=[],
        transactionfee_info=TransactionFee(
            basis_point=leaf.fee_basis_points, original_basis_point=leaf.fee_basis_points, incentive_type=0
        ),
        coupon_rule=CouponRule(discount_ratio_limit=0, discount_limit=0),
        floor_price=leaf.floor_price,
        confirm_receipt_days=["10"],
        product_requirement=_writing(leaf),
        size_chart=_sizes(leaf),
        is_confidence_require_bad_must_pay=False,
    )
    info = CategoryInfo(cat_id=leaf.cat_id, name=leaf.name)
    return CategoryDetail(info=info, attr=rules, product_qua_list=[])


def _attributes(leaf: Category) -> list[AttributeRule]:
    return [
        AttributeRule(
            name=name,
            type="select_one",
            type_v2="select_one",
            value=choices,
            is_required=True,
            hint=f"请选择{name}",
            append_allowed=True,
        )
        for name, choices in leaf.attributes
    ]


def _writing(leaf: Category) -> WritingRule:
    return WritingRule(
        product_title_requirement="标题至少含 5 个有效字符",
        product_img_requirement=f"主图至少 {leaf.head_images} 张",
        product_desc_requirement=f"详情图至少 {leaf.detail_images} 张",
    )


def _sizes(leaf: Category) -> SizeRule:
    if not leaf.sizes:
        return SizeRule(is_support=False)
    length = SizeRuleItem(
        name="裙长", unit="cm", type="integer_unit", format="range", limit="1-200", is_required=False
    )
    return SizeRule(is_support=True, item_list=[length])


@handles(GetProductRule, invalid={"cat_id": UNKNOWN})
def get_product_rule(app: App, call: GetProductRule) -> ProductRule:
    """https://developers.weixin.qq.com/doc/store/shop/API/category-rule/api_getcategoryproductrule.html"""
    leaf = leaf_of(call.cat_id)
    return ProductRule(
        info=ProductRuleCategory(cat_id=leaf.cat_id, name=leaf.name),
        product_attr_list=_attributes(leaf),
        sale_attr_list=[],
        product_qua_list=[],
        floor_price=leaf.floor_price,
        size_chart=_sizes(leaf),
        product_requirement=_writing(leaf),
        is_need_bar_code=False,
    )


@handles(GetCategoryRule, invalid={"category_id": UNKNOWN})
def get_rule(app: App, call: GetCategoryRule) -> CategoryRule:
    """https://developers.weixin.qq.com/doc/store/shop/API/category-rule/api_get_category_rule.html"""
    leaf = leaf_of(call.category_id)
    if call.rule_id == DEPOSIT:
        return CategoryRule(deposit=leaf.deposit)
    if call.rule_id != DELIVERY:
        raise Refusal(BAD)
    ways = [DeliverRule(deliver_type=EXPRESS, acct_type=[])]
    if leaf.no_shipment:
        ways.append(DeliverRule(deliver_type=COURSES, acct_type=[BY_PHONE]))
    return CategoryRule(list=ways)
