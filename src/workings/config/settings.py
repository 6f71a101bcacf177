"""Django's settings, from the environment. What may be set: docs/reference/settings.md.

Anything that is set and cannot be used stops the program with one clear line.
"""

from pathlib import Path

from workings.config import environment

HOME = environment.data_folder()
SECRET_KEY = environment.secret_key(HOME)
DEBUG = environment.flag("WORKINGS_DEBUG", default=False)

ALLOWED_HOSTS = environment.words(
    "WORKINGS_ALLOWED_HOSTS", default=environment.LOOPBACK
)
ON_LOOPBACK = set(ALLOWED_HOSTS) <= set(environment.LOOPBACK)

# Rooms in the order of their floors: see DESIGN.md, section 1.
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "workings.access",
    "workings.documents",
    "workings.programme",
    "workings.decisions",
    "workings.ledger",
    "workings.reference",
    "workings.appraisal",
    "workings.quality",
    "workings.outlook",
    "workings.publish",
    "workings.intake",
    "workings.web",
    "workings.config",
]
AUTH_USER_MODEL = "access.User"

MIDDLEWARE = [
    "workings.config.headers.HeadersAlone",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "workings.config.headers.ContentSecurityPolicy",
    # Before everything that a static file does not need.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "workings.web.page_cache.PageCache",
    # Last, next to the views: nobody reaches one that has no rule of access.
    "workings.web.access.Doorkeeper",
]
ROOT_URLCONF = "workings.config.urls"
WSGI_APPLICATION = "workings.config.wsgi.application"

WEB = Path(__file__).resolve().parent.parent / "web"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "workings.web.environment.environment"},
    },
]

# No ATOMIC_REQUESTS: actions open their own transactions, and reading a page
# must not take SQLite's one write lock.
DATABASES = {"default": environment.database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# In each process, so that a page costs no query but one and no file. Bounded, because
# addresses are free to invent; the least asked for go first. The time is short,
# because a page's charts are kept no longer than they are asked for.
LOCAL_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": LOCAL_MEMORY},
    "pages": {
        "BACKEND": LOCAL_MEMORY,
        "LOCATION": "pages",
        "TIMEOUT": 10 * 60,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
# Money and dates are worded by the rooms, not by a browser's locale.
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = HOME / "documents"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not ON_LOOPBACK
CSRF_TRUSTED_ORIGINS = environment.words("WORKINGS_TRUSTED_ORIGINS", default=())
SECURE_HSTS_SECONDS = 0 if ON_LOOPBACK else 365 * 24 * 60 * 60
# Only behind a proxy that sets this header itself: from anyone else it is a lie.
if environment.flag("WORKINGS_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = not ON_LOOPBACK

LOG_LEVEL = environment.choice(
    "WORKINGS_LOG_LEVEL",
    ("DEBUG", "INFO", "WARNING", "ERROR"),
    default="WARNING",
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "workings.config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    # Django's own handlers (a console, e-mail to admins) would say it twice.
    "loggers": {"django": {"handlers": [], "level": LOG_LEVEL, "propagate": True}},
}
