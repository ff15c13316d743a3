"""What the demo's panel says, in the languages of the till; the story itself is told in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIMPLIFIED = {
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

_TRADITIONAL = {
    "Demo: devices, HQ, paper": "示範：裝置、總公司、收據",
    "Who signs in": "登入用",
    "cashier": "收銀員",
    "manager": "店長",
    "PIN": "PIN",
    "Articles": "商品",
    "Member cards": "會員卡",
    "Coupons (their member first)": "優惠券（先掃會員卡）",
    "double-click scans": "雙擊即掃描",
    "type the code at the till": "請在收銀機上輸入",
    "This system has no virtual serial port: the scanner is the keyboard. Type a code at the till, then Enter.": (
        "本系統沒有虛擬序列埠：請把鍵盤當作掃描器，在收銀機上輸入條碼後按 Enter。"
    ),
    "frozen": "已停用",
    "Levers": "操作",
    "HQ off": "關閉總公司",
    "HQ on": "開啟總公司",
    "Kill the till": "強制結束收銀機",
    "Start the till": "啟動收銀機",
    "Paper out": "印表機缺紙",
    "New paper": "裝紙",
    "Unplug scanner": "拔掉掃描器",
    "Plug scanner in": "插上掃描器",
    "The paper appears here.": "收據會顯示在這裡。",
    "HQ is up": "總公司已開啟",
    "HQ is OFF": "總公司已關閉",
    "the till runs": "收銀機執行中",
    "the till is DOWN": "收銀機已停止",
    "Drawer openings: {times}": "錢櫃已打開 {times} 次",
    "Paper: {folder}": "收據儲存在 {folder}",
    "Closing the till or the panel ends the demo; the data is kept, --reset clears it.": (
        "關閉收銀機或本面板即結束示範；資料會保留，加 --reset 可清除。"
    ),
    "The till ended with {code}; see above.": "收銀機已結束（{code}），原因見上。",
}

_SPANISH = {
    "Demo: devices, HQ, paper": "Demostración: dispositivos, central, papel",
    "Who signs in": "Quién entra",
    "cashier": "cajero",
    "manager": "encargado",
    "PIN": "PIN",
    "Articles": "Artículos",
    "Member cards": "Tarjetas de socio",
    "Coupons (their member first)": "Cupones (antes, su socio)",
    "double-click scans": "doble clic escanea",
    "type the code at the till": "escriba el código en la caja",
    "This system has no virtual serial port: the scanner is the keyboard. Type a code at the till, then Enter.": (
        "Este sistema no tiene puerto serie virtual: el teclado es el escáner. Escriba un código en la caja y Enter."
    ),
    "frozen": "bloqueada",
    "Levers": "Palancas",
    "HQ off": "Apagar central",
    "HQ on": "Encender central",
    "Kill the till": "Matar la caja",
    "Start the till": "Iniciar la caja",
    "Paper out": "Sin papel",
    "New paper": "Poner papel",
    "Unplug scanner": "Desconectar escáner",
    "Plug scanner in": "Conectar escáner",
    "The paper appears here.": "El papel aparece aquí.",
    "HQ is up": "La central funciona",
    "HQ is OFF": "La central está APAGADA",
    "the till runs": "la caja funciona",
    "the till is DOWN": "la caja está PARADA",
    "Drawer openings: {times}": "Cajón abierto: {times}",
    "Paper: {folder}": "Papel: {folder}",
    "Closing the till or the panel ends the demo; the data is kept, --reset clears it.": (
        "Cerrar la caja o el panel termina la demostración; los datos se guardan, --reset los borra."
    ),
    "The till ended with {code}; see above.": "La caja terminó con {code}; véase arriba.",
}

TEXTS: Mapping[str, Mapping[str, str]] = {"zh_CN": _SIMPLIFIED, "zh_TW": _TRADITIONAL, "es": _SPANISH}
"""By language what stands for each English text."""


class Words:
    """Says an English text in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, text: str, **filling: object) -> str:
        """The text with its gaps filled; raises KeyError when it was never translated."""
        return (TEXTS[self.language][text] if self.language in TEXTS else text).format(**filling)
