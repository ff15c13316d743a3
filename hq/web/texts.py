"""The page's words, by language."""

from collections.abc import Mapping

LANGUAGES = ("en", "zh_CN")

TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "lang": "en",
        "title": "Headquarters",
        "today": "Sales today",
        "day": "Business day",
        "sales": "Sales",
        "payable": "Payable",
        "liability": "Owed for stored value",
        "exceptions": "Exceptions",
        "stores": "Stores",
        "register": "Register",
        "last_heard": "Last heard",
        "unsynced": "Unsent entries",
        "head": "Entries",
        "version": "Version",
        "no_registers": "No register is enrolled here yet.",
        "no_stores": "No stores are loaded yet.",
        "never": "never",
        "all_sent": "all sent",
        "net": "Sales less returns.",
        "as_of": "As of",
        "phone_title": "My account",
        "phone_ask": "Scan what the till shows, or type it here.",
        "phone_fetch": "Fetch the amount",
        "phone_wrong": "This is nothing that a till shows, or its till is not known any more.",
        "phone_answer": "Show this to the till's scanner.",
        "suspect": "SUSPECT: silent for a day",
        "shut_out": "Shut out",
        "lost": "LOST",
        "holds": "lent to it",
        "left_behind": "Older epochs that still hold something",
        "epoch": "Epoch",
        "since": "Since",
        "losses": "Lost in closed branches",
        "restored": "Headquarters was put back from a backup.",
        "waits_for": "Nothing is lent until these registers have reported:",
        "all_told": "All registers have reported; lending goes on.",
    },
    "zh_CN": {
        "lang": "zh-CN",
        "title": "总部",
        "today": "今日销售",
        "day": "营业日",
        "sales": "销售笔数",
        "payable": "应收金额",
        "liability": "储值负债",
        "exceptions": "异常",
        "stores": "门店",
        "register": "收银机",
        "last_heard": "最近联系",
        "unsynced": "未上传记录",
        "head": "记录数",
        "version": "版本",
        "no_registers": "本店尚未注册收银机。",
        "no_stores": "尚未载入门店。",
        "never": "从未",
        "all_sent": "已全部上传",
        "net": "销售减退货。",
        "as_of": "截至",
        "phone_title": "我的账户",
        "phone_ask": "扫描收银机上的二维码，或在此输入。",
        "phone_fetch": "领取额度",
        "phone_wrong": "这不是收银机显示的内容，或该收银机已失效。",
        "phone_answer": "请让收银机扫描此码。",
        "suspect": "可疑：一天无联系",
        "shut_out": "已停用",
        "lost": "已报失",
        "holds": "已借给它",
        "left_behind": "仍持有额度的旧序列",
        "epoch": "序列",
        "since": "自",
        "losses": "关闭分支的损失",
        "restored": "总部已从备份恢复。",
        "waits_for": "以下收银机上报之前不再借出额度：",
        "all_told": "所有收银机均已上报，可继续借出。",
    },
}


def language_of(accept: str) -> str:
    """The language for an Accept-Language header: the first of ours by its weight, English otherwise."""
    best, best_weight = "en", -1
    for part in accept.split(","):
        tag, _, rest = part.strip().partition(";")
        weight = _thousandths(rest.strip().removeprefix("q="))
        family = tag.strip().lower().partition("-")[0]
        found = {"en": "en", "zh": "zh_CN"}.get(family)
        if found is not None and weight > best_weight:
            best, best_weight = found, weight
    return best


def _thousandths(quality: str) -> int:
    """A weight between 0 and 1 in thousandths; anything else counts as 1."""
    whole, _, fraction = quality.partition(".")
    if whole == "0":
        return int((fraction + "000")[:3]) if fraction.isdigit() or not fraction else 0
    return 1000
