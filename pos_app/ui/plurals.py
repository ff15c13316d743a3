"""Sentences with a number in them.

pyside6-lupdate knows a plural only as `self.tr(words, hint, n)` inside a class, whose name is the context.
"""

from PySide6.QtCore import QCoreApplication


class Plural:
    """Each method says one sentence for `n`."""

    def tr(self, words: str, hint: str, n: int) -> str:
        return QCoreApplication.translate("Plural", words, hint, n)

    def cart(self, n: int) -> str:
        return self.tr("Cart, %n line(s)", "", n)

    def lines(self, n: int) -> str:
        return self.tr("%n line(s)", "", n)

    def pieces(self, n: int) -> str:
        return self.tr("%n piece(s)", "", n)

    def receipt_lines(self, n: int) -> str:
        return self.tr("Receipt, %n line(s)", "", n)

    def to_send(self, n: int) -> str:
        return self.tr("%n to send", "", n)

    def waiting(self, n: int) -> str:
        return self.tr("%n waiting", "", n)

    def lines_go(self, n: int) -> str:
        return self.tr("%n line(s) are removed; the journal notes it", "", n)

    def suspended_sales(self, n: int) -> str:
        return self.tr("%n suspended sale(s): resume or clear them", "", n)

    def unsent_entries(self, n: int) -> str:
        return self.tr("%n unsent entries: they are sent later", "", n)

    def print_jobs(self, n: int) -> str:
        return self.tr("%n receipt(s) wait for the printer", "", n)


plural = Plural()
