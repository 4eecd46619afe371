"""The settings of the tests: the deployment's own, in a folder that is gone afterwards."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="linkwork-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("LINKWORK_")]:
    if _name != "LINKWORK_SHARED":
        del os.environ[_name]
os.environ["LINKWORK_FOLDER"] = _folder
os.environ["LINKWORK_SECRET_KEY"] = "the tests' own secret, known to everybody " * 2
os.environ["LINKWORK_AUDIT_KEY"] = "the tests' own audit key, known to everybody"

from linkwork.site.settings import *  # noqa: E402, F403  (the environment comes first)
from linkwork.site.settings import STATIC_ROOT  # noqa: E402

STATIC_ROOT.mkdir()  # what collectstatic would make
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
