"""What every test may ask for."""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).resolve()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Find the real data sets kept beside the checkout; skip, saying so, where they are absent."""
    folder = Path(os.environ.get("LINKWORK_SHARED", HERE.parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the shared data folder is not here: {folder} (set LINKWORK_SHARED)")
    return folder
