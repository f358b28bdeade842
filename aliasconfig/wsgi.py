"""Production: what gunicorn serves. Needs its settings in the environment (README)."""

import gc
import os

os.environ["ALIASCONFIG_MODE"] = "production"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aliasconfig.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from serving.page_cache import PageCache

application = PageCache(get_wsgi_application(), settings.PAGE_CACHE_MEGABYTES * 1_000_000)

# The search for cycles in memory took a fifth of the time of a page, and all that was loaded took
# 30 ms more now and then. What is loaded stays for as long as the process, so it is left out of the
# search. Pages leave few cycles, so the search is made after more of them, and seldom through all;
# not after so many that one page waits for a long search (200 ms after 50,000 new objects).
gc.freeze()
gc.set_threshold(10_000, 10, 50)
