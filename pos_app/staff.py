"""The staff out of the people file, as the services want them: PINs opened with the pepper, rights as HQ gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.rights import Role
from pos_app.services.ports import StaffMember
from wire.pins import card_mark, opened

if TYPE_CHECKING:
    from local_db.reference.feed_store import FeedStore
    from local_db.reference.people import StaffRow


class StaffOfPeople:
    """Who may sign in at this register."""

    def __init__(self, store: FeedStore) -> None:
        self._store = store

    def staff(self) -> tuple[StaffMember, ...]:
        """Everybody who may sign in here, by name."""
        return tuple(map(self._person, self._store.people.staff()))

    def by_card(self, card: str) -> StaffMember | None:
        """Whose staff card it is."""
        pepper = self._store.pepper_key()
        if pepper is None or not card:
            return None
        mark = card_mark(pepper, card)
        return next((self._person(row) for row in self._store.people.staff() if row.card == mark), None)

    def _person(self, row: StaffRow) -> StaffMember:
        grants = Role(row.role, row.rights, row.limits) if row.rights is not None else None
        return StaffMember(row.id, row.name, row.role, opened(self._store.pepper_key(), row.id, row.pin), grants)
