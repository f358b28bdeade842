"""What tests and measurements share: the production server, the browser and the shapes of page.

Both import this package; neither imports the other.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The folder of the repository."""
