#!/usr/bin/env python3
"""Plays the live fault cases of the corpora, and our own beside them, against a client.

  live_faults.py CORPORA 'conformance items --base {base}' [options of outbound_runner.py]

The runner asks for two controls before it credits anything: three honest pages that have to be
read, and an answer cut in the middle that has to fail.  They stand among our own cases; the corpora
stay as they are.
"""
import importlib.util, json, pathlib, sys, tempfile

OWN = pathlib.Path(__file__).parent.parent / "Fixtures" / "Connectors" / "live-faults.json"


def main():
    corpora, command = pathlib.Path(sys.argv[1]), sys.argv[2]
    spec = importlib.util.spec_from_file_location(
        "outbound_runner", corpora / "runners" / "outbound_runner.py")
    runner = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(runner)
    cases = json.loads((corpora / "data" / "saas_fault_cases.json").read_text())
    present = {case["id"] for case in cases["cases"]}
    own = [case for case in json.loads(OWN.read_text())["cases"] if case["id"] not in present]
    cases["cases"] += own
    print(f"{len(present)} cases of the corpora, {len(own)} of our own")
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "saas_fault_cases.json").write_text(json.dumps(cases))
        runner.DATA = folder
        sys.argv = ["outbound_runner.py", "--cmd", command] + sys.argv[3:]
        return runner.main()


if __name__ == "__main__":
    sys.exit(main())
