"""What is raised where content changes while it is worked on."""


class Changed(Exception):
    """A file whose text was left on the disk is another by now; given its path as editors know it."""

    def __str__(self) -> str:
        return f"{self.args[0]} vừa đổi trong khi cổng đang được đọc; chạy lại lệnh này"
