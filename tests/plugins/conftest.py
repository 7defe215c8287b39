"""A province's own repository, as the command makes it, for the tests of what is in it and of what machines do there."""

import pytest

from plugins.cli.__main__ import main
from tests.conftest import NOW


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What the command makes."""
    folder = tmp_path_factory.mktemp("init") / "kho"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORTAL_NOW", NOW)
        assert main(["init", str(folder), "--agency", "ubnd-tinh=Ủy ban nhân dân tỉnh Mẫu", "--agency", "so-y-te=Sở Y tế tỉnh Mẫu"]) == 0  # fmt: skip
    return folder
