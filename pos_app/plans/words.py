"""What a bill says to people in four languages: plain tables, so that a new language is one more column.

`WHY` has a sentence for every reason of `domain.bill.WhyNot`: `{missing}` is an amount, `{pieces}` a number of them,
`{detail}` what it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.benefits import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

Columns = tuple[str, str, str, str]
"""In the order of LANGUAGES: en, zh_CN, zh_TW, es."""

WHY: dict[str, Columns] = {
    "below_threshold": (
        "needs {missing} more of {detail}",
        "{detail}还差 {missing}",
        "{detail}還差 {missing}",
        "faltan {missing} de {detail}",
    ),
    "too_few": (
        "needs {pieces} more of {detail}",
        "{detail}还差 {pieces} 件",
        "{detail}還差 {pieces} 件",
        "faltan {pieces} de {detail}",
    ),
    "nothing_in_scope": (
        "nothing in the cart takes part in it",
        "购物车里没有参加的商品",
        "購物車裡沒有參加的商品",
        "nada del carrito participa",
    ),
    "none_left": (
        "the limited quantity at this register is used up",
        "本机限量已用完",
        "本機限量已用完",
        "la cantidad limitada de esta caja se agotó",
    ),
    "needs_member": ("only with a member card", "仅限会员", "僅限會員", "solo con tarjeta de socio"),
    "wrong_class": (
        "only for members of the class {detail}",
        "仅限{detail}类会员",
        "僅限{detail}類會員",
        "solo para socios de clase {detail}",
    ),
    "wrong_tier": (
        "only for the tier {detail}",
        "仅限等级 {detail}",
        "僅限等級 {detail}",
        "solo para el nivel {detail}",
    ),
    "wrong_store": (
        "only in the stores {detail}",
        "仅限门店 {detail}",
        "僅限門市 {detail}",
        "solo en las tiendas {detail}",
    ),
    "not_today": (
        "not today: only {detail}",
        "今天不适用：仅限 {detail}",
        "今天不適用：僅限 {detail}",
        "hoy no: solo {detail}",
    ),
    "not_now": (
        "not at this hour: only {detail}",
        "此时不适用：仅限 {detail}",
        "此時不適用：僅限 {detail}",
        "a esta hora no: solo {detail}",
    ),
    "not_birthday": (
        "only at the member's birthday",
        "仅限会员生日",
        "僅限會員生日",
        "solo en el cumpleaños del socio",
    ),
    "not_known_here": (
        "not known here: a member of another store",
        "此处无法得知：其他门店的会员",
        "此處無法得知：其他門市的會員",
        "no se sabe aquí: socio de otra tienda",
    ),
    "not_new": ("only for new members", "仅限新会员", "僅限新會員", "solo para socios nuevos"),
    "not_paid": (
        "only with a paid membership: {detail}",
        "仅限付费会员：{detail}",
        "僅限付費會員：{detail}",
        "solo con membresía de pago: {detail}",
    ),
    "expired": ("it ended on {detail}", "已于 {detail} 到期", "已於 {detail} 到期", "caducó el {detail}"),
    "beaten_by": (
        "{detail} on the same goods comes cheaper",
        "同一商品上 {detail} 更优惠",
        "同一商品上 {detail} 更優惠",
        "{detail} sale mejor en los mismos artículos",
    ),
    "excluded_by": (
        "it does not stack with {detail}, which comes cheaper",
        "不能与更优惠的 {detail} 叠加",
        "不能與更優惠的 {detail} 疊加",
        "no se combina con {detail}, que sale mejor",
    ),
    "no_gain": ("it would take nothing off", "没有可优惠的金额", "沒有可優惠的金額", "no descontaría nada"),
    "floor": (
        "the margin floor gave it back: {missing}",
        "低于最低毛利，已退回 {missing}",
        "低於最低毛利，已退回 {missing}",
        "el margen mínimo lo devolvió: {missing}",
    ),
    "unknown_kind": (
        "this program does not know its kind {detail}: not applied",
        "本程序不认识类型 {detail}：未应用",
        "本程式不認識類型 {detail}：未套用",
        "este programa no conoce el tipo {detail}: no se aplica",
    ),
    "unknown_group": (
        "its stacking group {detail} is not in the plan: not applied",
        "叠加分组 {detail} 不在方案中：未应用",
        "疊加分組 {detail} 不在方案中：未套用",
        "su grupo {detail} no está en el plan: no se aplica",
    ),
    "not_searched": (
        "so many benefits compete that not every mix was tried",
        "竞争的优惠过多，未尝试所有组合",
        "競爭的優惠過多，未嘗試所有組合",
        "compiten tantos beneficios que no se probó cada combinación",
    ),
}

SAID: dict[str, Columns] = {
    "line": (
        "{line}. {name}, {quantity}",
        "{line}. {name}，{quantity}",
        "{line}. {name}，{quantity}",
        "{line}. {name}, {quantity}",
    ),
    "list": ("list", "原价", "原價", "precio"),
    "payable": ("to pay", "应付", "應付", "a pagar"),
    "tax": ("tax in it", "含税", "含稅", "impuesto incluido"),
    "total": ("Total", "合计", "合計", "Total"),
    "points": ("Points earned: {points}", "获得积分：{points}", "獲得積分：{points}", "Puntos ganados: {points}"),
    "coupon": ("Coupon issued: {label}", "发放优惠券：{label}", "發放優惠券：{label}", "Cupón emitido: {label}"),
    "tier": ("Tier after it: {label}", "购后等级：{label}", "購後等級：{label}", "Nivel después: {label}"),
    "grant": ("To grant: {label}", "请为顾客提供：{label}", "請為顧客提供：{label}", "A conceder: {label}"),
    "not_applied": (
        "Not applied: {label}: {why}",
        "未应用：{label}：{why}",
        "未套用：{label}：{why}",
        "No aplicado: {label}: {why}",
    ),
    "applied": (
        "{label} was applied: {amount} off",
        "{label} 已应用：优惠 {amount}",
        "{label} 已套用：優惠 {amount}",
        "{label} se aplicó: {amount} menos",
    ),
    "why_not": ("{label}: {why}", "{label}：{why}", "{label}：{why}", "{label}: {why}"),
    "not_laid": (
        "{label}: no such coupon lies in the cart",
        "{label}：购物车里没有这张券",
        "{label}：購物車裡沒有這張券",
        "{label}: ese cupón no está en el carrito",
    ),
    "not_held": (
        "{label}: the member does not hold this tier",
        "{label}：会员不是这个等级",
        "{label}：會員不是這個等級",
        "{label}: el socio no tiene este nivel",
    ),
    "the_cart": ("the goods", "商品", "商品", "los artículos"),
    "category": ("category {name}", "品类“{name}”", "品類「{name}」", "la categoría {name}"),
    "or": (" or ", "或", "或", " o "),
}


WEEKDAYS: Columns = (
    "Mon Tue Wed Thu Fri Sat Sun",
    "周一 周二 周三 周四 周五 周六 周日",
    "週一 週二 週三 週四 週五 週六 週日",
    "lun mar mié jue vie sáb dom",
)


def weekday(number: int, language: str) -> str:
    """The name of a day, Monday is 1."""
    return WEEKDAYS[LANGUAGES.index(language)].split()[number - 1]


def say(table: Mapping[str, Columns], key: str, language: str, **filling: object) -> str:
    """The text of a key in a language with its gaps filled."""
    return table[key][LANGUAGES.index(language)].format(**filling)
