"""Providers on this machine: each speaks its own wire, checks what it is sent, and keeps its money in a `Bank`."""

import base64
import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

from pos_app.payments.alipay import Alipay, to_sign, yuan
from pos_app.payments.bank import Bank
from pos_app.payments.simulated import Simulated
from pos_app.payments.simulator import handle
from pos_app.payments.wechat import WeChatPay, read_xml, signature, written
from tests.local_db.world import START

KEY = "192006250b4c09247ec02edce69f6a2d"
DROP_REQUEST, DROP_REPLY, REPEAT, LATE, GARBAGE, FORGED = (
    "drop request", "drop reply", "repeat", "late", "garbage", "forged"
)  # fmt: skip
LATE_SECONDS = 0.5
"""Longer than the impatient till of the tests waits for an answer."""


class Acquirer(ThreadingHTTPServer):
    """A provider; `troubles` says what goes wrong with the next requests, in order ("" for nothing)."""

    daemon_threads = True

    def __init__(self, wire: "Wire") -> None:
        self.bank, self.wire = Bank(), wire
        self.troubles: deque[str] = deque()
        self.seen: list[bytes] = []
        self.refused: list[str] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Acquirer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        trouble = self.server.troubles.popleft() if self.server.troubles else ""
        self.server.seen.append(body)
        if trouble == DROP_REQUEST:
            self.close_connection = True
            return
        answer = self.server.wire(self.server, self.path, body)
        if trouble == REPEAT:
            answer = self.server.wire(self.server, self.path, body)
        if trouble == DROP_REPLY:
            self.close_connection = True
            return
        if trouble == LATE:
            time.sleep(LATE_SECONDS)
        if trouble == GARBAGE:
            answer = b"<html>502 Bad Gateway</html>"
        if trouble == FORGED:
            answer = answer.replace(b'"sign":"', b'"sign":"AA').replace(b"<sign>", b"<sign>0")
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        try:
            self.wfile.write(answer)
        except OSError:
            self.server.refused.append("nobody waited")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


Wire = Callable[[Acquirer, str, bytes], bytes]


@contextmanager
def serving(wire: Wire) -> Iterator[Acquirer]:
    """A provider that listens until the test ends."""
    with Acquirer(wire) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


# ---- the simulator's own JSON
def simulated_wire(server: Acquirer, path: str, body: bytes) -> bytes:
    return json.dumps(handle(server.bank, path, json.loads(body))).encode()


def simulated(server: Acquirer) -> Simulated:
    return Simulated(server.url)


# ---- WeChat Pay, version 2
def wechat(server: Acquirer) -> WeChatPay:
    return WeChatPay("wx1", "100", KEY, lambda: "n1", url=server.url)


def wechat_wire(server: Acquirer, path: str, body: bytes) -> bytes:
    asked = read_xml(body)
    found = {"return_code": "SUCCESS", "appid": "wx1", "mch_id": "100", "nonce_str": "n2"}
    if asked.get("sign") != signature(asked, KEY):
        server.refused.append("signature")
        found |= {"result_code": "FAIL", "err_code": "SIGNERROR"}
    else:
        found |= _WECHAT[path](server.bank, asked)
    found["sign"] = signature(found, KEY)
    return written(found)


def _wechat_paid(bank: Bank, asked: dict[str, str]) -> dict[str, str]:
    number, amount = asked["out_trade_no"], int(asked["total_fee"])
    if not (asked["auth_code"].isdigit() and len(asked["auth_code"]) == 18):
        return {"result_code": "FAIL", "err_code": "AUTH_CODE_INVALID"}
    state = bank.pay(number, amount)
    if state == "approved":
        return {
            "result_code": "SUCCESS",
            "out_trade_no": number,
            "total_fee": str(amount),
            "transaction_id": "W" + number,
        }
    return {"result_code": "FAIL", "err_code": "USERPAYING" if state == "pending" else "NOTENOUGH"}


def _wechat_stands(bank: Bank, asked: dict[str, str]) -> dict[str, str]:
    number = asked["out_trade_no"]
    state = bank.query(number)
    if state == "absent":
        return {"result_code": "FAIL", "err_code": "ORDERNOTEXIST"}
    states = {"approved": "SUCCESS", "pending": "USERPAYING", "refused": "PAYERROR", "closed": "REVOKED"}
    fee = str(bank.orders[number].amount)
    found = {"result_code": "SUCCESS", "trade_state": states[state], "out_trade_no": number, "total_fee": fee}
    return found | ({"transaction_id": "W" + number} if state == "approved" else {})


def _wechat_reversed(bank: Bank, asked: dict[str, str]) -> dict[str, str]:
    if bank.reverse(asked["out_trade_no"]) == "absent":
        return {"result_code": "FAIL", "err_code": "ORDERNOTEXIST", "recall": "N"}
    return {"result_code": "SUCCESS", "recall": "N"}


def _wechat_refunded(bank: Bank, asked: dict[str, str]) -> dict[str, str]:
    number, refund, amount = asked["out_trade_no"], asked["out_refund_no"], int(asked["refund_fee"])
    if number not in bank.orders:
        return {"result_code": "FAIL", "err_code": "ORDERNOTEXIST"}
    if bank.orders[number].captured != int(asked["total_fee"]):
        return {"result_code": "FAIL", "err_code": "PARAM_ERROR"}
    if bank.refund(number, refund, amount) != "approved":
        return {"result_code": "FAIL", "err_code": "NOTENOUGH"}
    return {"result_code": "SUCCESS", "out_refund_no": refund, "refund_fee": str(amount), "refund_id": "R" + refund}


def _wechat_refund_stands(bank: Bank, asked: dict[str, str]) -> dict[str, str]:
    refund = asked["out_refund_no"]
    amount = bank.refunded(refund.partition("-")[0], refund)
    if amount is None:
        return {"result_code": "FAIL", "err_code": "REFUNDNOTEXIST"}
    return {"result_code": "SUCCESS", "refund_status_0": "SUCCESS", "refund_fee_0": str(amount), "refund_id_0": "R1"}


_WECHAT: dict[str, Callable[[Bank, dict[str, str]], dict[str, str]]] = {
    "/pay/micropay": _wechat_paid,
    "/pay/orderquery": _wechat_stands,
    "/secapi/pay/reverse": _wechat_reversed,
    "/secapi/pay/refund": _wechat_refunded,
    "/pay/refundquery": _wechat_refund_stands,
}


# ---- Alipay
@cache
def rsa(who: str) -> RSAPrivateKey:
    del who
    return generate_private_key(65537, 2048)


def alipay(server: Acquirer) -> Alipay:
    return Alipay("2026", rsa("merchant"), rsa("alipay").public_key(), lambda: START, url=server.url)


def alipay_wire(server: Acquirer, path: str, body: bytes) -> bytes:
    del path
    fields = {name: values[0] for name, values in parse_qs(body.decode(), strict_parsing=True).items()}
    method, asked = fields["method"], json.loads(fields["biz_content"])
    try:
        sign = base64.b64decode(fields["sign"])
        rsa("merchant").public_key().verify(sign, to_sign(fields), PKCS1v15(), SHA256())
        found = _ALIPAY[method](server.bank, asked)
    except (InvalidSignature, ValueError):
        server.refused.append("signature")
        found = {"code": "40002", "msg": "Invalid Arguments", "sub_code": "isv.invalid-signature"}
    text = json.dumps(found, ensure_ascii=False)
    signed = base64.b64encode(rsa("alipay").sign(text.encode(), PKCS1v15(), SHA256())).decode()
    return f'{{"{method.replace(".", "_")}_response":{text},"sign":"{signed}"}}'.encode()


GONE = {"code": "40004", "msg": "Business Failed", "sub_code": "ACQ.TRADE_NOT_EXIST"}
FINE = {"code": "10000", "msg": "Success"}


def _alipay_paid(bank: Bank, asked: dict[str, Any]) -> dict[str, Any]:
    number, amount = asked["out_trade_no"], round(float(asked["total_amount"]) * 100)
    state = bank.pay(number, amount)
    if state == "approved":
        return FINE | {"out_trade_no": number, "total_amount": yuan(amount), "trade_no": "A" + number}
    if state == "pending":
        return {"code": "10003", "msg": "order success pay inprocess"}
    return {"code": "40004", "msg": "Business Failed", "sub_code": "ACQ.BUYER_BALANCE_NOT_ENOUGH"}


def _alipay_stands(bank: Bank, asked: dict[str, Any]) -> dict[str, Any]:
    number = asked["out_trade_no"]
    state = bank.query(number)
    if state == "absent":
        return GONE
    states = {
        "approved": "TRADE_SUCCESS",
        "pending": "WAIT_BUYER_PAY",
        "refused": "TRADE_CLOSED",
        "closed": "TRADE_CLOSED",
    }
    amount = yuan(bank.orders[number].amount)
    return FINE | {
        "out_trade_no": number,
        "total_amount": amount,
        "trade_status": states[state],
        "trade_no": "A" + number,
    }


def _alipay_cancelled(bank: Bank, asked: dict[str, Any]) -> dict[str, Any]:
    done = bank.reverse(asked["out_trade_no"])
    return FINE | {"retry_flag": "N"} | ({"action": done} if done != "absent" else {})


def _alipay_refunded(bank: Bank, asked: dict[str, Any]) -> dict[str, Any]:
    amount = round(float(asked["refund_amount"]) * 100)
    state = bank.refund(asked["out_trade_no"], asked["out_request_no"], amount)
    if state == "absent":
        return {"code": "40004", "sub_code": "ACQ.TRADE_NOT_EXIST", "sub_msg": "交易不存在"}
    if state != "approved":
        return {"code": "40004", "sub_code": "ACQ.SELLER_BALANCE_NOT_ENOUGH", "sub_msg": "卖家余额不足"}
    return FINE | {"out_trade_no": asked["out_trade_no"], "fund_change": "Y"}


def _alipay_refund_stands(bank: Bank, asked: dict[str, Any]) -> dict[str, Any]:
    amount = bank.refunded(asked["out_trade_no"], asked["out_request_no"])
    if amount is None:
        return dict(FINE)
    number = asked["out_request_no"]
    return FINE | {"out_request_no": number, "refund_amount": yuan(amount), "refund_status": "REFUND_SUCCESS"}


_ALIPAY: dict[str, Callable[[Bank, dict[str, Any]], dict[str, Any]]] = {
    "alipay.trade.pay": _alipay_paid,
    "alipay.trade.query": _alipay_stands,
    "alipay.trade.cancel": _alipay_cancelled,
    "alipay.trade.refund": _alipay_refunded,
    "alipay.trade.fastpay.refund.query": _alipay_refund_stands,
}
