"""Verifies webhooks with the Standard Webhooks library: JSON lines {secret, headers, body} in, "ok" or the refusal out."""
import json
import sys

from standardwebhooks import Webhook, WebhookVerificationError

for line in sys.stdin:
    case = json.loads(line)
    try:
        Webhook(case["secret"]).verify(case["body"].encode(), case["headers"])
        print("ok")
    except WebhookVerificationError as error:
        print(f"refused: {error}")
