"""`python -m compiler`: the same command as `yearbook`."""

import sys

from compiler.cli import main

sys.exit(main())
