"""Pages for people, rendered here; they need no JavaScript.

page     the plain page at /: stores, registers, last heard, unsynced entries, sales today; how pages are shown
reports  settlement between stores, members' statements, exceptions

This package may import hq.services, Starlette, Jinja2.
"""
