"""What the demo's panel says, in the languages of the till; the story itself is told in English."""

from __future__ import annotations

_CHINESE = {
    "Demo: devices, HQ, paper": "演示：设备、总部、小票",
    "Who signs in": "登录用",
    "cashier": "收银员",
    "manager": "店长",
    "PIN": "PIN",
    "Articles": "商品",
    "Member cards": "会员卡",
    "Coupons (their member first)": "优惠券（先扫会员卡）",
    "double-click scans": "双击即扫码",
    "type the code at the till": "请在收银机上键入",
    "This system has no virtual serial port: the scanner is the keyboard. Type a code at the till, then Enter.": (
        "本系统没有虚拟串口：请把键盘当作扫码枪，在收银机上键入条码后按 Enter。"
    ),
    "frozen": "已冻结",
    "Levers": "操作",
    "HQ off": "关闭总部",
    "HQ on": "开启总部",
    "Kill the till": "强制结束收银机",
    "Start the till": "启动收银机",
    "Paper out": "打印机缺纸",
    "New paper": "装纸",
    "Unplug scanner": "拔掉扫码枪",
    "Plug scanner in": "插上扫码枪",
    "The paper appears here.": "小票会显示在这里。",
    "HQ is up": "总部已开启",
    "HQ is OFF": "总部已关闭",
    "the till runs": "收银机运行中",
    "the till is DOWN": "收银机已停止",
    "Drawer openings: {times}": "钱箱已打开 {times} 次",
    "Paper: {folder}": "小票保存在 {folder}",
    "Closing the till or the panel ends the demo; the data is kept, --reset clears it.": (
        "关闭收银机或本面板即结束演示；数据会保留，加 --reset 可清除。"
    ),
    "The till ended with {code}; see above.": "收银机已退出（{code}），原因见上。",
}


class Words:
    """Says an English text in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, text: str, **filling: object) -> str:
        """The text with its gaps filled; raises KeyError when it was never translated."""
        return (_CHINESE[text] if self.language == "zh_CN" else text).format(**filling)
