"""
numpy, told before its import to keep to one thread.

The matrices here are small: threads that wait for each other take twice as long, and every core has its own process.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("MKL_NUM_THREADS", "1")
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.intp]

__all__ = ["Floats", "Ints", "np"]
