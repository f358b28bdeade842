"""What all tests share: hypothesis without deadlines, and no network but this machine's."""

from hypothesis import settings

# Speed is measured in the benchmark, never in a test.
settings.register_profile("steady", deadline=None, max_examples=200)
settings.load_profile("steady")
