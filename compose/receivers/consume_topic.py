"""Consumes a topic as a stranger would: librdkafka's Python client, fastavro, and a file of schemas/*.avsc.

    consume_topic.py BROKER TOPIC SCHEMA.avsc COUNT      prints COUNT values as JSON lines
"""
import json
import sys
import time
import uuid
from io import BytesIO

import fastavro
from confluent_kafka import Consumer

broker, topic, schema, count = sys.argv[1], sys.argv[2], fastavro.schema.load_schema(sys.argv[3]), int(sys.argv[4])
consumer = Consumer({
    "bootstrap.servers": broker,
    "group.id": f"stranger-{uuid.uuid4()}",
    "auto.offset.reset": "earliest",
    "isolation.level": "read_committed",
})
consumer.subscribe([topic])
deadline = time.monotonic() + 60
while count and time.monotonic() < deadline:
    message = consumer.poll(0.5)
    if message is None:
        continue
    if message.error():
        sys.exit(str(message.error()))
    value = message.value()
    # Confluent's wire format: a zero, the schema's id in four bytes, Avro.
    if value[0] != 0:
        sys.exit(f"magic byte {value[0]}")
    rest = BytesIO(value[5:])
    record = fastavro.schemaless_reader(rest, schema, None)
    if rest.read():
        sys.exit("bytes are left after the value")
    print(json.dumps(record, default=lambda other: other.hex() if isinstance(other, bytes) else str(other)))
    count -= 1
consumer.close()
if count:
    sys.exit(f"{count} values did not come")
