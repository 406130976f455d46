from rest_framework import status
from rest_framework.response import Response
from rest_framework.viewsets import ModelViewSet

from todo.models import Todo
from todo.serializers import TodoSerializer


class TodoViewSet(ModelViewSet):
    queryset = Todo.objects.all()
    serializer_class = TodoSerializer

    def delete_all(self, request):
        Todo.objects.all().delete()
        return Response(status=status.HTTP_204_NO_CONTENT)
