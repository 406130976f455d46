from django.core.management import call_command
from rest_framework.test import APITestCase

from todo.models import Todo


class TodoListTests(APITestCase):
    def test_is_an_empty_json_list_at_first(self):
        response = self.client.get("/todos")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response["Content-Type"], "application/json")
        self.assertEqual(response.content, b"[]")

    def test_holds_what_was_created(self):
        created = self.client.post("/todos", {"title": "Walk the dog"})
        self.assertEqual(created.status_code, 201)
        self.assertEqual(self.client.get("/todos").json(), [created.json()])

    def test_is_sorted_by_order(self):
        for title, order in [("last", 3), ("first", 1), ("second", 2)]:
            Todo.objects.create(title=title, order=order)
        titles = [todo["title"] for todo in self.client.get("/todos").json()]
        self.assertEqual(titles, ["first", "second", "last"])

    def test_refuses_a_todo_without_title(self):
        response = self.client.post("/todos", {"order": 1})
        self.assertEqual(response.status_code, 400)
        self.assertIn("title", response.json())

    def test_is_emptied_by_delete(self):
        Todo.objects.create(title="Walk the dog")
        self.assertEqual(self.client.delete("/todos").status_code, 204)
        self.assertEqual(Todo.objects.count(), 0)


class TodoDetailTests(APITestCase):
    def setUp(self):
        self.todo = self.client.post("/todos", {"title": "Walk the dog", "order": 7}).json()

    def test_has_all_fields(self):
        url = self.todo.pop("url")
        self.assertRegex(url, r"^http://testserver/todos/\d+$")
        self.assertEqual(self.todo, {"title": "Walk the dog", "completed": False, "order": 7})

    def test_is_found_under_its_url(self):
        self.assertEqual(self.client.get(self.todo["url"]).json(), self.todo)

    def test_can_be_completed(self):
        response = self.client.patch(self.todo["url"], {"completed": True})
        self.assertEqual(response.status_code, 200)
        self.assertTrue(self.client.get(self.todo["url"]).json()["completed"])

    def test_is_gone_after_delete(self):
        self.assertEqual(self.client.delete(self.todo["url"]).status_code, 204)
        self.assertEqual(self.client.get(self.todo["url"]).status_code, 404)


class MigrationTests(APITestCase):
    def test_say_what_the_models_say(self):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)
