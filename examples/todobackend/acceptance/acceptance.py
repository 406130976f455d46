"""Acceptance tests: a todo's life over HTTP, as a client of the released app sees it."""

import json
import os
import time
import unittest
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

APP_URL = os.environ.get("APP_URL", "http://localhost:8000")
PATIENCE = 30  # seconds for the app to listen


def call(method, url, body=None):
    """Returns the status and the decoded JSON body (None where there is none)."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(url, data, {"Content-Type": "application/json"}, method=method)
    try:
        response = urlopen(request, timeout=5)
    except HTTPError as error:
        response = error
    with response:
        text = response.read()
        is_json = response.headers.get_content_type() == "application/json"
        return response.status, json.loads(text) if is_json and text else None


def setUpModule():
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return call("GET", APP_URL)
        except (URLError, ConnectionError) as error:
            if time.monotonic() > deadline:
                raise RuntimeError(f"{APP_URL} did not answer within {PATIENCE} s") from error
            time.sleep(0.1)


class TodoLife(unittest.TestCase):
    def setUp(self):
        status, self.todo = call("POST", f"{APP_URL}/todos", {"title": "Walk the dog", "order": 1})
        self.assertEqual(status, 201)
        self.addCleanup(call, "DELETE", self.todo["url"])

    def test_a_new_todo_is_listed(self):
        status, todos = call("GET", f"{APP_URL}/todos")
        self.assertEqual(status, 200)
        self.assertIn(self.todo, todos)

    def test_a_new_todo_is_not_completed(self):
        self.assertEqual(call("GET", self.todo["url"]), (200, self.todo))
        self.assertFalse(self.todo["completed"])

    def test_a_todo_can_be_completed(self):
        status, _ = call("PATCH", self.todo["url"], {"completed": True})
        self.assertEqual(status, 200)
        self.assertEqual(call("GET", self.todo["url"]), (200, {**self.todo, "completed": True}))

    def test_a_deleted_todo_is_gone(self):
        self.assertEqual(call("DELETE", self.todo["url"]), (204, None))
        self.assertEqual(call("GET", self.todo["url"])[0], 404)

    def test_a_todo_needs_a_title(self):
        status, problem = call("POST", f"{APP_URL}/todos", {"order": 2})
        self.assertEqual(status, 400)
        self.assertIn("title", problem)
