"""What a check of a plan says, in English: the table that `plan_sentences.py` describes."""

WORDS: dict[str, str] = {
    "json_syntax": (
        "line {line}, column {column}: no JSON ({what}). Look there for a comma too many or missing, a"
        " quote or a bracket that is not closed; JSON has no comments."
    ),
    "not_utf8": "the file is not UTF-8. Save it as UTF-8.",
    "duplicate_key": '"{key}" stands here twice, and only one of them would count. Keep one.',
    "unknown_field": 'there is no field "{field}".{near}',
    "missing_field": '"{field}" is missing. Write it: it has no default.',
    "wrong_type": "{expected} is expected, this is {kind}: {found}. Write it so.",
    "not_one_of": "{found} is not one of {known}.{near}",
    "bad_id": (
        'the id "{id}" cannot be. Use 1 to 32 letters, digits, ".", "-" or "_": it becomes a part of rule names.'
    ),
    "duplicate_id": 'the id "{id}" is given already at {first}. Give this one another id.',
    "unknown_reference": 'there is no {what} "{id}".{near}',
    "label_missing": "the label lacks {languages}. Write it in every language.",
    "label_language": '"{language}" is no language of a label.{near}',
    "no_article": "no article sells this. Name the sku that is scanned to sell it.",
    "sold_twice": 'the article "{sku}" sells {first} already. Give each its own article.',
    "rate_denominator": "{found} has no value: the denominator must be above 0. Write 98 % as [98, 100].",
    "rate_negative": "{found} is below 0 %. Write a share from 0 to 100 %.",
    "rate_above_one": "{found} is above 100 %. Write what is paid: 98 % is [98, 100].",
    "negative": "{found} is below 0. Write {least} or more.",
    "nothing": "{found} would never do anything. Write {least} or more.",
    "too_large": "{found} is above {most}. Amounts are minor units: is that meant?",
    "weekday": "{found} is no weekday. Monday is 1, Sunday is 7.",
    "hour": '"{found}" is no hour. Write "HH:MM" from "00:00" to "24:00".',
    "hours_empty": (
        "{start} to {start} is no time at all. Write a later end; one before the begin is of the next day."
    ),
    "hours_begin": 'no day begins at 24:00. Write ["00:00", ...] and the day after.',
    "day": '"{found}" is no day. Write "2026-11-24".',
    "dates_reversed": "it ends on {until}, before it begins on {since}. Exchange the two days.",
    "shares_reversed": "the least share is above the most. Exchange least_share and most_share.",
    "above_most": "{least} is above most, {most}. Exchange the two.",
    "unnamed_above_named": (
        "unnamed holders may hold {unnamed}, named ones {named} (0: no limit). Give unnamed ones no more."
    ),
    "faces_not_rising": "{found} does not rise. List each face value once, rising.",
    "bonus_not_rising": "from {found} on stands after from {before} on. Sort the rows by least, each once.",
    "bonus_falls": (
        "who tops up more gets {found}, not more than the {before} of the row before. Give the larger top-up more."
    ),
    "bonus_for_nothing": "a top-up of any size brings {bonus}, again and again. Say from which amount on.",
    "bands_overlap": "two bands begin at {found} (the other is number {other}). Keep one of them.",
    "bands_not_rising": "the band from {found} stands after the one from {before}. Sort them.",
    "trial_gives_less": "it costs {pays} and gives {gets}. Give at least what it costs.",
    "chances": "the chances sum to {sum}, above out_of, {out_of}. Lower them or raise out_of.",
    "no_prizes": "a draw without prizes. Name one.",
    "unknown_class": '"{found}" is no class of members.{near}',
    "unknown_kind": (
        'the kind "{kind}" is not known to this program: the rule is kept and shown as not applied.{near}'
    ),
    "field_needed": '"{kind}" means nothing without "{field}". Write it.',
    "field_unused": '"{kind}" does not read "{field}". Take it out, or choose the kind that reads it.',
    "too_many_parts": "a bundle of {found} parts is not understood, {most} at most. Part it.",
    "no_goods_here": (
        '"{field}" looks at goods, and none are looked at here. Take it out (issues and draws have their own least).'
    ),
    "tiers_not_rising": (
        '"{tier}" begins at {found}, the tier "{other}" before it at {before}. Sort them, lowest first.'
    ),
    "tier_pays_more": (
        '"{tier}" pays a larger share than the tier "{other}" before it, and the later is the better. Exchange them.'
    ),
    "tier_for_ever": (
        '"{tier}" asks for nothing and sets its counter back ({after}): it is earned for ever. Give it a'
        ' threshold, or after "keep".'
    ),
    "free": "without pays everything in scope is free. If that is meant, write [0, 100]; else what is paid.",
    "takes_nothing": "it takes nothing off. Write a share below 100 %.",
    "every_below_amount": "{amount} off for each {every} makes everything free. Take off less than every.",
    "coupon_takes_nothing": 'the coupon "{coupon}" takes nothing off. Give it an amount or a benefit.',
    "coupon_two_ways": 'the coupon "{coupon}" has an amount and a benefit; only the benefit would count. Keep one.',
    "threshold_unused": 'the coupon "{coupon}" has a benefit, so its threshold is not read. Write it as when.least.',
    "issue_without_least": (
        'any sale, even of 0.01, issues "{coupon}" again, for ever. Say from which amount on (least).'
    ),
    "issue_gives_back_all": (
        'a sale of {least} issues coupons worth {worth} ("{coupon}" among them): each pays for the next,'
        " for ever. Raise least or issue less."
    ),
    "cause_ring": "these bring each other, for ever: {chain}. Break the ring at one place.",
    "draw_without_least": 'the draw "{id}" is free with every sale, even of 0.01. Give it costs, or least.',
    "draw_pays_itself": 'the draw "{id}" costs {costs} points and brings as many. Raise costs or lower prizes.',
    "draw_gives_back_all": (
        'the draw "{id}" is free from {least} on and brings coupons worth as much on average: each pays for'
        " the next, for ever. Raise least or lower prizes."
    ),
    "gift_for_nothing": 'the gift "{sku}" costs nothing, again and again. Give it points or an amount.',
    "points_give_back_all": (
        "{points} points are worth {worth} at the best rates and cost {paid}: they give back all that is"
        " paid. Give fewer, or from a larger amount on."
    ),
    "group_unused": 'nothing is in the group "{id}". Take it out, or name it in a promotion or coupon.',
    "group_left_out": 'the group "{id}" is not among the groups, so it is never applied. Name it, if it is to count.',
    "excludes_ring": "these groups exclude each other in a ring: {chain}. Name each pair on one side only.",
    "best_too_large": (
        'in the group "{id}" {found} rules compete, above {most}: the search for the best bill may stop at'
        " its bound. Part it into groups."
    ),
    "shape.text": 'a text in quotes, "like this"',
    "shape.whole": "a whole number (amounts are minor units: 10.00 is 1000)",
    "shape.truth": "true or false",
    "shape.list": "a list in [ ]",
    "shape.object": "an object in { }",
    "shape.ratio": "an exact share [numerator, denominator]: 98 % is [98, 100]",
    "shape.pair": 'a pair, for hours ["20:00", "22:00"]',
    "shape.null": "null",
    "shape.fraction": "a number with a fraction",
    "what.tier": "tier",
    "what.coupon": "coupon rule",
    "what.membership": "paid membership",
    "what.group": "stacking group",
    "what.rule": "rule",
    "what.article": "article",
    "what.category": "category",
    "say.near": ' Did you mean "{near}"?',
    "say.known": " Known are: {known}.",
    "say.unknown": " Take it out, or add what it names.",
    "say.warning": "look at",
}
