"""The same pages for the public: a deployment under another address than portal.yaml names gives it in SITEURL."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - Pelican's own way to build one settings file on another

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
