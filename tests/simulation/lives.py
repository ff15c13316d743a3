"""HQ's disk is gone: it begins again from a backup, in a new life."""

import shutil

from hq.bootstrap import SECRETS
from hq.key_file import key_text, put_back
from hq.services.snapshots import FOLDER
from tests.simulation.world import Backup, Strike, World


def keep_backup(world: World) -> None:
    """HQ is backed up."""
    disk = world.folder / "backup"
    world.hq.copy(disk)
    rows = world.hq.rows("SELECT coalesce(max(rowid), 0) FROM hq_entry")[0][0]
    world.backup = Backup(disk, rows)
    world.history.step("HQ", "is backed up")


def new_life(world: World, old: int) -> int:
    """The number of the life that begins (`hq.bootstrap.restore`)."""
    return max(old + 1, int(world.hq.clock.now().timestamp()))


def restored(world: World) -> None:
    """HQ is put back from its backup."""
    backup = world.backup
    if backup is None or world.chance.random() < 0.6:
        keep_backup(world)
        return
    world.backup = None
    keys, life = key_text(world.hq.folder / SECRETS), world.hq.hq.secrets.life
    world.history.fault("HQ is put back from its backup")
    put_back(backup.disk / SECRETS, keys, new_life(world, life))
    shutil.rmtree(backup.disk / FOLDER, ignore_errors=True)
    world.restart_hq(backup.disk)
    world.truth.hq_is_put_back(backup.rows)


FAULTS: tuple[tuple[Strike, int], ...] = ((keep_backup, 3), (restored, 1))
