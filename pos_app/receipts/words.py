"""The words of the paper by language; plain data, so that a new language is one more block."""

from collections.abc import Mapping

_ENGLISH = {
    "sale": "Receipt",
    "return": "Return",
    "x_report": "X report",
    "z_report": "Z report",
    "trial": "Test print",
    "trial_text": "Good morning",
    "number": "No.",
    "business_day": "Day",
    "cashier": "Cashier",
    "register": "Register",
    "member": "Member",
    "article": "Article",
    "quantity_price": "Qty × price",
    "amount": "Amount",
    "line_payable": "To pay",
    "list_total": "List total",
    "savings": "You saved",
    "rounding": "Rounding",
    "payable": "TO PAY",
    "change": "Change",
    "balance_before": "Stored value before",
    "balance_after": "Stored value left",
    "low_balance": "Your balance is low",
    "tax_rate": "Tax rate",
    "net": "Net",
    "tax": "Tax",
    "original": "Original receipt",
    "refund": "REFUND",
    "signature": "Signature",
    "report_serial": "Report no.",
    "copy": "COPY",
    "training": "TRAINING - NOT A RECEIPT",
    "thanks": "Thank you",
}

_CHINESE = {
    "sale": "销售小票",
    "return": "退货单",
    "x_report": "X 报表",
    "z_report": "Z 报表",
    "trial": "打印测试",
    "trial_text": "早上好",
    "number": "单号",
    "business_day": "营业日",
    "cashier": "收银员",
    "register": "收银机",
    "member": "会员",
    "article": "品名",
    "quantity_price": "数量×单价",
    "amount": "金额",
    "line_payable": "小计",
    "list_total": "原价合计",
    "savings": "优惠合计",
    "rounding": "抹零",
    "payable": "应付",
    "change": "找零",
    "balance_before": "储值原有",
    "balance_after": "储值余额",
    "low_balance": "余额不足，请及时充值",
    "tax_rate": "税率",
    "net": "不含税",
    "tax": "税额",
    "original": "原单号",
    "refund": "退款",
    "signature": "签名",
    "report_serial": "报表号",
    "copy": "补打",
    "training": "培训 - 非正式小票",
    "thanks": "谢谢惠顾",
}

WORDS: Mapping[str, Mapping[str, str]] = {"en": _ENGLISH, "zh_CN": _CHINESE}


def words_for(language: str) -> Mapping[str, str]:
    """Return the words of a language such as ``zh_CN``; English where the paper does not speak it."""
    return WORDS.get(language) or WORDS["en"]
