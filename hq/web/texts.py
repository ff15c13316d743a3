"""The page's words, by language."""

from collections.abc import Mapping

from hq.web.texts_es import SPANISH
from hq.web.texts_zh_tw import TAIWANESE

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
        "pages": "Pages",
        "overview": "Overview",
        "settlement": "Settlement",
        "statement": "Member's statement",
        "first": "From",
        "last": "To",
        "show": "Show",
        "owes": "Owes",
        "gets": "To",
        "amount": "Amount",
        "nothing_owed": "No store owes another one anything for these days.",
        "net_of": "Gets",
        "store": "Store",
        "sum": "Sum",
        "chain": "Headquarters",
        "unknown_place": "Not known yet",
        "complete": "Complete up to",
        "journal": "Journal",
        "booked": "Booked up to entry",
        "held": "Received up to entry",
        "waits": "wait for a newer program",
        "member": "Member's id",
        "also": "Also known as",
        "what": "What",
        "entry": "Entry",
        "unit": "Unit",
        "after": "Balance",
        "opening": "Opening balance",
        "closing": "Closing balance",
        "agrees": "The movements come to what the books have.",
        "disagrees": "The movements do not come to what the books have. Run verify.",
        "lent": "Lent to",
        "open": "Open",
        "all": "All",
        "handled": "Handled",
        "detail": "Detail",
        "state": "State",
        "no_exceptions": "There are no exceptions.",
        "how_to_handle": "Say what became of one:",
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
        "pages": "页面",
        "overview": "总览",
        "settlement": "门店结算",
        "statement": "会员对账单",
        "first": "起始日",
        "last": "截止日",
        "show": "查看",
        "owes": "应付方",
        "gets": "应收方",
        "amount": "金额",
        "nothing_owed": "这段日期内门店之间互不相欠。",
        "net_of": "净应收",
        "store": "门店",
        "sum": "合计",
        "chain": "总部",
        "unknown_place": "尚未知",
        "complete": "数据截至",
        "journal": "日志",
        "booked": "已入账至记录",
        "held": "已收到至记录",
        "waits": "待新版程序处理",
        "member": "会员编号",
        "also": "曾用编号",
        "what": "事项",
        "entry": "记录",
        "unit": "单位",
        "after": "余额",
        "opening": "期初余额",
        "closing": "期末余额",
        "agrees": "明细合计与账面一致。",
        "disagrees": "明细合计与账面不一致,请运行 verify。",
        "lent": "额度所在",
        "open": "未处理",
        "all": "全部",
        "handled": "已处理",
        "detail": "说明",
        "state": "状态",
        "no_exceptions": "没有异常。",
        "how_to_handle": "登记处理结果:",
    },
    "zh_TW": TAIWANESE,
    "es": SPANISH,
}
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
"""How browsers begin to say that they want traditional characters; other Chinese is simplified."""


def language_of(accept: str) -> str:
    """The language for an Accept-Language header: the first of ours by its weight, English otherwise."""
    best, best_weight = "en", -1
    for part in accept.split(","):
        tag, _, rest = part.strip().partition(";")
        weight = _thousandths(rest.strip().removeprefix("q="))
        found = _ours(tag.strip().lower())
        if found is not None and weight > best_weight:
            best, best_weight = found, weight
    return best


def _ours(tag: str) -> str | None:
    if tag.startswith(_TRADITIONAL):
        return "zh_TW"
    return {"en": "en", "zh": "zh_CN", "es": "es"}.get(tag.partition("-")[0])


def _thousandths(quality: str) -> int:
    """A weight between 0 and 1 in thousandths; anything else counts as 1."""
    whole, _, fraction = quality.partition(".")
    if whole == "0":
        return int((fraction + "000")[:3]) if fraction.isdigit() or not fraction else 0
    return 1000
