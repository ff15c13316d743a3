"""The headquarters of HQ's own tests, on both databases."""

from tests.hq.conftest import *  # noqa: F403  its fixtures, whatever they build on
