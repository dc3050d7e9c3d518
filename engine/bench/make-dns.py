#!/usr/bin/env python3
"""Writes a large DNS capture: the exchanges of a small one again and again, with other ids, names, ports and addresses.

    make-dns.py OUT.pcap [--packets 3000000] [--open 3000] [--rate 50000] [--seed 1] [--template samples/dns.pcap]

The same arguments give the same bytes. Queries and answers alternate; --open queries wait for their answers at a time
and --rate packets pass in a second, so an answer takes 2 * open / rate seconds. Needs nothing but Python 3.
"""
import argparse
import pathlib
import random
import struct

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "samples" / "dns.pcap"
ETHERNET = bytes.fromhex("020000000002020000000001")
LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789"
START = 1_700_000_000 * 10**6  # microseconds since 1970
RECORD = struct.Struct("<IIII")
PORTS_AND_UDP = struct.Struct(">HHHH")
UDP = 17
DNS_PORT = 53
HEADER = 12


def records(path):
    """Frames of a little-endian pcap file of Ethernet."""
    data = path.read_bytes()
    magic, link = struct.unpack_from("<I16xI", data)
    if magic != 0xA1B2C3D4 or link != 1:
        raise SystemExit(f"{path}: no little-endian microsecond pcap file of Ethernet frames")
    at = 24
    while at < len(data):
        size = RECORD.unpack_from(data, at)[2]
        yield data[at + 16 : at + 16 + size]
        at += 16 + size


def datagrams(path):
    """UDP packets of IPv4 with port 53 as (client's port, DNS message, true if it is an answer)."""
    for frame in records(path):
        if frame[12:14] != b"\x08\x00" or frame[23] != UDP:
            continue
        udp = 14 + (frame[14] & 15) * 4
        source, destination, length, _ = PORTS_AND_UDP.unpack_from(frame, udp)
        message = frame[udp + 8 : udp + length]
        if destination == DNS_PORT:
            yield source, message, False
        elif source == DNS_PORT:
            yield destination, message, True


def exchanges(path):
    """Pairs of a query and its answer whose names can be changed: the answer repeats the question."""
    waiting = {}
    for port, message, answer in datagrams(path):
        if not answer:
            waiting[port] = message
            continue
        query = waiting.pop(port, None)
        if query is None or query[:2] != message[:2]:
            continue
        label = query[HEADER]
        end = HEADER + 1 + label
        if message[HEADER:end] == query[HEADER:end] and label >= 3:
            yield query, message


def ones_complement(data):
    """Sum of the 16-bit words, carries folded in: 2^16 is 1 modulo 2^16 - 1."""
    return int.from_bytes(data if len(data) % 2 == 0 else data + b"\0", "big") % 0xFFFF


def checksum(total):
    return (0xFFFF - total % 0xFFFF) or 0xFFFF


def packet(source, destination, ports, message, ident):
    """An Ethernet frame with right lengths and checksums."""
    length = 8 + len(message)
    header = struct.pack(">BBHHHBB", 0x45, 0, 20 + length, ident, 0, 64, UDP)
    addresses = source + destination
    ip = header + struct.pack(">H", checksum(ones_complement(header + addresses)) % 0xFFFF) + addresses
    datagram = struct.pack(">HHH", *ports, length)
    total = ones_complement(addresses) + UDP + length + ones_complement(datagram) + ones_complement(message)
    return b"".join((ETHERNET, b"\x08\x00", ip, datagram, struct.pack(">H", checksum(total)), message))


class Traffic:
    """Makes exchanges: packets of a query and of its answer."""

    def __init__(self, pairs, seed):
        self.pairs = pairs
        self.random = random.Random(seed)
        self.servers = [bytes((192, 0, 2, i + 1)) for i in range(16)]

    def exchange(self):
        choice = self.random
        query, answer = choice.choice(self.pairs)
        bits = choice.getrandbits(96)
        ident = struct.pack(">H", bits & 0xFFFF)
        # From all networks: tcpdump's cache of names degenerates, 20 times slower, if many hosts share their first bytes.
        client = bytes((1 + (bits >> 88) % 223, bits >> 16 & 255, bits >> 24 & 255, bits >> 32 & 255))
        port = 1024 + (bits >> 40 & 0xFFFFFF) % 64512
        server = self.servers[bits >> 64 & 15]
        label = bytes(choice.choices(LETTERS, k=query[HEADER]))
        end = HEADER + 1 + len(label)
        query = ident + query[2 : HEADER + 1] + label + query[end:]
        answer = ident + answer[2 : HEADER + 1] + label + answer[end:]
        number = bits >> 72 & 0xFFFF
        return (
            packet(client, server, (port, DNS_PORT), query, number),
            packet(server, client, (DNS_PORT, port), answer, number),
        )


def write(out, traffic, packets, waiting, rate):
    out.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 1))
    open_queries = [b""] * waiting
    queries = packets // 2
    written = 0

    def put(frame):
        nonlocal written
        seconds, micros = divmod(START + written * 10**6 // rate, 10**6)
        out.write(RECORD.pack(seconds, micros, len(frame), len(frame)) + frame)
        written += 1

    for number in range(queries + waiting):
        slot = number % waiting
        if open_queries[slot]:
            put(open_queries[slot])
        open_queries[slot] = b""
        if number < queries:
            query, open_queries[slot] = traffic.exchange()
            put(query)
    return written


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--packets", type=int, default=3_000_000)
    parser.add_argument("--open", type=int, default=3000, help="queries that wait for their answers at a time")
    parser.add_argument("--rate", type=int, default=50_000, help="packets a second")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--template", type=pathlib.Path, default=SAMPLE)
    options = parser.parse_args()
    pairs = list(exchanges(options.template))
    if not pairs:
        raise SystemExit(f"{options.template}: no query with its answer")
    with options.out.open("wb") as out:
        written = write(out, Traffic(pairs, options.seed), options.packets, options.open, options.rate)
    print(f"{options.out}: {written} packets out of {len(pairs)} exchanges")


if __name__ == "__main__":
    main()
