"""Runs command lines with the real Azure CLI against `peerscape serve`, in one process.

    real_az.py ADDRESS TOKEN < LINES > ANSWERS

Each input line is a command line as a person types it; each output line is the JSON of its standard output, standard
error and exit status. Debian's packages do not fit each other: azure-cli 2.45 wants versions of the network library
that its package has no longer. What is mended here is in `mend_libraries`; nothing of the CLI's own code is changed.
"""

import io
import json
import os
import shlex
import sys
import tempfile
import time
import types

SUBSCRIPTION = "00000000-0000-0000-0000-000000000001"
TENANT = "00000000-0000-0000-0000-0000000000ff"


class StaticCredential:
    """Stands for a person who is logged in."""

    def __init__(self, token):
        self.token = token

    def get_token(self, *_scopes, **_kwargs):
        from azure.core.credentials import AccessToken

        return AccessToken(self.token, int(time.time()) + 86400)

    def signed_session(self, session=None):
        import requests

        session = session or requests.Session()
        session.headers["Authorization"] = "Bearer " + self.token
        return session


def prepare_home(folder):
    """A configuration folder with one subscription and nothing that asks the internet."""
    os.environ.update(
        AZURE_CONFIG_DIR=folder,
        AZURE_CORE_COLLECT_TELEMETRY="no",
        AZURE_CORE_NO_COLOR="yes",
        AZURE_CORE_SURVEY_MESSAGE="no",
        AZURE_CORE_DISABLE_PROGRESS_BAR="yes",
        AZURE_EXTENSION_USE_DYNAMIC_INSTALL="no",
        AZURE_CLOUD_AUTO_UPGRADE="no",
        COLUMNS="200",
    )
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            del os.environ[name]
    # What asks another host, such as a login, is refused at once.
    os.environ["HTTPS_PROXY"] = "http://127.0.0.1:9"
    profile = {
        "subscriptions": [
            {
                "id": SUBSCRIPTION,
                "name": "Peerscape",
                "state": "Enabled",
                "user": {"name": "you@peerscape.local", "type": "user"},
                "isDefault": True,
                "tenantId": TENANT,
                "environmentName": "AzureCloud",
                "homeTenantId": TENANT,
                "managedByTenants": [],
            }
        ]
    }
    with open(os.path.join(folder, "azureProfile.json"), "w", encoding="utf-8") as file:
        json.dump(profile, file)


class AnyVersion:
    """In place of a decorator that hides the names of a function's arguments, which the CLI makes options of."""

    def __init__(self, **_kwargs):
        pass

    def __call__(self, function):
        return function


def mend_libraries(token):
    validation = types.ModuleType("azure.mgmt.network._validation")
    validation.api_version_validation = AnyVersion
    sys.modules[validation.__name__] = validation

    from azure.cli.core import profiles
    from azure.cli.core._profile import Profile
    from azure.cli.core.aaz import _http_policy
    from azure.cli.core.profiles import _shared
    from azure.core.pipeline.policies import _authentication

    network = profiles.ResourceType.MGMT_NETWORK
    _shared.AZURE_API_PROFILES["latest"][network] = "2022-07-01"
    compute = _shared.AZURE_API_PROFILES["latest"][profiles.ResourceType.MGMT_COMPUTE].profile
    for operation, version in compute.items():
        if version == "2022-11-01":
            compute[operation] = "2022-08-01"
    versioned_path = _shared.get_versioned_sdk_path

    def path_of(api_profile, resource_type, operation_group=None):
        # One version is left, and it is not in a folder of its version's name.
        if resource_type == network:
            return "azure.mgmt.network"
        return versioned_path(api_profile, resource_type, operation_group=operation_group)

    _shared.get_versioned_sdk_path = path_of

    credential = StaticCredential(token)

    def logged_in(self, resource=None, client_id=None, subscription_id=None, aux_subscriptions=None, aux_tenants=None):
        account = self.get_subscription(subscription_id)
        return credential, account["id"], account["tenantId"]

    Profile.get_login_credentials = logged_in
    # The endpoint is on the loopback interface and speaks HTTP.
    for policy in (_authentication._BearerTokenCredentialPolicyBase, _http_policy.AAZBearerTokenCredentialPolicy):
        policy._enforce_https = staticmethod(lambda request: None)
    authorise_plain_requests(token)
    sleep = time.sleep
    time.sleep = lambda seconds: sleep(min(seconds, 0.002))


def authorise_plain_requests(token):
    """`az rest` gives its token to https alone."""
    import requests

    prepare = requests.Session.prepare_request

    def prepared(self, request):
        made = prepare(self, request)
        if made.url.startswith("http://127.0.0.1:"):
            made.headers.setdefault("Authorization", "Bearer " + token)
        return made

    requests.Session.prepare_request = prepared


def take(stream):
    """What was written to a stream since the last call."""
    text = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return text


def run(line, address):
    """One command in a CLI of its own, as if it were a process."""
    from azure.cli.core import get_default_cli

    status = 0
    cli = get_default_cli()
    cli.cloud.endpoints.resource_manager = address
    try:
        status = cli.invoke(shlex.split(line)[1:], out_file=sys.stdout)
    except SystemExit as end:
        status = end.code
    return {"out": take(sys.stdout), "err": take(sys.stderr), "status": status or 0}


def main():
    address, token = sys.argv[1:3]
    answers = sys.stdout
    # Before anything is imported: loggers keep the stream that they find.
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        prepare_home(folder)
        mend_libraries(token)
        for line in sys.stdin:
            print(json.dumps(run(line.rstrip("\n"), address)), file=answers, flush=True)


if __name__ == "__main__":
    main()
