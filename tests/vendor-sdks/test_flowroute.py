"""Flowroute publishes no SDK that updates numbers: its documentation's curl examples, word for word."""

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
