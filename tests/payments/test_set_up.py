"""Which providers a till has: a file beside its key, or a sentence that says what is wrong with it."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from domain.errors import Fault
from domain.payments import APPROVED, INTENDED, TAKE, Payment
from pos_app.payments.alipay import Alipay
from pos_app.payments.bootstrap import FILE, providers_beside
from pos_app.payments.set_up import providers
from pos_app.payments.simulated import Simulated
from pos_app.payments.wechat import WeChatPay
from pos_app.services.payment_port import Provider
from tests.payments.acquirers import rsa

WECHAT = {"appid": "wx1", "mch_id": "100", "key": "k", "certificate": "c.pem", "certificate_key": "k.pem"}


def read(folder: Path, text: str) -> dict[str, Provider]:
    (folder / FILE).write_text(text, "utf-8")
    return providers(folder / FILE, lambda: datetime.now(UTC), lambda: "n")


def test_without_a_file_nobody_takes_payments(tmp_path: Path) -> None:
    assert providers_beside(tmp_path / "till.key", lambda: datetime.now(UTC)) == {}


def test_the_file_lies_beside_the_key(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"alipay": {"simulated": "http://127.0.0.1:1"}}', "utf-8")
    assert list(providers_beside(tmp_path / "till.key", lambda: datetime.now(UTC))) == ["alipay"]


def test_the_merchant_is_who_the_file_says(tmp_path: Path) -> None:
    key = rsa("merchant")
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "private.pem").write_bytes(private)
    (tmp_path / "public.pem").write_bytes(public)
    alipay = {"app_id": "2026", "private_key": "private.pem", "public_key": "public.pem", "url": "http://127.0.0.1:1"}
    found = read(tmp_path, json.dumps({"wechat": WECHAT, "alipay": alipay}))
    one, other = found["wechat"], found["alipay"]
    assert isinstance(one, WeChatPay)
    assert one.certificate == (str(tmp_path / "c.pem"), str(tmp_path / "k.pem"))
    assert "'k'" not in repr(one)
    assert isinstance(other, Alipay)
    assert other.url == "http://127.0.0.1:1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"wechat": {}}',
        '{"cash": {"simulated": "x"}}',
        '{"alipay": {"app_id": "1", "private_key": "no"}}',
    ],
)
def test_a_file_that_makes_no_sense_says_what_to_do(tmp_path: Path, text: str) -> None:
    with pytest.raises(Fault) as told:
        read(tmp_path, text)
    assert told.value.code == "payments_file"
    assert "manual" in told.value.advice


def test_the_simulator_is_a_process_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pos_app.payments.simulator", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().split()[-1]
            found = read(tmp_path, json.dumps({"wechat": {"simulated": url}}))["wechat"]
            assert isinstance(found, Simulated)
            order = Payment("a" * 32, TAKE, "wechat", "D1", 5, INTENDED, "2026-01-02T03:04:05.678Z")
            assert found.pay(order, "134567890123456789").state == APPROVED
        finally:
            process.terminate()
