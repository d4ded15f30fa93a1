"""Training gives the same bytes each time: what it is fed is in the same order in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FED = """
import hashlib, sys
sys.path.insert(0, "script")
import train
task = next(task for task in train.TASKS if task.name == sys.argv[1])
digest = hashlib.sha256()
for example in task.examples():
    digest.update(f"{example.text}{list(example.evidence)}{sorted(example.labels)}".encode())
print(digest.hexdigest())
"""


def fed(task: str, seed: str) -> str:
    """The checksum of all that a model learns from, in a process that orders sets its own way."""
    done = subprocess.run(
        [sys.executable, "-c", FED, task],
        cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("task", ["tone", "kind"])
def test_a_model_is_fed_the_same_in_every_process(task: str) -> None:
    assert fed(task, "1") == fed(task, "2")


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
