"""Whether Slack's own SDK takes the blocks of messages, a JSON body a line: lengths, numbers, what must be there. Prints how many blocks.

    check_blocks.py FILE
"""
import json
import sys

from slack_sdk.models.blocks import Block

blocks = 0
for line in open(sys.argv[1], encoding="utf-8"):
    for block in Block.parse_all(json.loads(line)["blocks"]):
        block.validate_json()
        blocks += 1
print(blocks)
