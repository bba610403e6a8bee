#!/usr/bin/env python3
"""Plays the live fault cases of the corpora against a client.

  live_faults.py CORPORA 'conformance items --base {base}' [options of outbound_runner.py]

The runner asks for two controls before it credits anything: three honest pages that have to be
read, and an answer cut in the middle that has to fail.  Where the cases lack them, they are added
to a copy; the corpora stay as they are.
"""
import importlib.util, json, pathlib, sys, tempfile

ORIGIN = "<<O>>/items?c="
CONTROLS = [
    {
        "id": "ok-three-pages", "group": "control", "why": "three honest pages",
        "pages": [
            {"items": ["u1", "u2"], "next": ORIGIN + "1"},
            {"items": ["u3", "u4"], "next": ORIGIN + "2"},
            {"items": ["u5", "u6"], "next": None},
        ],
        "expect": {"exit": "ok", "reach": 2, "min_requests": 3, "max_requests": 3, "ids": 6},
    },
    {
        "id": "body-truncated-json", "group": "body", "why": "half a document with an honest length",
        "pages": [
            {"items": ["u1", "u2"], "next": ORIGIN + "1"},
            {"raw_body": '{"items":[{"id":"u3"},{"id":"u'},
        ],
        "expect": {"exit": "fail", "max_requests": 13},
    },
]


def main():
    corpora, command = pathlib.Path(sys.argv[1]), sys.argv[2]
    spec = importlib.util.spec_from_file_location(
        "outbound_runner", corpora / "runners" / "outbound_runner.py")
    runner = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(runner)
    cases = json.loads((corpora / "data" / "saas_fault_cases.json").read_text())
    present = {case["id"] for case in cases["cases"]}
    added = [control for control in CONTROLS if control["id"] not in present]
    cases["cases"] += added
    print(f"{len(present)} cases and {len(added)} controls that they lack")
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "saas_fault_cases.json").write_text(json.dumps(cases))
        runner.DATA = folder
        sys.argv = ["outbound_runner.py", "--cmd", command] + sys.argv[3:]
        return runner.main()


if __name__ == "__main__":
    sys.exit(main())
