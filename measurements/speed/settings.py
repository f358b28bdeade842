"""The product's own settings, with one address more: a view that does nothing."""

from aliasconfig.settings import *  # noqa: F403

ROOT_URLCONF = "measurements.speed.urls"
