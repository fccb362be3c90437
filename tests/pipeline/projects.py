"""Small report projects for tests of the whole compiler."""

from pathlib import Path

REPORT = """\
[report]
title = "Annual Report"
date = 2024-01-01
language = "en"
style = "base"
"""
SALES = """\
---
slug: sales
---

# Sales {#sec-sales}

Sales grew again, see @tbl-revenue and @sec-losses.

| Year | Revenue |
|------|--------:|
| 2023 |     120 |

: Revenue {#tbl-revenue}
"""
LOSSES = """\
---
slug: losses
---

# Losses {#sec-losses}

There were none, see @sec-sales, @tbl-revenue and @title:sec-abroad.

## Abroad {#sec-abroad}

None either.[^why]

[^why]: Nobody knows why.
"""


def make_project(folder: Path) -> Path:
    """A project of two chapters that refer to each other."""
    texts = {"report.toml": REPORT, "chapters/10-sales.md": SALES, "chapters/20-losses.md": LOSSES}
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder
