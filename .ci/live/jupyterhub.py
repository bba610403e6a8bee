"""Pulls a JupyterHub that really runs, with a definition of a user's own, and compares every row."""
import json, pathlib, subprocess, sys, time, urllib.request

program, definitions, work, hub = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3]), sys.argv[4]
base = "http://127.0.0.1:8081/hub/api"
work.mkdir(mode=0o700)
# A hub without a proxy: its API is all that is asked here.
(work / "jupyterhub_config.py").write_text('''
from jupyterhub.proxy import Proxy
class NoProxy(Proxy):
    should_start = False
    routes = {}
    async def add_route(self, routespec, target, data):
        self.routes[routespec] = {"routespec": routespec, "target": target, "data": data}
    async def delete_route(self, routespec):
        self.routes.pop(routespec, None)
    async def get_all_routes(self):
        return dict(self.routes)
c = get_config()
c.JupyterHub.proxy_class = NoProxy
c.JupyterHub.hub_ip = "127.0.0.1"
c.JupyterHub.hub_port = 8081
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.Authenticator.admin_users = {"root-admin"}
scopes = ["list:users", "read:users", "list:groups", "read:groups", "read:roles", "list:services", "read:services"]
c.JupyterHub.load_roles = [
    {"name": "auditor", "scopes": scopes, "services": ["audit"]},
    {"name": "teacher", "scopes": ["admin:servers!group=staff"], "groups": ["staff"]}]
c.JupyterHub.services = [
    {"name": "audit", "api_token": "audit-token-0123456789abcdef"},
    {"name": "filler", "api_token": "filler-token-0123456789abcdef", "admin": True}]
''')
server = subprocess.Popen([hub, "-f", "jupyterhub_config.py"], cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def post(path, body):
    request = urllib.request.Request(base + path, json.dumps(body).encode(), method="POST")
    request.add_header("Authorization", "token filler-token-0123456789abcdef")
    urllib.request.urlopen(request).read()


def run(*words):
    return subprocess.run([program, *words], cwd=work, check=True, capture_output=True, text=True).stdout


def rows(kind):
    return [json.loads(line) for line in run("export", "--stdout", kind, "--format", "ndjson").splitlines()]


try:
    for _ in range(60):
        try:
            urllib.request.urlopen(base + "/")
            break
        except OSError:
            time.sleep(1)
    names = [f"pupil{n:03}" for n in range(245)] + ["zoë", "o'brien", "a+b", "comma,name"]
    for n in range(0, len(names), 50):
        post("/users", {"usernames": names[n:n + 50]})
    post("/users", {"usernames": ["boss"], "admin": True})
    members = set()
    groups = [f"class{g:03}" for g in range(130)] + ["empty"]
    for g, group in enumerate(groups):
        post("/groups/" + group, {})
        chosen = [] if group == "empty" else [names[(g * 7 + k) % len(names)] for k in range(g % 9)]
        if chosen:
            post(f"/groups/{group}/users", {"users": chosen})
        members |= {(group, name) for name in chosen}
    post("/groups/staff/users", {"users": ["boss"]})
    members.add(("staff", "boss"))

    secret = work / "token"
    secret.write_text("audit-token-0123456789abcdef")
    secret.chmod(0o600)
    (work / "rollcall.json").write_text(json.dumps({
        "connectors": str(definitions),
        "instances": {"hub": {
            "connector": "jupyterhub", "settings": {"baseURL": base},
            "secrets": {"token": {"file": "token"}}, "allowHTTP": True, "allowPrivateNetwork": True}}}))
    run("connectors", "check", str(definitions / "jupyterhub.json"))
    run("check")
    run("pull")
    people = {row["account_id"]: row["is_privileged"] for row in rows("accounts")}
    # What a role of the hub's own allows is not told.
    services = {"service/audit": None, "service/filler": True}
    assert people == {name: False for name in names} | {"boss": True, "root-admin": True} | services
    assert {row["group_id"] for row in rows("groups")} == set(groups) | {"staff"}
    assert {(row["group_id"], row["member_id"]) for row in rows("memberships")} == members
    holders = {(row["principal_kind"], row["principal_id"], row["entitlement_id"].split("/")[-1]) for row in rows("grants")}
    assert ("group", "staff", "teacher") in holders and ("account", "boss", "admin") in holders
    assert ("account", "service/audit", "auditor") in holders
    run("connectors", "record", "jupyterhub", "hub", "--out", "recordings")
    print(run("connectors", "test", "jupyterhub", "--recordings", "recordings").strip())
    print(len(people), "accounts,", len(members), "memberships, all as they were put in")
finally:
    server.terminate()
    server.wait(20)
