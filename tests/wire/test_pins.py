"""Hashes of PINs under the pepper: without it they are nothing, and nobody else's."""

from wire.pins import card_mark, opened, seal

PEPPER, OTHER, HASH = bytes(range(32)), bytes(32), "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA"


def test_a_sealed_hash_opens_with_the_pepper_and_for_its_person_alone() -> None:
    sealed = seal(PEPPER, "A1", HASH)

    assert "argon2" not in sealed
    assert opened(PEPPER, "A1", sealed) == HASH
    assert opened(PEPPER, "A2", sealed) == opened(OTHER, "A1", sealed) == opened(None, "A1", sealed) == ""


def test_the_same_again_is_the_same_and_what_is_sealed_stays() -> None:
    sealed = seal(PEPPER, "A1", HASH)

    assert seal(PEPPER, "A1", HASH) == sealed == seal(PEPPER, "A1", sealed)
    assert seal(PEPPER, "A2", HASH) != sealed
    assert seal(PEPPER, "A1", "") == ""


def test_what_was_never_sealed_is_taken_as_it_is() -> None:
    assert opened(PEPPER, "A1", HASH) == opened(None, "A1", HASH) == HASH


def test_a_spoilt_seal_opens_to_nothing() -> None:
    for spoilt in ("sealed1:", "sealed1:!!", seal(PEPPER, "A1", HASH)[:-4]):
        assert opened(PEPPER, "A1", spoilt) == ""


def test_a_card_is_kept_as_a_mark() -> None:
    assert card_mark(PEPPER, "8800000000017") != card_mark(OTHER, "8800000000017")
    assert "8800000000017" not in card_mark(PEPPER, "8800000000017")
