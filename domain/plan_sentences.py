"""What a check of a plan says: where is said beside it; here is what is wrong and what to do, by code and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.plan_finding import Finding

CHECKED_IN = ("en", "zh_CN")
"""The languages in which a plan is checked."""

SHAPES: dict[str, tuple[str, str]] = {
    "text": ('a text in quotes, "like this"', '带引号的文本，如 "这样"'),
    "whole": ("a whole number (amounts are minor units: 10.00 is 1000)", "整数（金额以最小单位表示：10.00 写作 1000）"),
    "truth": ("true or false", "true 或 false"),
    "list": ("a list in [ ]", "用 [ ] 括起的列表"),
    "object": ("an object in { }", "用 { } 括起的对象"),
    "ratio": (
        "an exact share [numerator, denominator]: 98 % is [98, 100]",
        "精确比例 [分子, 分母]：98 折写作 [98, 100]",
    ),
    "pair": ('a pair, for hours ["20:00", "22:00"]', '一对值，如时段 ["20:00", "22:00"]'),
    "null": ("null", "null"),
    "fraction": ("a number with a fraction", "带小数的数"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "json_syntax": (
        (
            "line {line}, column {column}: no JSON ({what}). Look there for a comma too many or missing, a quote"
            " or a bracket that is not closed; JSON has no comments."
        ),
        "第 {line} 行第 {column} 列：不是合法的 JSON（{what}）。请检查逗号、引号和括号；JSON 不支持注释。",
    ),
    "not_utf8": ("the file is not UTF-8. Save it as UTF-8.", "文件不是 UTF-8 编码。请另存为 UTF-8。"),
    "duplicate_key": (
        '"{key}" stands here twice, and only one of them would count. Keep one.',
        "“{key}”出现了两次，只有一个会生效。请只保留一个。",
    ),
    "unknown_field": ('there is no field "{field}".{near}', "没有字段“{field}”。{near}"),
    "missing_field": ('"{field}" is missing. Write it: it has no default.', "缺少“{field}”。它没有默认值，请填写。"),
    "wrong_type": (
        "{expected} is expected, this is {kind}: {found}. Write it so.",
        "此处应为{expected}，实际是{kind}：{found}。请改正。",
    ),
    "not_one_of": ("{found} is not one of {known}.{near}", "{found} 不在 {known} 之中。{near}"),
    "bad_id": (
        'the id "{id}" cannot be. Use 1 to 32 letters, digits, ".", "-" or "_": it becomes a part of rule names.',
        "编号“{id}”无效。请用 1 到 32 个字母、数字、“.”、“-”或“_”，因为它会成为规则名的一部分。",
    ),
    "duplicate_id": (
        'the id "{id}" is given already at {first}. Give this one another id.',
        "编号“{id}”已在 {first} 使用。请换一个编号。",
    ),
    "unknown_reference": ('there is no {what} "{id}".{near}', "不存在{what}“{id}”。{near}"),
    "label_missing": (
        "the label lacks {languages}. Write it in every language.",
        "标签缺少 {languages}。请补全每种语言。",
    ),
    "label_language": ('"{language}" is no language of a label.{near}', "“{language}”不是标签的语言。{near}"),
    "no_article": (
        "no article sells this. Name the sku that is scanned to sell it.",
        "没有商品可以售出它。请填写扫码售卖时使用的 sku。",
    ),
    "sold_twice": (
        'the article "{sku}" sells {first} already. Give each its own article.',
        "商品“{sku}”已用于 {first}。请为每一项使用各自的商品。",
    ),
    "rate_denominator": (
        "{found} has no value: the denominator must be above 0. Write 98 % as [98, 100].",
        "{found} 没有值：分母必须大于 0。98% 写作 [98, 100]。",
    ),
    "rate_negative": (
        "{found} is below 0 %. Write a share from 0 to 100 %.",
        "{found} 低于 0%。请填写 0 到 100% 的比例。",
    ),
    "rate_above_one": (
        "{found} is above 100 %. Write what is paid: 98 % is [98, 100].",
        "{found} 超过 100%。请填写实付比例：98 折写作 [98, 100]。",
    ),
    "negative": ("{found} is below 0. Write {least} or more.", "{found} 小于 0。请填写 {least} 或更大的数。"),
    "nothing": (
        "{found} would never do anything. Write {least} or more.",
        "{found} 不起任何作用。请填写 {least} 或更大的数。",
    ),
    "too_large": (
        "{found} is above {most}. Amounts are minor units: is that meant?",
        "{found} 超过 {most}。金额以最小单位表示，请核对。",
    ),
    "weekday": ("{found} is no weekday. Monday is 1, Sunday is 7.", "{found} 不是星期。星期一为 1，星期日为 7。"),
    "hour": (
        '"{found}" is no hour. Write "HH:MM" from "00:00" to "24:00".',
        "“{found}”不是时间。请写 “HH:MM”，从 00:00 到 24:00。",
    ),
    "hours_empty": (
        "{start} to {start} is no time at all. Write a later end; one before the begin is of the next day.",
        "{start} 到 {start} 没有时长。请填写更晚的结束时间；早于开始的结束时间属于次日。",
    ),
    "hours_begin": (
        'no day begins at 24:00. Write ["00:00", ...] and the day after.',
        "24:00 不能作为开始。请写 [“00:00”, …] 并用次日。",
    ),
    "day": ('"{found}" is no day. Write "2026-11-24".', "“{found}”不是日期。请写成 “2026-11-24”。"),
    "dates_reversed": (
        "it ends on {until}, before it begins on {since}. Exchange the two days.",
        "结束日 {until} 早于开始日 {since}。请交换两个日期。",
    ),
    "shares_reversed": (
        "the least share is above the most. Exchange least_share and most_share.",
        "最低比例高于最高比例。请交换 least_share 与 most_share。",
    ),
    "above_most": ("{least} is above most, {most}. Exchange the two.", "{least} 大于 most（{most}）。请交换两者。"),
    "unnamed_above_named": (
        "unnamed holders may hold {unnamed}, named ones {named} (0: no limit). Give unnamed ones no more.",
        "不记名卡上限为 {unnamed}，记名卡为 {named}（0 表示不限）。不记名卡的上限不得高于记名卡。",
    ),
    "faces_not_rising": (
        "{found} does not rise. List each face value once, rising.",
        "{found} 没有递增。请按升序列出每个面值各一次。",
    ),
    "bonus_not_rising": (
        "from {found} on stands after from {before} on. Sort the rows by least, each once.",
        "{found} 起排在 {before} 起之后。请按 least 升序排列，每档一次。",
    ),
    "bonus_falls": (
        "who tops up more gets {found}, not more than the {before} of the row before. Give the larger top-up more.",
        "充得更多却只得 {found}，不高于上一档的 {before}。请让更高一档得到更多。",
    ),
    "bonus_for_nothing": (
        "a top-up of any size brings {bonus}, again and again. Say from which amount on.",
        "任何金额的充值都会得到 {bonus}，可无限重复。请填写起始金额。",
    ),
    "bands_overlap": (
        "two bands begin at {found} (the other is number {other}). Keep one of them.",
        "有两档都从 {found} 起（另一档为第 {other} 项）。请只保留一档。",
    ),
    "bands_not_rising": (
        "the band from {found} stands after the one from {before}. Sort them.",
        "从 {found} 起的一档排在从 {before} 起之后。请按升序排列。",
    ),
    "trial_gives_less": (
        "it costs {pays} and gives {gets}. Give at least what it costs.",
        "售价 {pays}，只得 {gets}。所得不应低于售价。",
    ),
    "chances": (
        "the chances sum to {sum}, above out_of, {out_of}. Lower them or raise out_of.",
        "中奖机会合计 {sum}，超过 out_of（{out_of}）。请降低机会或提高 out_of。",
    ),
    "no_prizes": ("a draw without prizes. Name one.", "抽奖没有奖品。请至少填写一个。"),
    "unknown_class": ('"{found}" is no class of members.{near}', "“{found}”不是会员类别。{near}"),
    "unknown_kind": (
        'the kind "{kind}" is not known to this program: the rule is kept and shown as not applied.{near}',
        "本程序不认识类型“{kind}”：规则会保留，并显示为未应用。{near}",
    ),
    "field_needed": ('"{kind}" means nothing without "{field}". Write it.', "“{kind}”必须有“{field}”。请填写。"),
    "field_unused": (
        '"{kind}" does not read "{field}". Take it out, or choose the kind that reads it.',
        "“{kind}”不使用“{field}”。请删除，或改用会使用它的类型。",
    ),
    "too_many_parts": (
        "a bundle of {found} parts is not understood, {most} at most. Part it.",
        "套餐有 {found} 个部分，最多 {most} 个。请拆分。",
    ),
    "no_goods_here": (
        '"{field}" looks at goods, and none are looked at here. Take it out (issues and draws have their own least).',
        "“{field}”针对商品，此处不看商品。请删除（发放与抽奖有自己的 least）。",
    ),
    "tiers_not_rising": (
        '"{tier}" begins at {found}, the tier "{other}" before it at {before}. Sort them, lowest first.',
        "“{tier}”从 {found} 起，前一等级“{other}”从 {before} 起。请将同类会员的等级由低到高排列。",
    ),
    "tier_pays_more": (
        '"{tier}" pays a larger share than the tier "{other}" before it, and the later is the better. Exchange them.',
        "“{tier}”的实付比例高于排在前面的“{other}”，而后者为高等级。请调换顺序。",
    ),
    "tier_for_ever": (
        (
            '"{tier}" asks for nothing and sets its counter back ({after}): it is earned for ever. Give it a threshold,'
            ' or after "keep".'
        ),
        "“{tier}”没有门槛又会重置计数（{after}），可无限重复获得。请设置 threshold，或将 after 设为 “keep”。",
    ),
    "free": (
        "without pays everything in scope is free. If that is meant, write [0, 100]; else what is paid.",
        "没有填写 pays，范围内商品全部免费。若确实如此请写 [0, 100]，否则填写实付比例。",
    ),
    "takes_nothing": ("it takes nothing off. Write a share below 100 %.", "没有任何优惠。请填写低于 100% 的比例。"),
    "every_below_amount": (
        "{amount} off for each {every} makes everything free. Take off less than every.",
        "每 {every} 减 {amount} 等于全部免费。减额应小于 every。",
    ),
    "coupon_takes_nothing": (
        'the coupon "{coupon}" takes nothing off. Give it an amount or a benefit.',
        "券“{coupon}”没有任何优惠。请填写 amount 或 benefit。",
    ),
    "coupon_two_ways": (
        'the coupon "{coupon}" has an amount and a benefit; only the benefit would count. Keep one.',
        "券“{coupon}”同时有 amount 和 benefit，只有 benefit 生效。请只保留一个。",
    ),
    "threshold_unused": (
        'the coupon "{coupon}" has a benefit, so its threshold is not read. Write it as when.least.',
        "券“{coupon}”使用 benefit，不读取 threshold。请写成 when.least。",
    ),
    "issue_without_least": (
        'any sale, even of 0.01, issues "{coupon}" again, for ever. Say from which amount on (least).',
        "任何一笔销售（哪怕 0.01）都会再次发放“{coupon}”，没有止境。请填写 least。",
    ),
    "issue_gives_back_all": (
        (
            'a sale of {least} issues coupons worth {worth} ("{coupon}" among them): each pays for the next, for ever.'
            " Raise least or issue less."
        ),
        "满 {least} 的销售会发放价值 {worth} 的券（含“{coupon}”），一张接一张没有止境。请提高 least 或减少发放。",
    ),
    "cause_ring": (
        "these bring each other, for ever: {chain}. Break the ring at one place.",
        "它们互相触发，没有止境：{chain}。请断开其中一处。",
    ),
    "draw_without_least": (
        'the draw "{id}" is free with every sale, even of 0.01. Give it costs, or least.',
        "抽奖“{id}”对任何销售（哪怕 0.01）都免费。请填写 costs 或 least。",
    ),
    "draw_pays_itself": (
        'the draw "{id}" costs {costs} points and brings as many. Raise costs or lower prizes.',
        "抽奖“{id}”花费 {costs} 积分，平均返还不低于此，可无限重复。请提高 costs 或降低奖品。",
    ),
    "draw_gives_back_all": (
        (
            'the draw "{id}" is free from {least} on and brings coupons worth as much on average: each pays for the'
            " next, for ever. Raise least or lower prizes."
        ),
        "抽奖“{id}”满 {least} 免费，平均所得券的价值不低于此，可无限重复。请提高 least 或降低奖品。",
    ),
    "gift_for_nothing": (
        'the gift "{sku}" costs nothing, again and again. Give it points or an amount.',
        "礼品“{sku}”不需任何积分或金额，可无限领取。请填写 points 或 amount。",
    ),
    "points_give_back_all": (
        (
            "{points} points are worth {worth} at the best rates and cost {paid}: they give back all that is paid."
            " Give fewer, or from a larger amount on."
        ),
        "{points} 积分按最高系数值 {worth}，只需支付 {paid}：等于全额返还。请减少积分或提高起点。",
    ),
    "group_unused": (
        'nothing is in the group "{id}". Take it out, or name it in a promotion or coupon.',
        "分组“{id}”没有任何内容。请删除，或在促销或券中使用它。",
    ),
    "group_left_out": (
        'the group "{id}" is not among the groups, so it is never applied. Name it, if it is to count.',
        "分组“{id}”不在列表中，因此从不应用。若要生效请加入。",
    ),
    "excludes_ring": (
        "these groups exclude each other in a ring: {chain}. Name each pair on one side only.",
        "这些分组互相排斥成环：{chain}。每一对只在一侧填写。",
    ),
    "best_too_large": (
        (
            'in the group "{id}" {found} rules compete, above {most}: the search for the best bill may stop at its'
            " bound. Part it into groups."
        ),
        "分组“{id}”中有 {found} 条规则互相竞争，超过 {most}：大购物车的最优搜索可能到达上限。请拆成几个分组。",
    ),
}

REFERENCES: dict[str, tuple[str, str]] = {
    "tier": ("tier", "等级"),
    "coupon": ("coupon rule", "券规则"),
    "membership": ("paid membership", "付费会员"),
    "group": ("stacking group", "叠加分组"),
    "rule": ("rule", "规则"),
    "article": ("article", "商品"),
    "category": ("category", "品类"),
}
NEAR = (' Did you mean "{near}"?', "是否想写“{near}”？")
KNOWN = (" Known are: {known}.", "已知的有：{known}。")
UNKNOWN = (" Take it out, or add what it names.", "请删除它，或补上它所指的内容。")
MOST_SHOWN = 300
WARNING = {"en": "look at", "zh_CN": "请查看"}


def sentence(finding: Finding, language: str) -> str:
    """What is wrong and what to do, in a language of CHECKED_IN."""
    which = CHECKED_IN.index(language)
    params = {name: _text(value) for name, value in finding.params.items()}
    for name, table in (("expected", SHAPES), ("kind", SHAPES), ("what", REFERENCES)):
        if name in params and params[name] in table and (name != "kind" or finding.code == "wrong_type"):
            params[name] = table[params[name]][which]
    params["near"] = _advice(params, which)
    text = SENTENCES[finding.code][which].format_map(params)
    return text[:1].upper() + text[1:]


def told(found: Iterable[Finding], language: str) -> list[str]:
    """The findings for a person, each with its place."""
    return [f"{one.path}: {f'({WARNING[language]}) ' if one.warning else ''}{sentence(one, language)}" for one in found]


def _advice(params: Mapping[str, str], which: int) -> str:
    """The name that was meant, or the ones that there are."""
    if params.get("near"):
        return NEAR[which].format(near=params["near"])
    known = params.get("known", "")
    return KNOWN[which].format(known=known) if 0 < len(known) <= MOST_SHOWN else UNKNOWN[which]


def _text(value: object) -> str:
    text = str(value)
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]} …"
