"""Gives loopback its distances: every frame that comes in on the tap `far` goes back out after the delay of its
source address. (netem does the same where a kernel has it; this needs only TUN and act_mirred.)

usage: distance.py TABLE.json      {"127.0.7.1": 0.013, ...} in seconds
"""

import fcntl
import heapq
import ipaddress
import json
import os
import select
import struct
import sys
import time

TUNSETIFF = 0x400454CA  # linux/if_tun.h
IFF_TAP_NO_PI = 0x1002

delays = {ipaddress.ip_address(a).packed: s for a, s in json.load(open(sys.argv[1])).items()}
tap = os.open("/dev/net/tun", os.O_RDWR)
fcntl.ioctl(tap, TUNSETIFF, struct.pack("16sH", b"far", IFF_TAP_NO_PI))
os.set_blocking(tap, False)
mac = bytes.fromhex(open("/sys/class/net/far/address").read().strip().replace(":", ""))


def source(frame):
    return frame[26:30] if frame[12:14] == b"\x08\x00" else frame[22:38]


waiting, count = [], 0
print("ready", flush=True)
while True:
    pause = max(0, waiting[0][0] - time.monotonic()) if waiting else None
    if select.select([tap], [], [], pause)[0]:
        frame = os.read(tap, 70000)
        count += 1
        due = time.monotonic() + delays.get(source(frame), 0)
        # loopback's frames are addressed to nobody: the tap takes only its own
        heapq.heappush(waiting, (due, count, mac + frame[6:]))
    while waiting and waiting[0][0] <= time.monotonic():
        os.write(tap, heapq.heappop(waiting)[2])
