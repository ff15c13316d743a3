from tests.hq.conftest import postgres

__all__ = ["postgres"]
