"""A mail server on aiosmtpd: prints its port, then each message that it took as a JSON line {from, to, event, text}.

    mail_server.py [--user NAME --password WORD | --user NAME --bearer TOKEN] [--certificate PEM --key PEM [--implicit]] [--most BYTES]
                   [--pipelining]

Lines on standard input are faults for the next messages, one each, and are answered with {fault}:
    REPLY      the reply to MAIL, as "451 4.7.1 later"
    RCPT REPLY the reply to the first RCPT
    DATA REPLY the reply to the text
    reset      the connection breaks before the text
    cut        the message is taken, then the connection breaks
    silent     the message is taken, the reply never comes
    drip       the message is taken, the reply comes a byte at a time, for ever
A message whose text has the word poison is refused, until the line `forgive`.
"""
import argparse
import asyncio
import base64
import email
import email.policy
import json
import ssl
import sys
import threading
from collections import deque

from aiosmtpd.smtp import SMTP, AuthResult

arguments = argparse.ArgumentParser()
for name in ("--user", "--password", "--certificate", "--key", "--bearer"):
    arguments.add_argument(name)
arguments.add_argument("--implicit", action="store_true")
arguments.add_argument("--pipelining", action="store_true")
arguments.add_argument("--most", type=int, default=33_554_432)
arguments = arguments.parse_args()
faults = deque()
forgiving = []


def say(line):
    print(line, flush=True)


class Handler:
    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        # aiosmtpd reads one command after the other, however they come; it only does not say so.
        return ["250-PIPELINING"] * arguments.pipelining + responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        session.fault = faults.popleft() if faults else ""
        if session.fault[:1].isdigit():
            return session.fault
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if session.fault.startswith("RCPT "):
            return session.fault.removeprefix("RCPT ")
        if session.fault == "reset":
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if session.fault.startswith("DATA "):
            return session.fault.removeprefix("DATA ")
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = [message.get_body((kind,)) for kind in ("plain", "html")]
        text = "\n".join(part.get_content() for part in parts if part)
        if "poison" in text and not forgiving:
            return "554 5.6.0 the receiver does not like it"
        say(json.dumps({
            "from": envelope.mail_from, "to": envelope.rcpt_tos, "event": message["X-Tripline-Event"],
            "id": message["Message-ID"], "references": message["References"], "subject": message["Subject"], "text": text,
            "tls": session.ssl is not None or arguments.implicit, "user": session.auth_data if session.authenticated else None,
        }))
        if session.fault == "cut":
            server.transport.abort()
        if session.fault == "silent":
            await asyncio.sleep(3600)
        if session.fault == "drip":
            for number in range(3600):
                server._writer.write(b"250-wait\r\n"[number % 10:number % 10 + 1])
                await server._writer.drain()
                await asyncio.sleep(0.05)
        return "250 OK"


async def bearer(self, server, args):
    """XOAUTH2: who is refused is told why in a challenge, and answers with nothing."""
    said = base64.b64decode(args[1]).decode()
    if said == f"user={arguments.user}\x01auth=Bearer {arguments.bearer}\x01\x01":
        return AuthResult(success=True, auth_data=arguments.user)
    answer = await server.challenge_auth('{"status":"401","schemes":"Bearer"}')
    return AuthResult(success=False, handled=False, message=None if answer == b"" else "501 5.5.2 an empty line was expected")


if arguments.bearer:
    Handler.auth_XOAUTH2 = bearer


def authenticate(server, session, envelope, mechanism, data):
    wanted = (arguments.user.encode(), (arguments.password or "").encode())
    good = (data.login, data.password) == wanted
    return AuthResult(success=good, handled=False, auth_data=arguments.user)


def hear():
    for line in sys.stdin:
        line = line.rstrip("\n")
        (forgiving if line == "forgive" else faults).append(line)
        say(json.dumps({"fault": line}))


async def serve():
    context = None
    if arguments.certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(arguments.certificate, arguments.key)
    starttls = context if not arguments.implicit else None
    wants_login = arguments.user is not None

    def made():
        return SMTP(
            Handler(), hostname="mail.test", enable_SMTPUTF8=False, data_size_limit=arguments.most, tls_context=starttls,
            require_starttls=starttls is not None, auth_required=wants_login, auth_require_tls=starttls is not None,
            authenticator=authenticate if wants_login else None,
            auth_exclude_mechanism=["PLAIN", "LOGIN"] if arguments.bearer else None,
        )

    loop = asyncio.get_running_loop()
    listener = await loop.create_server(made, "127.0.0.1", 0, ssl=context if arguments.implicit else None)
    say(listener.sockets[0].getsockname()[1])
    threading.Thread(target=hear, daemon=True).start()
    await listener.serve_forever()


asyncio.run(serve())
