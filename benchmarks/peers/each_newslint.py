"""Check each file by itself, as a text that is pasted: none is compared with another.

Prints a line of JSON for each finding that is more than information.
"""

import json
import sys
from pathlib import Path

import newslint

for name in sys.argv[1:]:
    for f in newslint.check(Path(name).read_text("utf-8")):
        if str(f.severity) != "info":
            place = {"path": name, "start": f.span.start, "end": f.span.end}
            print(json.dumps({**place, "rule": f.rule}))
