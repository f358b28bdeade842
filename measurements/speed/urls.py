"""The product's addresses and a bare view behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:
    """The least that a Django view can do: no template, two bytes."""
    return HttpResponse("ok")


urlpatterns = [path("bare", bare), path("", include("aliasconfig.urls"))]
