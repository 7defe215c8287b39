"""html-validate over many files in one run: starting Node costs more than validating a hundred pages."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NODE = Path(sys.executable).with_name("node")
VALIDATOR = ROOT / "node_modules/html-validate/bin/html-validate.mjs"

RULES: dict[str, Any] = {
    # A title is the official title of a document, and the portal's name; neither may be shortened to 70 letters.
    "long-title": "off",
    # Telephone numbers are written with plain spaces, so that they can be copied and searched for.
    "tel-non-breaking": "off",
}


def mistakes(folder: Path, paths: Iterable[Path]) -> dict[Path, list[str]]:
    """The mistakes in each of the files that has any. `folder` is for the list of files and the rules."""
    rules, asked = folder / "rules.json", [str(one) for one in paths]
    rules.write_text(json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": RULES}))
    command = [NODE, VALIDATOR, "--config", rules, "--formatter", "json", *asked]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode not in {0, 1} or done.stderr:
        raise RuntimeError(done.stderr or done.stdout)
    return {
        Path(one["filePath"]): [f"{each['line']}: {each['message']} [{each['ruleId']}]" for each in one["messages"]]
        for one in json.loads(done.stdout)
        if one["messages"]
    }
