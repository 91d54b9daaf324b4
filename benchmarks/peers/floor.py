"""What a program in Python cannot do without: start, read, list the words of a text."""

# ruff: noqa: PTH123
import re
import sys

WORD = re.compile(r"\w+(?:[’'-]\w+)*")

count = 0
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        words = WORD.findall(file.read())
    count += len(set(words))
print(count)
