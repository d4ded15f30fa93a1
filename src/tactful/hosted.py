"""Django's settings where Tactful is hosted behind a proxy that speaks HTTPS."""

from tactful.settings import *  # noqa: F403  # all of them, and these besides

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
DEMAND_PASSPHRASE = True
