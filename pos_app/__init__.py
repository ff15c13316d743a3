"""The till: `bootstrap` builds it, `__main__` is its command line, `ui` its window, `services` what one can do.

window_parts, lamps -> the Qt side of a till and what devices and HQ report          clock -> the machine's time
devices, receipts, sync -> printers and scanners, paper, HQ
"""
