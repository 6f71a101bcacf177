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
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
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
    "workings.config.headers.Guarded",
    # Before everything that a static file does not need.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Lazy, and their cookies are the office's alone: a public page never sees one.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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
    # Attempts to sign in are counted here, by all processes together.
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "attempts",
    },
    "pages": {
        "BACKEND": LOCAL_MEMORY,
        "LOCATION": "pages",
        "TIMEOUT": 10 * 60,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}
# What the pages of one state of the record read alike is read once for all of them.
KEEP_READINGS = True

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
LARGEST_FILE = environment.whole("WORKINGS_LARGEST_FILE", default=50, least=1) * 10**6
SCAN_COMMAND = environment.text("WORKINGS_SCAN_COMMAND", default="")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not ON_LOOPBACK
CSRF_FAILURE_VIEW = "workings.web.errors.not_sent_from_here"
CSRF_TRUSTED_ORIGINS = environment.words("WORKINGS_TRUSTED_ORIGINS", default=())
SECURE_HSTS_SECONDS = 0 if ON_LOOPBACK else 365 * 24 * 60 * 60
BEHIND_PROXY = environment.flag("WORKINGS_BEHIND_PROXY", default=False)
# Only behind a proxy that sets this header itself: from anyone else it is a lie.
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = not ON_LOOPBACK
# Whose word for where a request came from is taken: see web/sender.py.
TRUSTED_PROXIES = environment.networks("WORKINGS_TRUSTED_PROXIES")

# Cookies are sent to the office alone: the public pages set none and see none.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/office/"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "workings-session", "workings-csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# However busy: after a working day somebody signs in again.
SESSION_COOKIE_AGE = 12 * 60 * 60
IDLE_MINUTES = environment.whole("WORKINGS_IDLE_MINUTES", default=30, least=1)
SECOND_STEP = environment.flag("WORKINGS_SECOND_STEP", default=True)

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "office:start"
LOGOUT_REDIRECT_URL = "account_login"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"django.contrib.auth.password_validation.{name}",
        "OPTIONS": options,
    }
    for name, options in {
        "UserAttributeSimilarityValidator": {"user_attributes": ("email", "name")},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
    }.items()
]

# People are added by an administrator: nobody signs up.
ACCOUNT_ADAPTER = "workings.web.office.adapters.People"
ACCOUNT_FORMS = {"login": "workings.web.office.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Workings: "
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGOUT_REDIRECT_URL
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if ON_LOOPBACK else "https"
MFA_ADAPTER = "workings.web.office.adapters.SecondStep"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# An administrator vouches for addresses: nobody verifies one.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Workings"
# Steps of 30 seconds: the code before still serves whoever was typing it as it
# changed, and the one after, whose clock is fast (RFC 6238, section 5.2).
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_ADAPTER = "workings.web.office.adapters.SingleSignOn"
SOCIALACCOUNT_AUTO_SIGNUP = False
# A link, because the policy of our pages lets no form lead to another site. What comes
# back is bound to what was sent by a state and a nonce.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = environment.single_sign_on()

_MAIL = environment.mail()
EMAIL_BACKEND = _MAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _MAIL["EMAIL_HOST"], _MAIL["EMAIL_PORT"]
EMAIL_HOST_USER = _MAIL["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _MAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL["EMAIL_USE_TLS"], _MAIL["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text(
    "WORKINGS_MAIL_FROM", default="workings@localhost"
)

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
