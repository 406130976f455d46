from django.urls import path
from rest_framework.routers import DefaultRouter

from todo.views import TodoViewSet

router = DefaultRouter(trailing_slash=False)
router.register("todos", TodoViewSet)

urlpatterns = [
    # A router gives a list no DELETE of its own.
    path("todos", TodoViewSet.as_view({"get": "list", "post": "create", "delete": "delete_all"})),
    *router.urls,
]
