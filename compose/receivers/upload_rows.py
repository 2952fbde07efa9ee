"""Uploads two rows with Microsoft's own client, as the reference for what a Logs Ingestion request looks like."""
import sys
import time

from azure.core.credentials import AccessToken
from azure.monitor.ingestion import LogsIngestionClient


class Credential:
    """Gives out the token that the test names."""

    def get_token(self, *scopes, **kwargs):
        print(" ".join(scopes))
        return AccessToken(sys.argv[2], int(time.time()) + 3600)


client = LogsIngestionClient(sys.argv[1], Credential())
client.upload(rule_id=sys.argv[3], stream_name=sys.argv[4], logs=[{"a": 1}, {"a": 2}], enforce_https=False)
