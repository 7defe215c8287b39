"""The plugins of the portal generator: start here.

    portal/     the domain, in plain Python: text → records → site → views → outputs. Knows no library of the web.
    markup.py   Markdown to safe HTML
    files/      what hangs on records: PDF, pictures, tables, known by content; the cards that networks show
    gate/       everything that can find fault with content, in one call
    host.py     Pelican: reads before it writes, renders, writes
    pages.py, attachments.py, sharing.py, feeds.py, servers.py   what is published, each a capability
    cli/        the `portal` command

docs/architecture.md tells why.
"""
