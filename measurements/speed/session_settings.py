"""The product's own settings, and what a SessionWizardView needs beside: sessions, and CSRF.

Sessions are kept in the process's memory, the quickest of Django's stores: no disk, no database.
"""

from aliasconfig.settings import *  # noqa: F403
from aliasconfig.settings import BASE_DIR, INSTALLED_APPS, MIDDLEWARE, TEMPLATES

ROOT_URLCONF = "measurements.speed.session_urls"
INSTALLED_APPS = [*INSTALLED_APPS, "formtools"]
MIDDLEWARE = [
    *MIDDLEWARE,
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        **TEMPLATES[0],
        "DIRS": [BASE_DIR / "templates", BASE_DIR / "measurements/speed/templates"],
        "OPTIONS": {"libraries": {"once": "measurements.speed.drawn_anew"}},
    }
]
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
