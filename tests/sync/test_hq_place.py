"""Where HQ is, and by which certificates it is trusted: said once, at the enrolment."""

from pathlib import Path

import pytest

from domain.errors import Fault
from pos_app.__main__ import main
from pos_app.sync.hq_place import HqPlace
from tests.hq.tls_proxy import ending_tls
from tests.services.shop import Shop


def test_what_the_till_was_enrolled_with_holds_until_something_else_is_said(tmp_path: Path) -> None:
    shop = Shop.new(tmp_path)
    said = HqPlace("https://hq.example", tmp_path / "ca.pem")
    said.keep(shop.books)
    assert HqPlace().known(shop.books) == said
    other = HqPlace("https://other.example", tmp_path / "other.pem")
    assert other.known(shop.books) == other
    shop.close()


def test_a_chains_own_certificate_is_trusted_when_it_is_said(tmp_path: Path) -> None:
    with ending_tls(9, tmp_path) as (url, ca, _):
        HqPlace(url, ca).session().close()


def test_a_file_without_certificates_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ca.pem"
    file.write_text("no certificate")
    with pytest.raises(Fault) as refused:
        HqPlace("https://hq.example", file).session()
    assert refused.value.code == "no_ca_file"
    words = ["enrol", "--data", str(tmp_path / "till"), "--hq", "https://hq.example", "--code", "x"]
    assert main([*words, "--ca-file", str(tmp_path / "none.pem")]) == 1
    assert "--ca-file FILE" in capsys.readouterr().err
