"""Troubles of the machine in an operator's words: a full disk is no riddle, and no traceback."""

from __future__ import annotations

import errno
import os

TROUBLES = {
    errno.ENOSPC: "ổ đĩa đã đầy: xóa bớt tệp hoặc chọn --output ở ổ khác rồi chạy lại",
    errno.EDQUOT: "đã dùng hết dung lượng được cấp: xóa bớt tệp hoặc xin thêm rồi chạy lại",
    errno.EFBIG: "tệp vượt cỡ lớn nhất mà máy cho phép: xem giới hạn bằng lệnh ulimit -f",
    errno.EACCES: "không có quyền đọc hoặc ghi ở đó: xem lại chủ sở hữu và quyền của thư mục",
    errno.EPERM: "máy không cho làm việc đó: xem lại chủ sở hữu và quyền của thư mục",
    errno.EROFS: "ổ đĩa chỉ cho đọc: chọn --output ở nơi ghi được",
    errno.EMFILE: "chương trình mở quá nhiều tệp cùng lúc: xem giới hạn bằng lệnh ulimit -n",
    errno.ENFILE: "máy đang mở quá nhiều tệp: đóng bớt chương trình rồi chạy lại",
    errno.ENOTDIR: "có tệp hoặc liên kết nằm ở chỗ của một thư mục: chọn --output khác, hoặc tự dọn đi",
    errno.EEXIST: "có tệp nằm ở chỗ của một thư mục: chọn --output khác, hoặc tự dọn đi",
    errno.ELOOP: "có liên kết nằm ở chỗ của một tệp: tự xóa liên kết rồi chạy lại",
    errno.ENAMETOOLONG: "đường dẫn quá dài: chọn --output có đường dẫn ngắn hơn",
    errno.EIO: "ổ đĩa báo lỗi khi đọc hoặc ghi: kiểm tra ổ đĩa trước khi chạy lại",
    errno.ENOMEM: "máy hết bộ nhớ: đóng bớt chương trình, hoặc dựng ít cổng cùng lúc hơn bằng --jobs 1",
}
"""By the number the system gives. What is not listed is told in the system's own words; what is ours has no number."""


def trouble(error: OSError) -> str:
    """What happened, where, and what helps, as one line."""
    where = f"{error.filename}: " if error.filename else ""
    words = TROUBLES.get(error.errno) or os.strerror(error.errno) if error.errno else str(error)
    return f"Máy không làm được: {where}{words}"
