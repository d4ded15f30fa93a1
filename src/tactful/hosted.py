"""Django's settings where Tactful is hosted behind a proxy that speaks HTTPS."""

from tactful import config
from tactful.private_files import make_private_folder
from tactful.settings import *  # noqa: F403  # all of them, and these besides
from tactful.web.secret import ensure_secret_key

make_private_folder(config.data_folder())
ensure_secret_key(config.data_folder())
SECRET_KEY = config.secret_key()

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
ENTRANCE = "passphrase"
