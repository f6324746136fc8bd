"""The curl examples of Flowroute's documentation, since Flowroute has no maintained SDK for Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import requests
from sandbox import FLOWROUTE

if TYPE_CHECKING:
    from sandbox import Sandbox


def patch(sandbox: Sandbox, number: str, body: str) -> requests.Response:
    """`curl …/v2/numbers/:id -X PATCH -u … -H 'Content-Type':'application/json' -d …`."""
    return requests.patch(
        f"{sandbox.url}/v2/numbers/{number}",
        auth=FLOWROUTE,
        headers={"Content-Type": "application/json"},
        data=body,
        timeout=10,
    )


def test_an_alias(sandbox: Sandbox) -> None:
    answer = patch(sandbox, "16463451234", '{"type":"number", "alias":"NYC Number"}')
    assert answer.status_code == 200
    assert answer.json()["data"]["attributes"]["alias"] == "NYC Number"
    assert answer.json()["data"]["id"] == "16463451234"
    assert sandbox.flowroute("16463451234")["alias"] == "NYC Number"


def test_messaging(sandbox: Sandbox) -> None:
    callback = "http://my-callback.com"
    body = f'{{"type": "number", "messaging_enabled": true, "messaging_callback_url": "{callback}"}}'
    answer = patch(sandbox, "16502390214", body)
    assert answer.status_code == 200
    assert answer.json()["data"]["attributes"]["messaging_enabled"] is False
    assert answer.json()["included"][1]["attributes"] == {"status": "processing", "tn": "16502390214"}
    sandbox.complete_tasks()
    assert sandbox.flowroute("16502390214")["messaging_enabled"] is True


def test_wrong_credentials(sandbox: Sandbox) -> None:
    answer = requests.get(f"{sandbox.url}/v2/numbers/16463451234", auth=("a", "b"), timeout=10)
    assert answer.status_code == 401
    error = answer.json()["errors"][0]
    assert (error["detail"], error["status"], error["title"]) == (
        "Authentication failed.",
        401,
        "Unauthorized",
    )


def test_without_the_content_type_curl_sends_a_form(sandbox: Sandbox) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    url = f"{sandbox.url}/v2/numbers/16463451234"
    answer = requests.patch(url, auth=FLOWROUTE, headers=form, data='{"type":"number"}', timeout=10)
    assert answer.status_code == 415


def curl(sandbox: Sandbox, method: str, path: str, body: str | None = None) -> requests.Response:
    """`curl …/v2/… -X … -u … -H 'Content-Type':'application/vnd.api+json' -d …`."""
    headers = {"Content-Type": "application/vnd.api+json"}
    url = f"{sandbox.url}/v2/{path}"
    return requests.request(method, url, auth=FLOWROUTE, headers=headers, data=body, timeout=10)


def test_area_code_to_number_and_back(sandbox: Sandbox) -> None:
    areas = curl(sandbox, "GET", "numbers/available/areacodes?limit=2").json()
    exchanges = areas["data"][0]["links"]["related"].rpartition("/v2/")[2]
    numbers = curl(sandbox, "GET", exchanges).json()["data"][0]["links"]["related"].rpartition("/v2/")[2]
    [number] = [it["id"] for it in curl(sandbox, "GET", f"{numbers}&limit=1").json()["data"]]
    bought = curl(sandbox, "POST", f"numbers/{number}")
    assert (bought.status_code, bought.json()["data"]["attributes"]["status"]) == (201, "PURCHASED")
    assert curl(sandbox, "POST", f"numbers/{number}").status_code == 422
    assert curl(sandbox, "DELETE", f"numbers/{number}").status_code == 204
    assert sandbox.orders() == [("flowroute", "purchase", [number]), ("flowroute", "release", [number])]


def test_a_route(sandbox: Sandbox) -> None:
    body = (
        '{"data": {"type": "route", "attributes": {"route_type": "host", "value": "www.flowroute.com", '
        '"alias": "new route"}}}'
    )
    created = curl(sandbox, "POST", "routes", body)
    route = created.json()["data"]["id"]
    assert (created.status_code, curl(sandbox, "POST", "routes", body).status_code) == (201, 403)
    link = f'{{ "data": {{ "type":"route", "id":"{route}" }} }}'
    path = "numbers/12065551234/relationships/failover_route"
    assert curl(sandbox, "PATCH", path, link).status_code == 204
    assert curl(sandbox, "DELETE", f"routes/{route}").status_code == 403
    assert curl(sandbox, "DELETE", path).status_code == 204
    assert curl(sandbox, "DELETE", f"routes/{route}").status_code == 204
    assert curl(sandbox, "GET", "routes/edge_strategies").json()["data"][0]["id"] == 1


def test_message_provisioning(sandbox: Sandbox) -> None:
    body = '{"numbers": ["12065551234", "12023819746"], "action": "enable", "email": false}'
    task = curl(sandbox, "POST", "message-provision", body).json()["data"]
    assert task["type"] == "message_bulk_provisioning_status"
    sandbox.complete_tasks()
    status = curl(sandbox, "GET", f"message-provision/status/{task['id']}").json()["data"]
    assert status["attributes"]["numbers"]["successful"] == ["12065551234", "12023819746"]
    assert sandbox.flowroute("12065551234")["messaging_enabled"] is True
