"""What every test may ask for."""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).resolve()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data sets kept beside the checkout; skips, saying so, where it is absent."""
    folder = Path(os.environ.get("LINKWORK_SHARED", HERE.parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the shared data folder is not here: {folder} (set LINKWORK_SHARED)")
    return folder
