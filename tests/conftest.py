"""What holds for every test: no window needs a display, and a slow machine is no failure."""

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("till", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nightly", settings.get_profile("till"), max_examples=100_000)
settings.load_profile("till")
