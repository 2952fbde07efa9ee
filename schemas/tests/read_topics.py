#!/usr/bin/env python3
"""Reads the values of Tripline's topics knowing nothing but the Avro schemas beside it.

    read_topics.py [--ids ID=SCHEMA ...] FILE...     prints one JSON line a value

A FILE is text with one value a line in hex or base64 (`-`: standard input), or, named `*.bin`, values each preceded by its length as
big-endian u32. Needs Python alone: the schemas use few of Avro's types, so the reader is written out here, on purpose
by the Avro specification and not with a library that Tripline itself could share a fault with.
`--ids 7=finding` names the schema of an id that a registry gave out.
"""
import base64
import json
import pathlib
import re
import struct
import sys

SCHEMAS = pathlib.Path(__file__).resolve().parent.parent
EMBEDDED = {0x74720101: "config_change", 0x74720201: "history/finding.1", 0x74720202: "history/finding.2", 0x74720203: "finding", 0x74720301: "history/resource_state.1", 0x74720302: "history/resource_state.2", 0x74720303: "resource_state", 0x74720401: "rejected", 0x74720601: "published"}


class Reader:
    """Avro's binary encoding, https://avro.apache.org/docs/1.12.0/specification/#binary-encoding"""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        if count < 0 or self.at + count > len(self.data):
            raise ValueError(f"value ends at byte {len(self.data)}, {count} more expected at {self.at}")
        self.at += count
        return self.data[self.at - count:self.at]

    def long(self):
        shift = value = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return (value >> 1) ^ -(value & 1)

    def blocks(self):
        while count := self.long():
            if count < 0:
                self.long()
                count = -count
            yield from range(count)

    def read(self, schema, names):
        if isinstance(schema, list):
            return self.read(schema[self.long()], names)
        if isinstance(schema, str):
            schema = names.get(schema, {"type": schema})
        kind = schema["type"]
        if "name" in schema:
            names[schema["name"]] = schema
        if kind == "record":
            return {field["name"]: self.read(field["type"], names) for field in schema["fields"]}
        if kind == "enum":
            return schema["symbols"][self.long()]
        if kind == "array":
            return [self.read(schema["items"], names) for _ in self.blocks()]
        if kind == "map":
            return {self.read("string", names): self.read(schema["values"], names) for _ in self.blocks()}
        if kind in ("int", "long"):
            return self.long()
        if kind == "string":
            return self.take(self.long()).decode()
        if kind == "bytes":
            return self.take(self.long()).decode("latin-1")
        if kind == "boolean":
            return self.take(1) != b"\0"
        if kind == "null":
            return None
        raise ValueError(f"schema has a {kind}, which this reader does not know")


def decode(value, ids):
    """The record in a value in Confluent's wire format."""
    magic, schema_id = struct.unpack(">BI", value[:5])
    if magic != 0 or schema_id not in ids:
        raise ValueError(f"magic byte {magic}, schema id {schema_id}")
    schema = json.loads((SCHEMAS / f"{ids[schema_id]}.avsc").read_text())
    reader = Reader(value[5:])
    record = reader.read(schema, {})
    if reader.at != len(reader.data):
        raise ValueError(f"{len(reader.data) - reader.at} bytes after the record")
    return record


def values(name):
    """The framed values in a file."""
    if name.endswith(".bin"):
        data = pathlib.Path(name).read_bytes()
        while data:
            (length,) = struct.unpack(">I", data[:4])
            yield data[4:4 + length]
            data = data[4 + length:]
        return
    for line in (sys.stdin if name == "-" else open(name)):
        line = line.strip()
        if line:
            yield bytes.fromhex(line) if re.fullmatch(r"([0-9a-fA-F]{2})+", line) else base64.b64decode(line)


def main(arguments):
    ids = dict(EMBEDDED)
    while arguments and arguments[0] == "--ids":
        schema_id, name = arguments[1].split("=")
        ids[int(schema_id)] = name
        arguments = arguments[2:]
    for name in arguments:
        for value in values(name):
            print(json.dumps(decode(value, ids), ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
