"""The product's addresses, and its pages for what goes wrong."""

from django.urls import include, path

urlpatterns = [path("", include("wizard.urls"))]

handler400 = "wizard.errors.bad_request"
handler403 = "wizard.errors.permission_denied"
handler404 = "wizard.errors.page_not_found"
handler500 = "wizard.errors.server_error"
