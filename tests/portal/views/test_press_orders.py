"""What is ordered of the press, with what it costs and what came of it."""

from plugins.portal.outputs.compliance import compliance
from plugins.portal.outputs.output import File, Page
from plugins.portal.outputs.pages import pages
from tests.conftest import plan

ORDER = {
    "product": "Phóng sự",
    "outlet": "Báo Mẫu",
    "quantity": "10",
    "unit": "phóng sự",
    "cost": "150.000.000",
    "status": "đang làm",
}
PLACE = "ubnd-tinh/plans/2026/1-kh-ubnd.md"


def page(site):
    (found,) = [one.view for one in compliance(site) if isinstance(one, Page) and one.path == "/bao-chi/dat-hang/"]
    return found


def test_orders_of_all_plans_are_one_table_with_their_cost_and_result(site):
    done = ORDER | {
        "product": "Đồ họa",
        "cost": "50.000.000",
        "status": "đã xong",
        "delivered": "10",
        "result": "In xong",
    }
    found = site({PLACE: plan(orders=[ORDER, done])})
    assert page(found).lead == "2 sản phẩm, kinh phí 200.000.000 đồng."
    rows = [[one.text for one in row] for row in page(found).grids[0].rows]
    last = ["Đồ họa", "10/10 phóng sự", "50.000.000", "đã xong", "In xong", "Kế hoạch 1/KH-UBND"]
    assert rows[1] == last
    (csv,) = [
        one for one in compliance(found) if isinstance(one, File) and one.path == "/bao-chi/dat-hang/dat-hang.csv"
    ]
    assert "Phóng sự,Báo Mẫu,10 phóng sự,,150000000,đang làm" in csv.content.decode()
    (own,) = [one.view for one in pages(found) if one.path == "/ubnd-tinh/ke-hoach/2026/1-kh-ubnd/"]
    assert len(own.orders.rows) == 2


def test_where_nothing_was_ordered_the_page_says_so(site):
    assert (page(site({})).grids, page(site({})).empty) == ((), "Chưa có sản phẩm nào được đặt hàng.")


def test_an_order_that_is_done_has_a_result(problems):
    (found,) = problems({PLACE: plan(orders=[ORDER | {"status": "đã xong"}])})
    assert found.code == "thieu-minh-chung"
