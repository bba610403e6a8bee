"""Pulls a RabbitMQ that really runs, with a definition of a user's own, and compares every row."""
import atexit, base64, json, os, pathlib, signal, subprocess, sys, time, urllib.parse, urllib.request

program, definitions, work = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])
base = "http://127.0.0.1:15673/api"
basic = "Basic " + base64.b64encode(b"guest:guest").decode()


def put(path, body):
    request = urllib.request.Request(base + path, json.dumps(body).encode(), method="PUT")
    request.add_header("Authorization", basic)
    request.add_header("Content-Type", "application/json")
    urllib.request.urlopen(request).read()


def quoted(name):
    return urllib.parse.quote(name, safe="")


work.mkdir(mode=0o700)
# A broker of its own, beside whatever runs on this machine.
(work / "rabbitmq.conf").write_text(
    "management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = 15673\nlisteners.tcp.1 = 127.0.0.1:5673\n")
(work / "enabled_plugins").write_text("[rabbitmq_management].")
settings = {
    "NODENAME": "rollcall@localhost", "DIST_PORT": "25673", "MNESIA_BASE": work / "data", "LOG_BASE": work / "log",
    "ENABLED_PLUGINS_FILE": work / "enabled_plugins", "CONFIG_FILE": work / "rabbitmq.conf"}
environment = {"RABBITMQ_" + name: str(value) for name, value in settings.items()}
server = subprocess.Popen(
    ["/usr/lib/rabbitmq/bin/rabbitmq-server"], cwd=work, env=os.environ | environment | {"HOME": str(work)},
    stdin=subprocess.DEVNULL, stdout=open(work / "broker.out", "w"), stderr=subprocess.STDOUT, start_new_session=True)
atexit.register(lambda: os.killpg(server.pid, signal.SIGTERM))
for _ in range(60):
    try:
        urllib.request.urlopen(urllib.request.Request(base + "/overview", headers={"Authorization": basic}))
        break
    except OSError:
        time.sleep(1)
hosts = ["orders", "billing/eu", "lärm"]
for host in hosts:
    put("/vhosts/" + quoted(host), {})
tags = [["administrator"], ["monitoring"], ["policymaker"], ["management"], [], ["monitoring", "policymaker"]]
names = [f"user{n:03}" for n in range(230)] + ['o\'brien, "Bob"', "=cmd", "zoë", "a/b", "plus+and&amp"]
users = {name: tags[n % len(tags)] for n, name in enumerate(names)} | {"reader": ["administrator"]}
grants = {("guest", "broker", "administrator")}
for name, held in users.items():
    put("/users/" + quoted(name), {"tags": ",".join(held), "password": "correct-horse-42"})
    grants |= {(name, "broker", tag) for tag in held}
for n, name in enumerate(names):
    for host, step, parts in [("orders", 3, ("", "", ".*")), ("billing/eu", 5, (".*", ".*", ".*"))]:
        if n % step == 0:
            put(f"/permissions/{quoted(host)}/{quoted(name)}", dict(zip(["configure", "write", "read"], parts)))
            grants.add((name, host, "configure {} write {} read {}".format(*parts)))
for host in ["/"] + hosts:
    # Whoever makes a virtual host may use it.
    grants.add(("guest", host, "configure .* write .* read .*"))

secret = work / "password"
secret.write_text("correct-horse-42")
secret.chmod(0o600)
(work / "rollcall.json").write_text(json.dumps({
    "connectors": str(definitions),
    "instances": {"mq": {
        "connector": "rabbitmq", "settings": {"baseURL": base, "user": "reader"},
        "secrets": {"password": {"file": "password"}}, "allowHTTP": True, "allowPrivateNetwork": True}}}))


def run(*words):
    return subprocess.run([program, *words], cwd=work, check=True, capture_output=True, text=True).stdout


def rows(kind):
    return [json.loads(line) for line in run("export", "--stdout", kind, "--format", "ndjson").splitlines()]


run("connectors", "check", str(definitions / "rabbitmq.json"))
run("check")
run("pull")
entitlements = {row["entitlement_id"]: row for row in rows("entitlements")}
found = {
    (row["principal_id"], entitlements[row["entitlement_id"]]["resource_id"],
     entitlements[row["entitlement_id"]]["entitlement_value"])
    for row in rows("grants")}
assert {row["account_id"] for row in rows("accounts")} == set(users) | {"guest"}
assert found == grants, (sorted(found - grants)[:5], sorted(grants - found)[:5])
run("connectors", "record", "rabbitmq", "mq", "--out", "recordings")
print(run("connectors", "test", "rabbitmq", "--recordings", "recordings").strip())
print(len(users) + 1, "users,", len(grants), "grants, all as they were put in")
