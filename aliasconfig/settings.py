"""Settings, all in this file; every environment variable is read in the first part.

`manage.py` is development and needs nothing set. `wsgi.py` is production: there a missing or bad
value stops the start with a sentence that says what to set (table in the README).
"""

import os
import re
from pathlib import Path
from wsgiref.headers import Headers

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
DEVELOPMENT_SECRET_KEY = "development-only-and-therefore-not-a-secret-at-all"


def _text(name: str, development: str | None = None) -> str:
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if development is None or IS_PRODUCTION:
        raise ImproperlyConfigured(f"Set {name} in the environment; see the table in README.md.")
    return development


def _flag(name: str, default: bool) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value not in ("", "0", "1", "false", "true", "no", "yes"):
        raise ImproperlyConfigured(f"Set {name} to 1 or 0, not “{value}”.")
    return default if not value else value in ("1", "true", "yes")


def _number(name: str, default: int, least: int = 0) -> int:
    value = os.environ.get(name, "").strip()
    if value and not (value.isdecimal() and int(value) >= least):
        wanted = f"a whole number from {least}" if least else "a whole number"
        raise ImproperlyConfigured(f"Set {name} to {wanted}, not “{value}”.")
    return int(value) if value else default


def _hosts(name: str, development: str) -> list[str]:
    hosts = [host.strip() for host in _text(name, development).split(",") if host.strip()]
    for host in hosts:
        if not re.fullmatch(r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9a-f:]+\]", host):
            raise ImproperlyConfigured(
                f"Set {name} to host names with commas between, without scheme or port: “{host}”."
            )
    return hosts


def _ancestors(name: str) -> list[str]:
    origins = os.environ.get(name, "").replace(",", " ").split()
    for origin in origins:
        if not re.fullmatch(r"https?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d+)?", origin):
            raise ImproperlyConfigured(
                f"Set {name} to origins such as https://help.example.com or https://*.example.com, "
                f"with commas between, or leave it out to let any site embed: “{origin}”."
            )
    return origins


def _secret_key() -> str:
    key = _text("SECRET_KEY", DEVELOPMENT_SECRET_KEY)
    if IS_PRODUCTION and (len(key) < 50 or len(set(key)) < 5 or key == DEVELOPMENT_SECRET_KEY):
        raise ImproperlyConfigured("Set SECRET_KEY to at least 50 random characters.")
    return key


def _origin(name: str, development: str) -> str:
    origin = _text(name, development)
    if not re.fullmatch(
        r"https://[^/\s?#@]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", origin
    ):
        raise ImproperlyConfigured(
            f"Set {name} to https:// and a host, without a path (http:// for localhost only)."
        )
    return origin


IS_PRODUCTION = os.environ.get("ALIASCONFIG_MODE") == "production"
PORT = _number("PORT", 8000)
# Only checked here: gunicorn.conf.py reads it, and BIND, without this module.
_number("WEB_CONCURRENCY", 2, least=1)
DEBUG = _flag("DEBUG", default=False) and not IS_PRODUCTION
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = _hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],0.0.0.0,testserver")
PUBLIC_ORIGIN = _origin("PUBLIC_ORIGIN", f"http://localhost:{PORT}")
EMBED_ANCESTORS = _ancestors("EMBED_ANCESTORS")
SECURE_SSL_REDIRECT = _flag("HTTPS_REDIRECT", default=False)
SECURE_HSTS_SECONDS = _number("HSTS_SECONDS", 31_536_000 if IS_PRODUCTION else 0)
# In each process. None in development, where a page must show the template as it is now.
PAGE_CACHE_MEGABYTES = _number("PAGE_CACHE_MEGABYTES", 32 if IS_PRODUCTION else 0)
TRUST_FORWARDED_PROTO = _flag("TRUST_X_FORWARDED_PROTO", default=False)
if SECURE_SSL_REDIRECT and not TRUST_FORWARDED_PROTO:
    raise ImproperlyConfigured(
        "Set HTTPS_REDIRECT to 1 only with TRUST_X_FORWARDED_PROTO=1: this server speaks no HTTPS, "
        "so that without the proxy's word every request would be redirected for ever."
    )

# --- The application --------------------------------------------------------------------------

ROOT_URLCONF = "aliasconfig.urls"
WSGI_APPLICATION = "aliasconfig.wsgi.application"
# The site is at the root of PUBLIC_ORIGIN, whatever a server or a header says.
FORCE_SCRIPT_NAME = ""
INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",  # development serves static files as production does
    "django.contrib.staticfiles",
    "crispy_forms",
    "django_htmx",
    "csp",
    "wizard",
]
MIDDLEWARE = [
    # (The page cache is before all of them, in wsgi.py.)
    "aliasconfig.middleware.head.NoBodyForHead",
    "django.middleware.security.SecurityMiddleware",
    # Before the policies: they are a document's, and would weigh as much as a small style sheet.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Before what answers, so that every page has its headers, one that refuses too.
    "aliasconfig.middleware.headers.ResponseHeaders",
    "aliasconfig.middleware.headers.ContentSecurityPolicy",
    "django.middleware.http.ConditionalGetMiddleware",
    # Compression next to a secret would leak it (BREACH); no page holds one, nor a cookie.
    "aliasconfig.middleware.compression.Compression",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {},  # pytest-django puts its check for unknown variables here
    }
]
CRISPY_TEMPLATE_PACK = "wizard"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["wizard"]

# Nothing is stored: no database, no session, no account, no cookie.
DATABASES: dict[str, dict[str, str]] = {}
# The languages live in wizard/content/; Django's own translations are not used.
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

# --- Static files -----------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "build" / "static"
WHITENOISE_USE_FINDERS = not IS_PRODUCTION
WHITENOISE_AUTOREFRESH = not IS_PRODUCTION


def may_be_loaded_from_anywhere(headers: Headers, _path: str, _url: str) -> None:
    """In a frame without an origin, our own style sheet is a foreign one."""
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"


WHITENOISE_ADD_HEADERS_FUNCTION = may_be_loaded_from_anywhere
STORAGES = {
    "staticfiles": {
        "BACKEND": "aliasconfig.static_storage.Storage"
        if IS_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
}

# --- Security ---------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
# Not the Host that was asked for: whoever fills a cache would choose where it leads.
SECURE_SSL_HOST = PUBLIC_ORIGIN.partition("://")[2]
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_CROSS_ORIGIN_OPENER_POLICY = None  # by page: aliasconfig/middleware/headers.py
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_FORWARDED_PROTO else None
SILENCED_SYSTEM_CHECKS = [
    "security.W003",  # no CSRF middleware: no page takes a POST, so there is nothing to forge
    "security.W005",  # HSTS for subdomains is the operator's call: they may host other things
    "security.W008",  # the redirect to HTTPS has a switch of its own, HTTPS_REDIRECT
    "security.W021",  # no HSTS preload: hard to take back, so nobody's default
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"levelled": {"format": "[%(levelname)s] %(message)s"}},
    "filters": {
        # That there is no such format (501, /oembed) is the asker's news, too.
        "failures": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: getattr(record, "status_code", None) != 501,
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "levelled"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # A page that is not there is the visitor's news, not the operator's.
        "django.request": {"level": "ERROR", "filters": ["failures"]},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
