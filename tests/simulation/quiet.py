"""The end of a seed: everything is connected until nothing moves, and then every book says the same."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import timedelta

from domain.entries import ReturnCompleted, SaleCompleted
from domain.postings import right_unit, sale_owner
from hq.services.verify import verify
from hq.store import allowances, members
from local_db.verify import verify as verify_books
from pos_app.bootstrap import BOOKS
from tests.simulation.deaths import bury, give_up
from tests.simulation.network import CALM
from tests.simulation.register import Register
from tests.simulation.truth import Violation
from tests.simulation.world import World
from wire.bodies import read_entry

ROUNDS = 12
SALES_SQL = "SELECT entry FROM journal WHERE kind = 'sale.completed'"
RETURNS_SQL = "SELECT hash, entry FROM journal WHERE kind = 'return.completed'"
SALE_SQL = "SELECT entry FROM journal WHERE hash = ?"
DRAFT = re.compile(rb'"draft":"([^"]+)"')
LOSSES = {"adopted_loss", "quarantined"}
"""What HQ may find odd where a disk was doubled or put back."""
HELD_SQL = (
    "SELECT j.hash, e.quarantine_from IS NOT NULL AND j.seq >= e.quarantine_from FROM journal j JOIN epoch e"
    " ON e.store = j.store AND e.register = j.register AND e.epoch = j.epoch"
)
NEWEST_SQL = "SELECT epoch FROM epoch WHERE register = ? ORDER BY opened_at DESC, epoch DESC LIMIT 1"
TOTALS_SQL = "SELECT owner, unit, granted, credited, spent, given_back, lent, borrowed FROM allowance WHERE holder = ?"
Figures = tuple[int, int, int, int, dict[str, int], dict[str, int]]
NOTHING: Figures = (0, 0, 0, 0, {}, {})
NIGHTS = (1,)


def settle(world: World) -> None:
    """No more faults; the dead are given up, everybody talks until nothing moves. Raises `Violation` when that never
    comes.
    """
    world.network.weather = world.lans.weather = CALM
    world.network.cut.clear()
    world.lans.down.clear()
    world.machines.fuse, world.fails_over = None, False
    for register in world.registers:
        register.clock.wrong_by = timedelta(0)
        if register.running is None and not register.dead:
            world.switch_on(register)
    for register in world.registers:
        if register.mark and not register.dead:
            bury(world, register)
        if register.dead:
            give_up(world, register)
    world.pass_time(timedelta(hours=1))
    for number in range(ROUNDS):
        behind = [register for register in world.living if number == 0 or _behind(world, register)]
        if not behind:
            return
        for register in behind:
            if world.hq.waits():
                register.syncer.beat_soon()
            world.sync(register)
            world.visit(register)
        world.hq_works(night=number in NIGHTS)
        world.look()
    raise Violation(f"it never becomes quiet: {[one.name for one in world.living if _behind(world, one)]}")


def _behind(world: World, register: Register) -> bool:
    """Whether a till has something to tell or to hear."""
    if register.books.unsynced().count or not register.syncer.health.complete or world.hq.waits():
        return True
    scopes = register.till.store.cursors()
    heads = dict(world.hq.rows("SELECT scope, pos FROM feed_head"))
    return any(heads.get(scope, 0) != pos for scope, pos in scopes.items())


def check(world: World, *, thorough: bool) -> None:
    """Raises `Violation`."""
    for register in world.living:
        health = register.syncer.health
        waits = register.books.unsynced().count
        if waits or health.problem is not None or not health.complete:
            raise Violation(f"no progress: {waits} entries of {register.name} wait, {health.problem}")
    held = _nothing_lost(world)
    _sold_once(world)
    _returned_once(world, held)
    _totals_agree(world)
    _balances_agree(world, held)
    odd = world.hq.rows("SELECT * FROM exception")
    losers = world.truth.excused or any(one.dead for one in world.registers)
    if any(row[4] not in LOSSES for row in odd) or (odd and not losers):
        raise Violation(f"HQ finds this odd: {odd}")
    if thorough:
        _verified(world)


def _nothing_lost(world: World) -> set[str]:
    """Entry by entry: HQ holds what the tills wrote, nothing else, each once; the hashes of what it booked."""
    rows = world.hq.rows(HELD_SQL)
    held = {row[0] for row in rows}
    adopted = {row[0] for row in world.hq.rows("SELECT hash FROM adopted")}
    again = {hash_ for hash_, (_, line) in world.truth.written.items() if line.kind == "adopted"}
    lost = world.truth.written.keys() - held - adopted - world.truth.gone - again
    if lost:
        raise Violation(f"HQ does not hold these: {[world.truth.written[one] for one in sorted(lost)]}")
    unknown = (held | adopted) - world.truth.written.keys()
    if unknown:
        raise Violation(f"HQ holds entries that nobody wrote: {unknown}")
    return {row[0] for row in rows if not row[1]}


def _sold_once(world: World) -> None:
    """What lay on a counter was paid once."""
    drafts = [one for row in world.hq.rows(SALES_SQL) for one in DRAFT.findall(row[0])]
    twice = {draft.decode() for draft in drafts if drafts.count(draft) > 1}
    if twice:
        raise Violation(f"sold twice: {twice}")


def _returned_once(world: World, held: set[str]) -> None:
    """Of no sale more came back than was sold and paid, wherever its returns were made."""
    backs: dict[str, list[ReturnCompleted]] = defaultdict(list)
    for hash_, raw in world.hq.rows(RETURNS_SQL):
        body = read_entry(raw).body
        if hash_ in held and isinstance(body, ReturnCompleted):
            backs[body.original_hash].append(body)
    for original, made in backs.items():
        owner = sale_owner(made[0].original)
        if world.truth.excused.get((owner, right_unit(owner))):
            continue
        for row in world.hq.rows(SALE_SQL, (original,)):
            sale = read_entry(row[0]).body
            assert isinstance(sale, SaleCompleted)
            lines = Counter({line.line: line.quantity for line in sale.lines})
            lines.subtract(Counter([back.line for one in made for back in one.lines for _ in range(back.quantity)]))
            paid = sum(one.payable for one in made)
            if min(lines.values()) < 0 or paid > sale.payable:
                raise Violation(f"returned twice: {owner}, {paid} of {sale.payable}, lines {dict(lines)}")


def _totals_agree(world: World) -> None:
    """HQ and each register know the same of what was lent."""
    for register in world.living:
        head = register.books.head()
        newest = world.hq.rows(NEWEST_SQL, (head.register,))[0][0]
        doubtful = newest != head.epoch or register.unsure == head.epoch
        rows = world.hq.rows(TOTALS_SQL, (f"{head.register}/{head.epoch}",))
        there = {row[:2]: (*row[2:6], json.loads(row[6]), json.loads(row[7])) for row in rows}
        here: dict[tuple[str, str], Figures] = {}
        for row in register.books.allowances():
            one = row.totals
            totals: Figures = (one.granted, one.credited, one.spent, one.given_back, one.lent, one.borrowed)
            here[row.owner, row.unit] = totals
        differ = {
            key: (here.get(key, NOTHING), there.get(key, NOTHING))
            for key in sorted({*here, *there})
            if not _same(world, here.get(key, NOTHING), there.get(key, NOTHING), doubtful=doubtful)
        }
        if differ:
            raise Violation(f"{register.name} and HQ differ in what was lent (till, HQ): {differ}")


def _same(world: World, here: Figures, there: Figures, *, doubtful: bool) -> bool:
    """A loan of which the lender's disk was lost is told by the borrower with his next entry about it. What HQ lent to
    an epoch that a clone's followed may stand in no feed any more, and of a disk that was put back only neighbours may
    know what it lent: that is settled when people see to it.
    """
    if doubtful:
        here, there = (0, *here[1:4], {}, {}), (0, *there[1:4], {}, {})
    lost = {lender for lender in here[5] if lender not in there[5] and not _speaks(world, lender)}
    return (*here[:5], {name: many for name, many in here[5].items() if name not in lost}) == there


def _speaks(world: World, holder: str) -> bool:
    """Whether a register still writes under this name."""
    return any(f"{one.name}/{one.books.head().epoch}" == holder for one in world.living)


def _balances_agree(world: World, held: set[str]) -> None:
    """I6, and every book shows what the entries that HQ holds come to."""
    with world.hq.hq.database.engine.connect() as tx:
        balances = members.all_balances(tx)
        rooms = {
            (of, unit): here for of, unit, here in tx.exec_driver_sql("SELECT owner, unit, available FROM account")
        }
        for row in tx.execute(allowances.allowance.select()):
            key, totals = (row.owner, row.unit), allowances.holding(row).totals
            rooms[key] = rooms.get(key, 0) + totals.room
    truth = world.truth.booked(world.hq, held)
    for key in sorted({*truth, *rooms}):
        if truth.get(key, 0) != rooms.get(key, 0):
            raise Violation(f"I6: {key}: journals {truth.get(key, 0)}, HQ and registers {rooms.get(key, 0)}")
    for key in sorted({*truth, *balances}):
        if "/" not in key[0] and truth.get(key, 0) != balances.get(key, 0):
            raise Violation(f"{key}: journals {truth.get(key, 0)}, HQ's books {balances.get(key, 0)}")
    for register in world.living:
        if len(register.books.epochs()) == 1:  # what a top-up of a closed branch credits, HQ does not tell its till
            _shown(register, balances)


def _shown(register: Register, balances: Mapping[tuple[str, str], int]) -> None:
    """What a till shows of members is what HQ's books say."""
    for member in sorted({owner for owner, _ in balances}):
        found = register.desk.members.by_id(member)
        mine = sum(amount for (who, unit), amount in balances.items() if who == member and unit.startswith("SV"))
        if found is not None and found.local and found.balance != mine:
            raise Violation(f"{register.name} shows {found.balance} for {member}, HQ's books {mine}")


def _verified(world: World) -> None:
    found = verify(world.hq.hq)
    if not found.good:
        raise Violation(f"HQ's books do not verify: {found.sentence()}")
    for register in world.living:
        register.stop()
        verdict = verify_books(register.folder / BOOKS, register.key)
        if not verdict.holds:
            raise Violation(f"the books of {register.name} do not verify: {verdict}")
