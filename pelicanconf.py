"""Settings for `pelican content/lao-cai -s pelicanconf.py`, or PORTAL=lao-cai pelican -s pelicanconf.py.

What a province says of itself stands in its portal.yaml; here is only what Pelican needs to know. A deployment under
another address than portal.yaml names gives it in SITEURL; whoever publishes the result is told in the file RENDERED,
and says in SHOWN which release unchanged files may be kept from.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from plugins import host  # noqa: E402 - only now can they be found
from plugins.cli.moment import now  # noqa: E402
from plugins.cli.places import memory, program  # noqa: E402

DEMO = min((one.parent.name for one in HERE.glob("content/*/portal.yaml")), default="")
PATH = str(HERE / "content" / os.environ.get("PORTAL", DEMO))
OUTPUT_PATH = "output"
SITEURL = os.environ.get("SITEURL", "").rstrip("/")
SITENAME = "Cổng công khai thông tin"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

NOW = now()
MEMORY = memory()
PROGRAM = program()
JOBS = int(os.environ.get("PORTAL_JOBS", os.cpu_count() or 1))
SHOWN = os.environ.get("PORTAL_SHOWN", "")
RENDERED = os.environ.get("PORTAL_RENDERED", "")
SIGNED = False

PLUGINS = [
    "plugins.host",
    "plugins.pages",
    "plugins.directory",
    "plugins.compliance",
    "plugins.communication",
    "plugins.attachments",
    "plugins.sharing",
    "plugins.feeds",
    "plugins.search",
    "plugins.servers",
]
THEME = str(HERE / "themes" / "portal")
THEME_TEMPLATES_OVERRIDES = [THEME]
JINJA_ENVIRONMENT = host.ENVIRONMENT
READERS = {"rst": None, "html": None, "htm": None}
globals().update(host.NOTHING_OF_PELICANS)
