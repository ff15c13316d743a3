"""Pages for people, rendered here; they need no JavaScript.

page   the plain page at /: stores, registers, last heard, unsynced entries, sales today

This package may import hq.services, Starlette, Jinja2.
"""
