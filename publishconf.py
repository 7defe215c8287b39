"""The same pages for the public: `./portal build --public` shows them only with a signature that anybody can check."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - Pelican's own way to build one settings file on another

SIGNED = True
