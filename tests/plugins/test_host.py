"""Links of pages, which are written from the root of the portal, wherever the portal lives."""

from plugins.host import relative, rooted

PAGE = '<a class="x" href="/so-y-te/">a</a> <img src="/static/a.svg"> <a href="//b/">b</a> <p title="/c">href="/d/"</p>'


def test_a_page_reaches_the_root_from_where_it_is():
    assert 'href="../../so-y-te/"' in relative(PAGE, "/van-ban/2026/")
    assert 'src="./static/a.svg"' in relative(PAGE, "/")


def test_a_page_that_is_shown_at_any_depth_goes_through_the_folder_of_the_portal():
    assert 'href="/cong-khai/so-y-te/"' in rooted(PAGE, "/cong-khai")
    assert rooted(PAGE, "") == PAGE


def test_only_addresses_of_the_portal_are_changed():
    for changed in (relative(PAGE, "/van-ban/"), rooted(PAGE, "/cong-khai")):
        assert changed.endswith('<a href="//b/">b</a> <p title="/c">href="/d/"</p>')
