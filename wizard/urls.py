"""Every address of the product, grouped by prefix (DESIGN §4)."""

from django.urls import path, re_path

from wizard import embed, integrate, oembed, pictures, views
from wizard.content import LANGUAGES

LANGUAGE = f"(?P<language>{'|'.join(LANGUAGES)})"

urlpatterns = [
    path("", views.root, name="root"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("oembed", oembed.oembed, name="oembed"),
    path("embed/v1.js", embed.script, name="embed-script"),
    re_path(rf"^{LANGUAGE}/$", views.wizard, name="wizard"),
    re_path(rf"^{LANGUAGE}/embed/$", views.wizard, {"name": "embed"}, name="embed"),
    re_path(
        rf"^{LANGUAGE}/embed/types/(?P<configuration>[a-z-]+)/$",
        views.type_detail,
        {"name": "embed-type"},
        name="embed-type",
    ),
    re_path(rf"^{LANGUAGE}/types/$", views.types, name="types"),
    re_path(rf"^{LANGUAGE}/types/(?P<configuration>[a-z-]+)/$", views.type_detail, name="type"),
    re_path(
        rf"^{LANGUAGE}/types/(?P<configuration>[a-z-]+)/diagram\.svg$",
        pictures.diagram,
        name="diagram",
    ),
    re_path(
        rf"^{LANGUAGE}/types/(?P<configuration>[a-z-]+)/card\.svg$", pictures.card, name="type-card"
    ),
    re_path(rf"^{LANGUAGE}/card\.svg$", pictures.card, name="card"),
    re_path(rf"^{LANGUAGE}/other/$", views.other, name="other"),
    re_path(rf"^{LANGUAGE}/accessibility/$", views.accessibility, name="accessibility"),
    re_path(rf"^{LANGUAGE}/integrate/$", integrate.integrate, name="integrate"),
]
