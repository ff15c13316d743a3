"""The till: `bootstrap` builds it, `__main__` is its command line, `ui` its window, `services` what one can do.

devices, receipts, sync -> printers and scanners, paper, HQ           clock -> the machine's time
"""
