#!/usr/bin/env python3
"""Counts instructions with callgrind and holds them against counts.json: counts repeat, whatever else the machine does.

  counts.py DATADIR            columns of the generator for 10,000 customers (docs/performance.md)
  counts.py DATADIR --write    takes what was counted as what is allowed, with three percent on top

Needs valgrind, binutils and a release build of Harness. Ends with 1 where more was counted than is allowed."""
import json, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LIMITS = os.path.join(HERE, "counts.json")
# What is counted: the function with all it calls, and for how many it is asked in one run of `bench DATADIR 1`.
WORKS = {
    "everything anew, a customer": (r"Bulk\.deriveAll\(_:into:\)$", 20_000),
    "of that folding, twice and once for the next day, a customer": (r"Facts\.refold\(_:rules:\)$", 30_000),
    "the next day, 100 events": (r"(?<!in )NextDay\.advance\(_:\)$", 1),
    "the nth working day after a day": (r"WorkingCalendar\.workingDay\(_:after:\)$", 3_000_000),
    "working time between two instants": (r"WorkingCalendar\.elapsedWorking\(from:to:\)$", 1_000_000),
    "working time added": (r"WorkingCalendar\.adding\(working:to:\)$", 1_000_000),
}
# Each customer is classified twice anew and, few of them, once for the next day.
for name in ("Demand Grade Hot Importance Negotiation Power Priority RFM Relationship Stage Stars Urgency").split():
    WORKS[f"the label of {name.lower()}, a customer"] = (
        rf"protocol witness for Classifier\.classify\(batch:into:\) in conformance {name}Classifier$", 20_000)


def count(data):
    with tempfile.TemporaryDirectory() as folder:
        program, out = os.path.join(folder, "Harness"), os.path.join(folder, "out")
        # Valgrind does not read the debug information of Swift.
        subprocess.run(["strip", "-g", "-o", program, os.path.join(HERE, ".build/release/Harness")], check=True)
        # Dictionaries in one order, so that counts repeat to the last digit but one.
        run = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, "bench", data, "1"]
        libraries = subprocess.run(["ldd", os.path.join(HERE, ".build/release/Harness")], capture_output=True, text=True)
        swift = re.search(r"=> (\S+)/libswiftCore\.so", libraries.stdout)
        path = {"LD_LIBRARY_PATH": swift.group(1)} if swift else {}
        subprocess.run(run, check=True, capture_output=True, env={**os.environ, **path, "SWIFT_DETERMINISTIC_HASHING": "1"})
        table = subprocess.run(
            ["callgrind_annotate", "--inclusive=yes", "--threshold=100", out], check=True, capture_output=True, text=True)
    names = subprocess.run(
        ["swift", "demangle", "--simplified"], input=table.stdout, check=True, capture_output=True, text=True).stdout
    rows = re.findall(r"^\s*([\d,]+) .*?\?\?\?:(.*?)(?: \[[^\]]*\])?$", names, re.M)
    found = {}
    for work, (name, times) in WORKS.items():
        counts = [int(number.replace(",", "")) for number, function in rows if re.search("^" + name, function.strip())]
        if not counts:
            sys.exit(f"counts.py: {work}: no function {name} among those counted; it was renamed, or inlined")
        found[work] = round(max(counts) / times)
    return found


def main():
    if len(sys.argv) not in (2, 3) or (len(sys.argv) == 3 and sys.argv[2] != "--write"):
        sys.exit(__doc__)
    found = count(sys.argv[1])
    if len(sys.argv) == 3:
        with open(LIMITS, "w") as file:
            json.dump({work: round(number * 1.03) for work, number in found.items()}, file, indent=4)
            file.write("\n")
    with open(LIMITS) as file:
        limits = json.load(file)
    unknown = [work for work in found if work not in limits]
    if unknown:
        sys.exit(f"counts.py: {LIMITS} allows nothing for: {', '.join(unknown)}. Take what was counted with --write")
    for work, number in found.items():
        print(f"{'more' if number > limits[work] else 'ok':4} {number:>9,} of {limits[work]:>9,}  {work}")
    sys.exit(any(number > limits[work] for work, number in found.items()))


main()
