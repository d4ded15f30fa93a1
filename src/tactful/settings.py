"""Django's settings, filled from the table in config.py."""

from pathlib import Path

from tactful import config
from tactful.records import databases

SECRET_KEY = config.secret_key()  # made by the web app; the command line signs nothing
ALLOWED_HOSTS = config.hosts()
INSTALLED_APPS = ["tactful.records", "django.contrib.messages"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = None  # else Django sets TZ for the whole process, and we forget where the reader lives
USE_I18N = False
DATABASES = {"default": databases.for_django(config.database(), config.data_folder())}

ROOT_URLCONF = "tactful.web.urls"
MIDDLEWARE = [
    "tactful.web.safety.SafetyHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "tactful.web.safety.KnownHost",
    "tactful.web.safety.NoLargeBodies",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tactful.web.entrance.EntranceFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tactful.web.here.OpenRecords",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(Path(__file__).parent / "web" / "templates")],
        "OPTIONS": {
            "builtins": ["tactful.web.saying"],
            "context_processors": ["django.template.context_processors.csrf"],
        },
    }
]
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "tactful.web.pages.refused.stale_form"
SESSION_COOKIE_SAMESITE = "Lax"  # the cookie of messages goes by the same rules
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 130_000_000  # ten million letters, in any script, as a form
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FORM_RENDERER = "tactful.web.widgets.PlainWidgets"
FILE_UPLOAD_PERMISSIONS = 0o600
LOGGING_CONFIG = None  # what goes wrong is a page for the reader and a line on the terminal
ENTRANCE = "open"  # `serve` sets it to "token" or "passphrase"; only tests leave it open
PHONE = None  # the address for one's phone, where `serve --phone` serves it
SILENCED_SYSTEM_CHECKS: list[str] = []
