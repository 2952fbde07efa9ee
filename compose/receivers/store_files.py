"""Makes the bucket `findings` in a store that store.sh runs, or brings all that lies in it into a folder. By the stores' own APIs, with
nothing but the standard library, so that none of it is code that wrote the files.

    store_files.py s3|blob|gcs http://127.0.0.1:PORT make
    store_files.py s3|blob|gcs http://127.0.0.1:PORT fetch FOLDER
"""
import base64
import email.utils
import hashlib
import hmac
import json
import pathlib
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as xml

kind, base, task = sys.argv[1:4]

# The emulator's account and key, which its documentation prints (learn.microsoft.com/azure/storage/common/storage-use-azurite).
ACCOUNT = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="


def ask(method, path, query=None, body=b"", headers=None):
    query = query or {}
    headers = dict(headers or {})
    if kind == "blob":
        headers |= {"x-ms-date": email.utils.formatdate(time.time(), usegmt=True), "x-ms-version": "2021-08-06"}
        # learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
        own = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers) if name.startswith("x-ms-"))
        resource = f"/{ACCOUNT}{urllib.parse.quote(path)}" + "".join(f"\n{name}:{query[name]}" for name in sorted(query))
        signed = f"{method}\n\n\n{len(body) or ''}\n\n\n\n\n\n\n\n\n{own}{resource}"
        mac = hmac.new(base64.b64decode(KEY), signed.encode(), hashlib.sha256).digest()
        headers["authorization"] = f"SharedKey {ACCOUNT}:{base64.b64encode(mac).decode()}"
    if kind == "s3":
        # moto looks at no signature, but wants somebody to ask.
        headers["authorization"] = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0"
    url = f"{base}{urllib.parse.quote(path, safe='/%')}" + (f"?{urllib.parse.urlencode(query)}" if query else "")
    request = urllib.request.Request(url, data=body or None, method=method, headers=headers)
    if method == "PUT" and not body:
        request.add_header("content-length", "0")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()


def names(text, tag):
    return [element.text for element in xml.fromstring(text).iter() if element.tag.rpartition("}")[2] == tag]


def make():
    if kind == "s3":
        ask("PUT", "/findings")
    elif kind == "blob":
        ask("PUT", f"/{ACCOUNT}/findings", {"restype": "container"})
    else:
        ask("POST", "/storage/v1/b", {"project": "test"}, json.dumps({"name": "findings"}).encode(), {"content-type": "application/json"})


def fetch(folder):
    if kind == "s3":
        found = {name: ask("GET", f"/findings/{name}") for name in names(ask("GET", "/findings", {"list-type": "2"}), "Key")}
    elif kind == "blob":
        listed = ask("GET", f"/{ACCOUNT}/findings", {"restype": "container", "comp": "list"})
        found = {name: ask("GET", f"/{ACCOUNT}/findings/{name}") for name in names(listed, "Name")}
    else:
        listed = json.loads(ask("GET", "/storage/v1/b/findings/o"))
        found = {one["name"]: ask("GET", f"/findings/{one['name']}") for one in listed.get("items", [])}
    for name, content in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(json.dumps(sorted(found)))


# It may have just been started.
for left in reversed(range(600)):
    try:
        make() if task == "make" else fetch(pathlib.Path(sys.argv[4]))
        break
    except (ConnectionError, urllib.error.URLError) as error:
        if isinstance(error, urllib.error.HTTPError) or left == 0:
            raise
        time.sleep(0.1)
