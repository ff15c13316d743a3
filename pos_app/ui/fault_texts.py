"""What the till says when the world fails: (what happened, what to do), as literals that lupdate reads."""

from pos_app.ui.message_texts import Texts
from pos_app.ui.speak import QT_TRANSLATE_NOOP

FAULTS: Texts = {
    "hq_unreachable": (
        QT_TRANSLATE_NOOP("Fault", "HQ does not answer"),
        QT_TRANSLATE_NOOP("Fault", "Go on selling; everything is sent when it answers again"),
    ),
    "hq_refused": (
        QT_TRANSLATE_NOOP("Fault", "HQ refuses this till"),
        QT_TRANSLATE_NOOP("Fault", "Go on selling and call whoever runs HQ"),
    ),
    "hq_garbled": (
        QT_TRANSLATE_NOOP("Fault", "The answer did not come from HQ"),
        QT_TRANSLATE_NOOP("Fault", "Go on selling; let HQ's address and the network be checked"),
    ),
    "hq_busy": (
        QT_TRANSLATE_NOOP("Fault", "HQ is busy"),
        QT_TRANSLATE_NOOP("Fault", "Go on selling; the till tries again"),
    ),
    "hq_damaged": (
        QT_TRANSLATE_NOOP("Fault", "What HQ sent was damaged"),
        QT_TRANSLATE_NOOP("Fault", "The till fetches it again; if this comes back, call whoever runs HQ"),
    ),
    "hq_mismatch": (
        QT_TRANSLATE_NOOP("Fault", "The till's copy differs from HQ's"),
        QT_TRANSLATE_NOOP("Fault", "It is fetched again; nothing needs to be done"),
    ),
    "code_refused": (
        QT_TRANSLATE_NOOP("Fault", "HQ does not take this enrolment code"),
        QT_TRANSLATE_NOOP("Fault", "Ask HQ for a new one; a code is good once, for ten minutes"),
    ),
    "disk_full": (
        QT_TRANSLATE_NOOP("Fault", "The disk is full"),
        QT_TRANSLATE_NOOP("Fault", "Free some space on it; nothing was lost"),
    ),
    "disk": (
        QT_TRANSLATE_NOOP("Fault", "The data folder cannot be written"),
        QT_TRANSLATE_NOOP("Fault", "Check the disk and the rights on the folder"),
    ),
    "disk_failed": (
        QT_TRANSLATE_NOOP("Fault", "The disk does not do what it should"),
        QT_TRANSLATE_NOOP("Fault", "Stop selling here; nothing that was shown as paid is lost"),
    ),
    "printer_dead": (
        QT_TRANSLATE_NOOP("Fault", "The printer does not answer"),
        QT_TRANSLATE_NOOP("Fault", "Go on selling; receipts wait. Check its cable and power"),
    ),
    "paper_out": (
        QT_TRANSLATE_NOOP("Fault", "The printer has no paper"),
        QT_TRANSLATE_NOOP("Fault", "Put in a roll; the receipts that wait print by themselves"),
    ),
    "database_newer": (
        QT_TRANSLATE_NOOP("Fault", "The books were written by a newer version of this program"),
        QT_TRANSLATE_NOOP("Fault", "Install that version; the books were left as they are"),
    ),
    "settings_differ": (
        QT_TRANSLATE_NOOP("Fault", "The database does not keep what it must"),
        QT_TRANSLATE_NOOP("Fault", "Do not sell on this machine; install the program again"),
    ),
    "pepper_unreadable": (
        QT_TRANSLATE_NOOP("Fault", "The file beside the till's key that PINs need cannot be read"),
        QT_TRANSLATE_NOOP("Fault", "Bring it back from where it is kept, or enrol the register again"),
    ),
    "no_key": (
        QT_TRANSLATE_NOOP("Fault", "The books cannot be opened: their key is missing"),
        QT_TRANSLATE_NOOP("Fault", "Bring the key back, or open them with HQ's recovery key"),
    ),
    "no_ca_file": (
        QT_TRANSLATE_NOOP("Fault", "The file of the chain's certificates is not there"),
        QT_TRANSLATE_NOOP("Fault", "Bring it back, or name another one with --ca-file"),
    ),
    "key_exposed": (
        QT_TRANSLATE_NOOP("Fault", "Others can read the key file"),
        QT_TRANSLATE_NOOP("Fault", "Set its rights to 0600"),
    ),
    "second_till": (
        QT_TRANSLATE_NOOP("Fault", "Another till is using these books"),
        QT_TRANSLATE_NOOP("Fault", "Use the window that is open, or close it first"),
    ),
    "no_reference": (
        QT_TRANSLATE_NOOP("Fault", "This till knows no articles yet"),
        QT_TRANSLATE_NOOP("Fault", "Let it reach HQ once"),
    ),
    "snapshot_schema": (
        QT_TRANSLATE_NOOP("Fault", "HQ speaks of a newer version"),
        QT_TRANSLATE_NOOP("Fault", "Install the version of the program that HQ wants"),
    ),
    "plan_unread": (
        QT_TRANSLATE_NOOP("Fault", "HQ's plan needs a newer program; this till goes on with the plan before it"),
        QT_TRANSLATE_NOOP("Fault", "Install the version of the program that HQ wants"),
    ),
    "code_malformed": (
        QT_TRANSLATE_NOOP("Fault", "This is no enrolment code"),
        QT_TRANSLATE_NOOP("Fault", "Type it whole, with the part behind the dot"),
    ),
    "printer_address": (
        QT_TRANSLATE_NOOP("Fault", "The printer has no such address"),
        QT_TRANSLATE_NOOP("Fault", "Give tcp:HOST:PORT, serial:PORT, file:DEVICE or queue:NAME"),
    ),
    "payments_file": (
        QT_TRANSLATE_NOOP("Fault", "The file of payment providers cannot be read"),
        QT_TRANSLATE_NOOP("Fault", "Write payments.json as the manual shows, or take it away"),
    ),
    "not_loaded": (
        QT_TRANSLATE_NOOP("Fault", "HQ has not sent what this till needs"),
        QT_TRANSLATE_NOOP("Fault", "Check the network, then start the till again"),
    ),
    "no_entry": (
        QT_TRANSLATE_NOOP("Fault", "This names no entry"),
        QT_TRANSLATE_NOOP("Fault", "Write a receipt's number, like S01-R1-000123"),
    ),
    "no_books": (
        QT_TRANSLATE_NOOP("Fault", "There are no books here"),
        QT_TRANSLATE_NOOP("Fault", "Enrol this till, or say where they are"),
    ),
    "books_exist": (
        QT_TRANSLATE_NOOP("Fault", "There are books here already"),
        QT_TRANSLATE_NOOP("Fault", "Open them, or choose another place"),
    ),
    "not_enrolled": (
        QT_TRANSLATE_NOOP("Fault", "This till is not enrolled yet"),
        QT_TRANSLATE_NOOP("Fault", "Enrol it with a code from HQ"),
    ),
    "no_plan": (
        QT_TRANSLATE_NOOP("Fault", "This till has no plan yet"),
        QT_TRANSLATE_NOOP("Fault", "Let it reach HQ once"),
    ),
    "not_kept": (
        QT_TRANSLATE_NOOP("Fault", "The receipt could not be kept as a file"),
        QT_TRANSLATE_NOOP("Fault", "Print a copy instead, and let somebody look at the disk"),
    ),
    "bug": (
        QT_TRANSLATE_NOOP("Fault", "The program made a mistake"),
        QT_TRANSLATE_NOOP("Fault", "Nothing that was paid is lost; note what you did and call the store manager"),
    ),
    "closing": (QT_TRANSLATE_NOOP("Fault", "The till is closing"), QT_TRANSLATE_NOOP("Fault", "Start it again")),
}
OTHER_FAULT = (
    QT_TRANSLATE_NOOP("Fault", "Something does not work ({code})"),
    QT_TRANSLATE_NOOP("Fault", "Nothing was lost; call the store manager"),
)
