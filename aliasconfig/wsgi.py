"""Production: what gunicorn serves. Needs its settings in the environment (README)."""

import os

os.environ["ALIASCONFIG_MODE"] = "production"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aliasconfig.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from serving.page_cache import PageCache

application = PageCache(get_wsgi_application(), settings.PAGE_CACHE_MEGABYTES * 1_000_000)
