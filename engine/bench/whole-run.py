#!/usr/bin/env python3
"""Times whole processes on captures: the engine's pipelines beside the peers that are installed.

    whole-run.py CAPTURE... [--base http] [--runs 5] [--only dns,tcpdump] [--engine dist/target/wirestash/bin/engine]
                 [--work DIR]

For each capture and program it prints medians of packets/s, MB/s, CPU seconds (user + system), packets and MB per CPU
second, peak RSS, and how many times more CPU seconds it took than the base, one of the engine's runs. CPU time and RSS are the
operating system's account of the finished child (wait4), so start-up counts. Programs take turns, so that noise of the
machine hits all of them. Peers that are missing are named and left out. Captures are plain pcap files.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIELDS = "frame.number frame.time_epoch ip.src ip.dst udp.srcport udp.dstport dns.id dns.qry.name dns.a".split()
PIPELINE = """\
inputs:
  - pcap_file: {path: "-"}
parsers: [%s]
outputs:
  - stdout
"""
OWN_PIPELINES = {
    "flows": "anomaly",
    "sessions": "session",
    "streams": "session, {tls: {only_ports: true}}",
    "http-no-hashes": "{http: {body_hashes: false}}",
}


def engine_programs(engine, work):
    """Commands by name; {pcap} stands for the capture."""
    pipelines = engine.resolve().parents[1] / "pipelines"
    dns = [str(engine), "run", str(pipelines / "dns.yaml"), "-r", "{pcap}"]
    programs = {"dns": dns, "dns-to-file": dns + [">" + str(work / "events.ndjson")]}
    for name in "http", "all":
        programs[name] = [str(engine), "run", str(pipelines / f"{name}.yaml"), "-r", "{pcap}"]
    for name, parsers in OWN_PIPELINES.items():
        file = work / f"{name}.yaml"
        file.write_text(PIPELINE % parsers)
        programs[name] = [str(engine), "run", str(file), "-r", "{pcap}"]
    return programs


def peers(work):
    """Commands by name; those that are not installed are told on standard error."""
    fields = [word for field in FIELDS for word in ("-e", field)]
    known = {
        "capinfos": ["capinfos", "-c", "-d", "-u", "{pcap}"],
        "tcpdump": ["tcpdump", "-nn", "-r", "{pcap}"],
        "tcpflow": ["tcpflow", "-r", "{pcap}", "-o", str(work / "tcpflow")],
        "ndpiReader": ["ndpiReader", "-i", "{pcap}", "-q"],
        "suricata": ["suricata", "-r", "{pcap}", "-l", str(work), "--runmode", "single"],
        "tshark-fields": ["tshark", "-n", "-r", "{pcap}", "-T", "fields"] + fields,
        "tshark-ek": ["tshark", "-n", "-r", "{pcap}", "-T", "ek"],
    }
    for name, command in known.items():
        if shutil.which(command[0]):
            yield name, command
        else:
            print(f"{name}: {command[0]} is not installed, left out", file=sys.stderr)


def size(capture):
    """Packets and captured bytes of a plain pcap file."""
    packets = total = 0
    with capture.open("rb") as file:
        magic = file.read(24)[:4]
        orders = {b"\xd4\xc3\xb2\xa1": "<", b"\x4d\x3c\xb2\xa1": "<", b"\xa1\xb2\xc3\xd4": ">", b"\xa1\xb2\x3c\x4d": ">"}
        if magic not in orders:
            raise SystemExit(f"{capture}: not a plain pcap file")
        header = struct.Struct(orders[magic] + "8xI4x")
        while len(record := file.read(16)) == 16:
            captured = header.unpack(record)[0]
            file.seek(captured, os.SEEK_CUR)
            packets += 1
            total += captured
    return packets, total


def run(command, capture):
    """Wall seconds, CPU seconds and peak RSS in MiB of one run, or None if it failed."""
    words = [word.replace("{pcap}", str(capture)) for word in command]
    target = words.pop()[1:] if words[-1].startswith(">") else os.devnull
    with open(target, "wb") as out:
        begin = time.monotonic()
        child = subprocess.Popen(words, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        print(f"{words[0]} failed with exit code {child.returncode}", file=sys.stderr)
        return None
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(capture, programs, runs):
    """Medians by program; the programs take turns."""
    taken = {name: [] for name in programs}
    for turn in range(runs):
        for name, command in programs.items():
            result = run(command, capture)
            if result:
                taken[name].append(result)
                print(f"{turn + 1}/{runs} {name}: {result[0]:.2f} s, CPU {result[1]:.2f} s", file=sys.stderr)
    return {name: [statistics.median(column) for column in zip(*rows)] for name, rows in taken.items() if rows}


def report(capture, medians, base):
    packets, total = size(capture)
    print(f"\n{capture}: {packets} packets, {total / 1e6:.0f} MB")
    print(f"{'program':14}{'packets/s':>12}{'MB/s':>8}{'CPU s':>8}{'packets/CPU s':>15}{'MB/CPU s':>10}{'RSS MiB':>9}{'ratio':>8}")
    unit = medians[base][1] if base in medians else None
    for name, (wall, cpu, rss) in medians.items():
        ratio = f"{cpu / unit:.2f}" if unit else "-"
        print(
            f"{name:14}{packets / wall:12,.0f}{total / wall / 1e6:8.0f}{cpu:8.2f}{packets / cpu:15,.0f}"
            f"{total / cpu / 1e6:10.1f}{rss:9.0f}{ratio:>8}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("captures", nargs="+", type=pathlib.Path, metavar="CAPTURE")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", help="names of programs, with commas between them")
    parser.add_argument("--base", default="dns", help="whose CPU time counts as 1")
    parser.add_argument("--engine", type=pathlib.Path, default=ROOT / "dist/target/wirestash/bin/engine")
    parser.add_argument("--work", type=pathlib.Path, help="folder for output files; default: a temporary one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        programs = {**engine_programs(options.engine, pathlib.Path(work)), **dict(peers(pathlib.Path(work)))}
        if options.only:
            wanted = options.only.split(",")
            programs = {name: command for name, command in programs.items() if name in wanted}
        if not programs:
            raise SystemExit("no program is left to run")
        subprocess.run([options.engine, "warm-up"], stdout=subprocess.DEVNULL, check=False)
        for capture in options.captures:
            size(capture)  # reads it into the page cache
            report(capture, measure(capture, programs, options.runs), options.base)


if __name__ == "__main__":
    main()
