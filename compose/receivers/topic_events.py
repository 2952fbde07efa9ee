"""Makes a topic with two partitions and consumes it by librdkafka's Python client: first the line {"ready": true}, then a JSON line
{event, finding} a record.

    topic_events.py BROKER TOPIC      until standard input ends
"""
import json
import sys
import threading
import uuid

from confluent_kafka import Consumer
from confluent_kafka.admin import AdminClient, NewTopic

broker, topic = sys.argv[1:3]
# Kept by a name: the answer does not come when its client is gone.
admin = AdminClient({"bootstrap.servers": broker})
admin.create_topics([NewTopic(topic, num_partitions=2, replication_factor=1)])[topic].result(30)
consumer = Consumer({"bootstrap.servers": broker, "group.id": str(uuid.uuid4()), "auto.offset.reset": "earliest"})
consumer.subscribe([topic])
print(json.dumps({"ready": True}), flush=True)
ended = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
while not ended.is_set():
    message = consumer.poll(0.1)
    if message is None or message.error():
        continue
    headers = {name: value.decode() for name, value in message.headers() or []}
    is_json = headers["content-type"] == "application/json"
    finding = json.loads(message.value()) if is_json else {"avro": message.value()[:5].hex(), "bytes": len(message.value())}
    print(json.dumps({"event": headers["event_id"], "key": message.key().decode(), "finding": finding}), flush=True)
consumer.close()
