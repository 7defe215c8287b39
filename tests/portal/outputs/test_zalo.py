"""What a Zalo mini app reads."""

import json

from plugins.portal.outputs.feeds import feed_places
from plugins.portal.outputs.zalo import zalo
from tests.conftest import document, draft, news


def read(site):
    return {one.path: json.loads(one.content) for one in zalo(site)}


def test_every_list_is_named_in_the_index_and_there_even_when_empty(site):
    found = site({})
    files = read(found)
    named = {one["url"].removeprefix("https://congkhai.laocai.example") for one in files["/zalo/muc-luc.json"]["lists"]}
    assert named == set(files) - {"/zalo/muc-luc.json"}
    assert files["/zalo/tin-tuc.json"]["items"] == []
    assert set(files) <= set(feed_places(found))


def test_an_item_says_what_a_list_shows_and_where_its_page_is(site):
    files = read(
        site(
            {
                "ubnd-tinh/drafts/2026/a.md": draft(audience=["Nông dân"]),
                "ubnd-tinh/news/2026/b.md": news(status="nháp"),
                "ubnd-tinh/documents/2026/c.md": document(),
            }
        )
    )
    (item,) = files["/zalo/du-thao.json"]["items"]
    assert item["url"] == "https://congkhai.laocai.example/ubnd-tinh/du-thao/2026/a/"
    assert (item["state"], item["audiences"]) == ("Đang lấy ý kiến", ["nong-dan"])
    assert files["/zalo/tin-tuc.json"]["items"] == []
    assert len(files["/zalo/van-ban.json"]["items"]) == 1
