"""Django's settings, made from the deployment's configuration."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from linkwork.site.configuration import configuration

_chosen = configuration()

SECRET_KEY = _chosen.secret_key
LINKWORK_AUDIT_KEY = _chosen.audit_key.encode()
LINKWORK_ANCHOR_FILE = _chosen.folder / "audit-anchors.jsonl"
LINKWORK_FOLDER = _chosen.folder
LINKWORK_DEMO = _chosen.demo
LINKWORK_FEED_HOSTS = _chosen.feed_hosts
LINKWORK_FEED_PRIVATE = _chosen.feed_private
LINKWORK_LOGO = _chosen.logo
LINKWORK_SITE = _chosen.site
DEBUG = _chosen.debug
ALLOWED_HOSTS = _chosen.hosts
CSRF_TRUSTED_ORIGINS = _chosen.origins

ROOMS = [
    "linkwork.access",
    "linkwork.ui",
    "linkwork.library",
    "linkwork.practice.people",
    "linkwork.practice.directory",
    "linkwork.practice.notices",
    "linkwork.practice.referrals",
    "linkwork.practice.plans",
    "linkwork.practice.connections",
    "linkwork.practice.outcomes",
    "linkwork.practice.lotteries",
    "linkwork.practice.messages",
    "linkwork.practice.facts",
    "linkwork.practice.advice",
    "linkwork.practice.exchange",
    "linkwork.practice.supervision",
    "linkwork.practice.providers",
    "linkwork.practice.mypage",
    "linkwork.practice.reports",
    "linkwork.practice.rights",
    "linkwork.practice.administration",
    "linkwork.practice.journey",
    "linkwork.evidence.records",
    "linkwork.evidence.protocols",
    "linkwork.evidence.duplicates",
    "linkwork.evidence.screening",
    "linkwork.evidence.extraction",
    "linkwork.evidence.synthesis",
    "linkwork.evidence.panels",
    "linkwork.evidence.theories",
    "linkwork.evidence.reporting",
    "linkwork.learning.studies",
    "linkwork.learning.configurations",
    "linkwork.learning.answers",
    "linkwork.learning.releases",
]
INSTALLED_APPS = [
    "linkwork.site",  # first, so that its pages stand before those of the libraries
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    *ROOMS,
]
MIDDLEWARE = [
    "linkwork.access.middleware.request_identity",
    "linkwork.access.middleware.safe_headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "linkwork.site.frame.frame",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "linkwork.ui.jinja.environment",
            "context_processors": _CONTEXT,
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]
ROOT_URLCONF = "linkwork.site.urls"
WSGI_APPLICATION = "linkwork.site.wsgi.application"

_database = dj_database_url.parse(
    _chosen.address(),
    conn_max_age=60,
    conn_health_checks=True,
)
if _database["ENGINE"].endswith("sqlite3"):
    _database["CONN_MAX_AGE"] = None
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
        ),
    }
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.backend.DatabaseBackend"}}

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
ACCOUNT_ADAPTER = "linkwork.site.sign_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_TEMPLATE_EXTENSION = "html"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Linkwork: "
ACCOUNT_SESSION_REMEMBER = False  # desks are shared: a session ends with the browser
# Passwords are throttled by axes, in the database; this one is for codes and passkeys.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,20/15m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = _chosen.trusted_proxies
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an account is given to an address; nobody else proves it
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _chosen.debug or _chosen.demo
MFA_TOTP_ISSUER = "Linkwork"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "linkwork.site.sign_in.address_tried"
AXES_IPWARE_PROXY_COUNT = _chosen.trusted_proxies or None
AXES_LOCKOUT_TEMPLATE = "ui/throttled.jinja"
AXES_VERBOSE = False

SESSION_COOKIE_NAME = "__Host-session" if _chosen.https else "linkwork-session"
LINK_COOKIE_NAME = "__Host-link" if _chosen.https else "linkwork-link"
LINK_BROWSER_COOKIE_NAME = "__Host-browser" if _chosen.https else "linkwork-browser"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = _chosen.https
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_SAVE_EVERY_REQUEST = False
CSRF_COOKIE_NAME = "__Host-csrf" if _chosen.https else "linkwork-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = _chosen.https
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "linkwork.site.views.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _chosen.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _chosen.https
SECURE_SSL_REDIRECT = _chosen.https
# Joining the browsers' preload list binds every host of a domain: its owner's choice, not ours.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
if _chosen.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = _chosen.folder / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MANIFEST_STRICT = False
LINKWORK_OUTBOX = _chosen.folder / "outbox"
LINKWORK_EMAIL = _chosen.email
LINKWORK_SMS = _chosen.sms
LINKWORK_NOTIFY_ADDRESS = _chosen.notify_address
LINKWORK_NOTIFY_KEY = _chosen.notify_key
LINKWORK_NOTIFY_SMS_TEMPLATE = _chosen.notify_sms_template
LINKWORK_NOTIFY_EMAIL_TEMPLATE = _chosen.notify_email_template
_carrier = "smtp" if _chosen.email == "smtp" else "filebased"
EMAIL_BACKEND = f"django.core.mail.backends.{_carrier}.EmailBackend"
EMAIL_FILE_PATH = LINKWORK_OUTBOX
EMAIL_HOST = _chosen.email_host
EMAIL_PORT = _chosen.email_port
EMAIL_USE_TLS = _chosen.email_tls
EMAIL_HOST_USER = _chosen.email_user
EMAIL_HOST_PASSWORD = _chosen.email_password
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = _chosen.email_from
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
PACKAGE = Path(__file__).resolve().parents[1]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
