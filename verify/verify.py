#!/usr/bin/env python3
"""Verifies the logs of a process folder without any code of Truce.

    python3 verify.py FOLDER [--policy FILE] [--channel NAME] [--known CHECKPOINT]
    python3 verify.py --receipt FILE --entry FILE --policy FILE
    python3 verify.py --signatures FILE        (JSON list of {number, key, sig, msg}; prints the admitted numbers)

Needs Python 3.9 and the package cryptography. Written from the specifications alone: RFC 6962, RFC 8032,
c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles, tlog-policy, tlog-proof, and the layout that
src/log/layout.ts describes. Exit code 0: nothing wrong. 1: findings. 2: not to be read.
"""
import base64
import binascii
import hashlib
import json
import os
import re
import sys
import unicodedata
from urllib.parse import unquote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# ---------------------------------------------------------------- Ed25519 keys (RFC 8032, section 5.1)
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def point_add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_mul(s, p):
    q = (0, 1, 1, 0)
    while s:
        if s & 1:
            q = point_add(q, p)
        p = point_add(p, p)
        s >>= 1
    return q


def is_identity(p):
    return p[0] % P == 0 and (p[1] - p[2]) % P == 0


def decode_point(data):
    """The point of a canonical encoding, or None."""
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else (0, y, 1, 0)
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - x2) % P:
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


SOUND = {}


def sound_key(key):
    """Canonical, of prime order, not the identity."""
    if key not in SOUND:
        point = decode_point(key) if len(key) == 32 else None
        SOUND[key] = bool(point) and not is_identity(point) and is_identity(point_mul(L, point))
    return SOUND[key]


def admits(key, message, signature):
    if not sound_key(key) or len(signature) != 64 or signature[:32] == b"\x01" + bytes(31):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False


# ---------------------------------------------------------------- text forms
class Wrong(Exception):
    """What is wrong, and where."""


def from_base64(text):
    """Strict: only the one text that encodes the bytes."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Wrong("base64 " + text[:20])
    if base64.b64encode(data).decode() != text:
        raise Wrong("base64 " + text[:20])
    return data


def parse_key(text):
    match = re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", text)
    if not match:
        raise Wrong("verifier key " + text)
    name, ident, data = match[1], bytes.fromhex(match[2]), from_base64(match[3])
    if hashlib.sha256(name.encode() + b"\n" + data).digest()[:4] != ident:
        raise Wrong("verifier key with another id: " + text)
    if data[0] in (1, 4) and not sound_key(data[1:]):
        raise Wrong("verifier key that is not sound: " + text)
    return {"name": name, "id": ident, "type": data[0], "key": data[1:]}


def parse_note(data):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Wrong("note: not UTF-8")
    gap = text.rfind("\n\n")
    if gap < 0 or not text.endswith("\n") or gap + 2 >= len(text):
        raise Wrong("note: no signatures")
    if re.search(r"[\x00-\x09\x0b-\x1f]", text):
        raise Wrong("note: control character")
    lines = []
    for line in text[gap + 2 : -1].split("\n"):
        match = re.fullmatch("\u2014 ([^ +]+) ([A-Za-z0-9+/=]+)", line)
        material = from_base64(match[2]) if match else b""
        if len(material) < 5:
            raise Wrong("note: signature line " + line)
        lines.append((match[1], material[:4], material[4:]))
    return text[: gap + 1], lines


def parse_checkpoint(text):
    lines = text[:-1].split("\n")
    if len(lines) < 3 or "" in lines or not re.fullmatch(r"0|[1-9]\d{0,19}", lines[1]):
        raise Wrong("checkpoint: form")
    root = from_base64(lines[2])
    if len(root) != 32:
        raise Wrong("checkpoint: root")
    return lines[0], int(lines[1]), root


def parse_policy(data):
    policy = {"logs": [], "witnesses": {}, "groups": {}, "quorum": None}
    used = set()
    for line in data.decode("utf-8").split("\n"):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        known = set(policy["witnesses"]) | set(policy["groups"])
        if words[0] == "log" and len(words) in (2, 3):
            policy["logs"].append(parse_key(words[1]))
        elif words[0] == "witness" and len(words) in (3, 4) and words[1] not in known | {"none"}:
            policy["witnesses"][words[1]] = parse_key(words[2])
        elif words[0] == "group" and len(words) > 3 and words[1] not in known | {"none"}:
            members = words[3:]
            if any(m not in known or m in used for m in members) or len(set(members)) < len(members):
                raise Wrong("policy: " + line)
            used |= set(members)
            count = {"all": len(members), "any": 1}.get(words[2])
            if count is None:
                if not re.fullmatch(r"[1-9]\d*", words[2]):
                    raise Wrong("policy: " + line)
                count = int(words[2])
            if count > len(members):
                raise Wrong("policy: " + line)
            policy["groups"][words[1]] = (count, members)
        elif words[0] == "quorum" and len(words) == 2 and policy["quorum"] is None:
            if words[1] not in known | {"none"}:
                raise Wrong("policy: " + line)
            policy["quorum"] = words[1]
        else:
            raise Wrong("policy: " + line)
    if policy["quorum"] is None:
        raise Wrong("policy: no quorum")
    return policy


def open_checkpoint(data, policy):
    """Origin, size, root and the times of verified cosignatures by witness name."""
    text, lines = parse_note(data)
    origin, size, root = parse_checkpoint(text)
    signed, times, unknown = False, {}, []
    for name, ident, signature in lines:
        log = next((k for k in policy["logs"] if k["name"] == name and k["id"] == ident and k["type"] == 1), None)
        witness = next(
            (n for n, k in policy["witnesses"].items() if k["name"] == name and k["id"] == ident and k["type"] == 4),
            None,
        )
        if log:
            if not admits(log["key"], text.encode(), signature):
                raise Wrong("bad signature of " + name)
            signed = signed or name == origin
        elif witness:
            seconds = int.from_bytes(signature[:8], "big")
            message = "cosignature/v1\ntime %d\n%s" % (seconds, text)
            if len(signature) != 72 or not admits(
                policy["witnesses"][witness]["key"], message.encode(), signature[8:]
            ):
                raise Wrong("bad cosignature of " + name)
            times[witness] = seconds
        else:
            unknown.append(name)
    if not signed:
        raise Wrong("not signed by a known key of the log")
    return {"origin": origin, "size": size, "root": root, "times": times, "unknown": unknown}


def quorum_met(policy, times):
    met = {"none": True}
    for name in policy["witnesses"]:
        met[name] = name in times
    for name, (count, members) in policy["groups"].items():
        met[name] = sum(met[m] for m in members) >= count
    return met[policy["quorum"]]


# ---------------------------------------------------------------- the tree (RFC 6962, section 2.1)
def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Range:
    """Complete subtrees of a growing tree, as (height, hash), largest first."""

    def __init__(self):
        self.stack = []

    def add(self, value):
        height = 0
        while self.stack and self.stack[-1][0] == height:
            value = node_hash(self.stack.pop()[1], value)
            height += 1
        self.stack.append((height, value))

    def root(self):
        if not self.stack:
            return hashlib.sha256(b"").digest()
        value = self.stack[-1][1]
        for _, left in reversed(self.stack[:-1]):
            value = node_hash(left, value)
        return value


def root_of(hashes):
    tree = Range()
    for one in hashes:
        tree.add(one)
    return tree.root()


def index_path(index):
    parts = ["%03d" % (index % 1000)]
    while index >= 1000:
        index //= 1000
        parts.insert(0, "x%03d" % (index % 1000))
    return "/".join(parts)


def parse_bundle(data):
    entries, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 2], "big")
        if at + 2 + length > len(data):
            return None
        entries.append(data[at + 2 : at + 2 + length])
        at += 2 + length
    return entries


# ---------------------------------------------------------------- entries
def reject_duplicates(pairs):
    found = {}
    for key, value in pairs:
        if key in found:
            raise Wrong("entry: key twice: " + key)
        found[key] = value
    return found


def whole(text):
    if text == "-0" or abs(int(text)) > 2**53 - 1:
        raise Wrong("entry: number " + text)
    return int(text)


def no_fraction(text):
    raise Wrong("entry: number " + text)


def canonical(value):
    if isinstance(value, dict):
        keys = sorted(value, key=lambda k: k.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical(k) + ":" + canonical(value[k]) for k in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, str) and unicodedata.normalize("NFC", value) != value:
        raise Wrong("entry: text not in NFC")
    return json.dumps(value, ensure_ascii=False)


def parse_entry(data):
    try:
        text = data.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=reject_duplicates, parse_int=whole, parse_float=no_fraction, parse_constant=no_fraction
        )
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Wrong("entry: not JSON")
    if not isinstance(value, dict):
        raise Wrong("entry: not an envelope")
    if isinstance(value.get("form"), int) and value["form"] > 1:
        return value
    if canonical(value) != text:
        raise Wrong("entry: not in canonical form")
    return value


# ---------------------------------------------------------------- a folder
class Folder:
    def __init__(self, root, channel, policy, known):
        self.root, self.folder, self.policy, self.known = root, channel, policy, known
        self.findings, self.erased = [], 0

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def read(self, path):
        try:
            with open(self.path(path), "rb") as file:
                return file.read()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None

    def names(self, path):
        try:
            return sorted(n for n in os.listdir(self.path(path)) if os.path.isfile(self.path(path, n)))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def found(self, what, path, entry=None):
        self.findings.append((what, path, entry))
        where = path if entry is None else "%s, entry %d" % (path, entry)
        print("FINDING %s: %s" % (what, where))

    def tile(self, log, level, index, width):
        base = "%s/tile/%s/%s" % (log, level, index_path(index))
        partial = base if width == 256 else "%s.p/%d" % (base, width)
        data = self.read(partial)
        return (data if data is not None or width == 256 else self.read(base)), partial

    def verify(self):
        log = "logs/" + self.folder
        channel = unquote(self.folder)
        for path in [log + "/" + n for n in self.names(log) if n.startswith("policy.")] + [
            log + "/epochs/" + n for n in self.names(log + "/epochs")
        ]:
            data = self.read(path)
            if hashlib.sha256(data).hexdigest()[:16] != os.path.basename(path).split(".")[1]:
                self.found("content is not what the name says", path)
        policy = self.policy
        if policy is None:
            name = next((n for n in reversed(self.names(log)) if n.startswith("policy.")), None)
            try:
                policy = parse_policy(self.read(log + "/" + (name or "policy")) or b"")
            except (Wrong, UnicodeDecodeError) as wrong:
                return self.found(str(wrong), log + "/policy")
            print("note: keys are taken from the folder itself; give --policy to trust nobody")
        data = self.read(log + "/checkpoint")
        try:
            head = open_checkpoint(data if data is not None else b"", policy)
        except Wrong as wrong:
            return self.found(str(wrong), log + "/checkpoint")
        claims = [("checkpoint", head)]
        for name in self.names(log + "/cosigned"):
            path = log + "/cosigned/" + name
            try:
                claim = open_checkpoint(self.read(path), policy)
                if claim["origin"] != head["origin"] or str(claim["size"]) != name:
                    raise Wrong("checkpoint of another size or log")
                claims.append((path, claim))
            except Wrong as wrong:
                self.found(str(wrong), path)
        for path, data in self.known:
            try:
                claim = open_checkpoint(data, policy)
                if claim["origin"] == head["origin"]:
                    claims.append((path, claim))
            except Wrong as wrong:
                self.found(str(wrong), path)
        for path, claim in claims:
            for name in claim["unknown"]:
                print("note: %s has a signature of an unknown key, %s" % (path, name))
        self.tree(log, channel, head, claims)
        record = [c for _, c in claims if quorum_met(policy, c["times"])]
        if head["size"] > 0 and not record:
            self.found("no checkpoint that the quorum has cosigned", log + "/checkpoint")
        for name in self.names("bodies/%s/files" % self.folder):
            path = "bodies/%s/files/%s" % (self.folder, name)
            if hashlib.sha256(self.read(path)).hexdigest() != name:
                self.found("content is not what the name says", path)
        upto = max((c["size"] for c in record), default=0)
        print(
            "%s: %d entries, root %s, of record up to %d, %d bodies erased, %d findings"
            % (channel, head["size"], base64.b64encode(head["root"]).decode(), upto, self.erased, len(self.findings))
        )

    def tree(self, log, channel, head, claims):
        size, tree, upper, doubts = head["size"], Range(), {}, []
        wanted = {}
        for path, claim in claims:
            wanted.setdefault(claim["size"], []).append((path, claim))
            if claim["size"] > size:
                self.found("the log is shorter than what was signed", path)
        for n in range((size + 255) // 256):
            width = min(256, size - 256 * n)
            bundle, bundle_path = self.tile(log, "entries", n, width)
            tile, tile_path = self.tile(log, 0, n, width)
            entries = parse_bundle(bundle) if bundle is not None else None
            entries = entries[:width] if entries and len(entries) in (width, 256) else None
            hashes = [leaf_hash(e) for e in entries] if entries else None
            stored = None
            if tile is not None and len(tile) in (32 * width, 8192):
                stored = [tile[32 * i : 32 * i + 32] for i in range(width)]
            if entries is None:
                self.found("bundle missing or not whole", bundle_path, 256 * n)
            if stored is None:
                self.found("tile missing or not whole", tile_path, 256 * n)
            if hashes and stored and hashes != stored:
                entry = 256 * n + next(i for i in range(width) if hashes[i] != stored[i])
                doubts.append((n, width, hashes, stored, bundle_path, tile_path, entry))
                above = None
                if width == 256:
                    row, _ = self.tile(log, 1, n // 256, min(256, size // 256 - n // 256 * 256))
                    above = row[32 * (n % 256) : 32 * (n % 256) + 32] if row else None
                else:
                    rest = Range()
                    rest.stack = list(tree.stack)
                    for one in hashes:
                        rest.add(one)
                    above = root_of(hashes) if rest.root() == head["root"] else root_of(stored)
                if above == root_of(hashes):
                    self.found("tile is wrong", tile_path, entry)
                else:
                    self.found("bundle is wrong", bundle_path, entry)
                    if above != root_of(stored):
                        self.found("tile is wrong", tile_path, entry)
                    hashes = stored
            for one in hashes or stored or []:
                tree.add(one)
                count = sum(1 << h for h, _ in tree.stack)
                for path, claim in wanted.get(count, []):
                    if tree.root() != claim["root"]:
                        self.found("history differs from what was signed at %d" % count, path)
            if width == 256 and (hashes or stored):
                self.lift(log, upper, 1, n, root_of(hashes or stored))
            self.older(log, n, hashes or stored or [], "0")
            self.older(log, n, hashes or stored or [], "entries")
            if entries:
                self.contents(channel, n, entries)
        for level, (index, row) in sorted(upper.items()):
            if row:
                self.compare(log, level, index, row)
        if size == 0 and head["root"] != hashlib.sha256(b"").digest():
            self.found("root of the empty tree is wrong", log + "/checkpoint")

    def lift(self, log, upper, level, n, value):
        index, row = upper.setdefault(level, (0, []))
        row.append(value)
        if len(row) == 256:
            self.compare(log, level, index, row)
            upper[level] = (index + 1, [])
            self.lift(log, upper, level + 1, index, root_of(row))

    def compare(self, log, level, index, row):
        data, path = self.tile(log, level, index, len(row))
        if data is None or data[: 32 * len(row)] != b"".join(row) or len(data) not in (32 * len(row), 8192):
            self.found("tile is wrong", path, index * 256 ** (level + 1))
        self.older(log, index, row, str(level))

    def older(self, log, index, row, kind):
        folder = "%s/tile/%s/%s.p" % (log, kind, index_path(index))
        for name in self.names(folder):
            width = int(name) if name.isdigit() else 0
            if width >= len(row):
                continue
            data = self.read(folder + "/" + name)
            if kind == "entries":
                parts = parse_bundle(data)
                same = parts is not None and [leaf_hash(e) for e in parts] == row[:width]
            else:
                same = data == b"".join(row[:width])
            if not same:
                self.found("older tile or bundle is wrong", folder + "/" + name)

    def contents(self, channel, n, entries):
        slots_path = "logs/%s/keys/%s" % (self.folder, index_path(n))
        bodies_path = "bodies/%s/%s" % (self.folder, index_path(n))
        slots, bodies = self.read(slots_path), self.read(bodies_path)
        if slots is not None and len(slots) < 72 * len(entries):
            self.found("keys are not whole", slots_path)
        at = 0
        for i, data in enumerate(entries):
            index = 256 * n + i
            sealed = None
            if bodies is not None and at + 4 <= len(bodies):
                length = int.from_bytes(bodies[at : at + 4], "big")
                sealed = bodies[at + 4 : at + 4 + length]
                at += 4 + length
            try:
                entry = parse_entry(data)
            except Wrong as wrong:
                self.found(str(wrong), "entry", index)
                continue
            if entry.get("form") != 1:
                print("note: entry %d is of a newer form" % index)
                continue
            if entry.get("channel") != channel:
                self.found("entry of another channel", "entry", index)
            body = entry.get("body")
            slot = slots[72 * i : 72 * i + 72] if slots is not None else None
            if slot is not None and len(slot) == 72:
                if slot == bytes(72):
                    self.erased += 1 if body else 0
                elif not body or hashlib.sha256(b"truce slot v1\n" + slot[:64]).digest()[:8] != slot[64:]:
                    self.found("wrapped key is damaged", slots_path, index)
            if body:
                if sealed is None or hashlib.sha256(sealed).digest() != from_base64(body["sealed"]):
                    self.found("body is not what its leaf says", bodies_path, index)
            elif bodies is not None and sealed != b"":
                self.found("body without a leaf that names it", bodies_path, index)


# ---------------------------------------------------------------- a receipt
def included(leaf, index, size, proof, root):
    """RFC 9162, section 2.1.3.2."""
    position, last, value = index, size - 1, leaf
    if index >= size:
        return False
    for one in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            value = node_hash(one, value)
            while position and not position & 1:
                position >>= 1
                last >>= 1
        else:
            value = node_hash(value, one)
        position >>= 1
        last >>= 1
    return last == 0 and value == root


def verify_receipt(receipt, entry, policy):
    gap = receipt.find(b"\n\n")
    lines = receipt[:gap].decode("utf-8").split("\n")
    if gap < 0 or lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise Wrong("not a receipt")
    if lines and lines[0].startswith("extra "):
        lines.pop(0)
    match = re.fullmatch(r"index (0|[1-9]\d*)", lines.pop(0))
    if not match:
        raise Wrong("receipt: index")
    head = open_checkpoint(receipt[gap + 2 :], policy)
    proof = [from_base64(line) for line in lines]
    if not included(leaf_hash(entry), int(match[1]), head["size"], proof, head["root"]):
        raise Wrong("the proof does not lead to the root")
    print(
        "entry %s of %s is in the tree of %d entries; quorum %s"
        % (match[1], head["origin"], head["size"], "met" if quorum_met(policy, head["times"]) else "not met")
    )
    return quorum_met(policy, head["times"])


def main(words):
    options, plain = {"--known": []}, []
    while words:
        word = words.pop(0)
        if word == "--known":
            options[word].append(words.pop(0))
        elif word.startswith("--"):
            options[word] = words.pop(0)
        else:
            plain.append(word)

    def data(path):
        with open(path, "rb") as file:
            return file.read()

    if "--signatures" in options:
        vectors = json.loads(data(options["--signatures"]))
        admitted = [
            v["number"] for v in vectors if admits(bytes.fromhex(v["key"]), v["msg"].encode(), bytes.fromhex(v["sig"]))
        ]
        print(json.dumps(admitted))
        return 0
    policy = parse_policy(data(options["--policy"])) if "--policy" in options else None
    if "--receipt" in options:
        if policy is None:
            raise Wrong("a receipt needs --policy")
        return 0 if verify_receipt(data(options["--receipt"]), data(options["--entry"]), policy) else 1
    if len(plain) != 1:
        print(__doc__)
        return 2
    logs = os.path.join(plain[0], "logs")
    wanted = options.get("--channel")
    folders = sorted(n for n in os.listdir(logs) if wanted is None or unquote(n) == wanted)
    if not folders:
        raise Wrong("no log in " + logs)
    known = [(path, data(path)) for path in options["--known"]]
    count = 0
    for name in folders:
        folder = Folder(plain[0], name, policy, known)
        folder.verify()
        count += len(folder.findings)
    return 1 if count else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Wrong, OSError, KeyError) as wrong:
        print("CANNOT VERIFY: %s" % wrong)
        sys.exit(2)
