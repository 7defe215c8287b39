"""What must not be published: personal data (Law 91/2025/QH15), marks of secrecy (Law 117/2025/QH15), credentials.

Three places ask, with one object. `Watch` knows this year, the register of contacts and the exceptions that were made;
`catalogue.disclosures` makes it of the records of a tree (`watch_of`).

- Sources: `watch.text_problems(path, text)`, each problem at its line and column.
- Attachments: the same rules on the text read in them; the place is the file, its line unknown.
- The rendered tree: `watch.html_problems(path, html)` for pages and feeds, `text_problems` for JSON and CSV. The watch
  is made of the published site: `watch_of(site.records, site.now.year)`.

Recognising is `scan(text, known, year)`, a pure function; the rules are data, in `privacy.yaml`. Nothing that has been
found is ever printed: messages hold `001…45`, and a `Veil` is laid over all that is shown beside them.
"""

from .rules import Rule
from .scan import Hit, bare, mask, scan, scan_html
from .watch import Veil, Watch, problem, veil_of, veiled

__all__ = ["Hit", "Rule", "Veil", "Watch", "bare", "mask", "problem", "scan", "scan_html", "veil_of", "veiled"]
