"""The features of a browser that no answer of ours may use; what Django and gunicorn both send."""

PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(), clipboard-write={clipboard}, "
    "display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), microphone=(), "
    "midi=(), payment=(), screen-wake-lock=(), serial=(), storage-access=(), usb=()"
)
"""Names that Chromium knows: of any other its console would warn."""
