"""Training gives the same bytes each time, in a process that orders its sets its own way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "src" / "tactful" / "reading" / "models"
TRAINED = """
import sys
sys.path.insert(0, "script")
import train
task = next(task for task in train.TASKS if task.name == sys.argv[1])
sys.stdout.flush()
print("\\n" + train.trained(task).hex())
"""


@pytest.mark.training
@pytest.mark.parametrize("task", ["tone", "kind", "fact", "day", "request"])
def test_training_makes_the_shipped_model_anew(task: str) -> None:
    """Bit for bit: a model that nobody can make again is a model that nobody can check."""
    made = subprocess.run(
        [sys.executable, "-c", TRAINED, task], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert made.stdout.splitlines()[-1] == (SHIPPED / f"{task}.bin").read_bytes().hex()
