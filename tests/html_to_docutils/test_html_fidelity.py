"""The examples of CommonMark and GFM: their HTML becomes the tree that MyST makes of the Markdown.

The examples and what compares the trees are kept beside this checkout, where they are kept at all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_HARNESS = Path(__file__).parents[2].parent / "shared/fidelity/fidelity.py"

#: How many examples are equal: all.
_EQUAL = {"commonmark": (586, 586), "gfm": (67, 67)}


@pytest.mark.skipif(not _HARNESS.is_file(), reason="no examples are kept beside this checkout")
@pytest.mark.parametrize("suite", _EQUAL)
def test_examples(suite: str) -> None:
    tests = Path(__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tests), str(tests.parent)])}
    adapter = "html_to_docutils.fidelity_adapter:convert"
    command = [sys.executable, str(_HARNESS), "--converter", adapter, "--suites", suite]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    result = json.loads(done.stdout.splitlines()[-1])
    equal, total = _EQUAL[suite]
    assert result["total"] == total
    assert result["exact"] >= equal
    assert (result["crashes"], result["invalid"]) == (0, 0)
