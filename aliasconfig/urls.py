"""The product's addresses, and its pages for what goes wrong."""

from django.urls import include, path

urlpatterns = [path("", include("aliasconfig.health")), path("", include("wizard.urls"))]

handler400 = "wizard.views.errors.bad_request"
handler403 = "wizard.views.errors.permission_denied"
handler404 = "wizard.views.errors.page_not_found"
handler500 = "wizard.views.errors.server_error"
