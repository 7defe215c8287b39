"""Settings for `pelican content/lao-cai -s pelicanconf.py`, or PORTAL=lao-cai pelican -s pelicanconf.py.

What a province says of itself stands in its portal.yaml; here is only what Pelican needs to know.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from plugins import host, markup  # noqa: E402 - only now can they be found
from plugins.cli.moment import commit, now  # noqa: E402

PATH = str(
    HERE / "content" / os.environ.get("PORTAL", min(one.parent.name for one in HERE.glob("content/*/portal.yaml")))
)
OUTPUT_PATH = "output"
SITEURL = ""
SITENAME = "Cổng công khai thông tin"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

NOW = now()
COMMIT = commit(HERE)

PLUGINS = ["plugins.host", "plugins.pages", "plugins.attachments", "plugins.feeds"]
THEME = str(HERE / "themes" / "portal")
THEME_TEMPLATES_OVERRIDES = [THEME]
JINJA_FILTERS = {"markdown": markup.render}
JINJA_ENVIRONMENT = host.ENVIRONMENT
READERS = {"rst": None, "html": None, "htm": None}
globals().update(host.NOTHING_OF_PELICANS)
