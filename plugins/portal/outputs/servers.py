"""Configuration of servers: headers and moved addresses, written down for each server from the same two tables.

Text of editors reaches these files only through `_plain`, so no address can end a rule and begin another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from ..catalogue.site import Site
from .headers import FILES, FileKind, common_headers, compressed_types, file_kinds
from .ledger import ledger_after
from .moves import moves_in, withdrawals_in
from .output import File

PLAIN = re.compile(r"[\w ./~+,()&-]*")
"""Letters that mean nothing to any server within quotation marks; names of files are made of them."""


@dataclass(frozen=True)
class Rule:
    """What is at an old path: `new`, or nothing any more ("").

    Both are paths from the root of the domain; `old` as servers compare it, `new` as a Location says it.
    """

    old: str
    new: str


def servers(site: Site) -> Iterator[File]:
    base, rules = folder(site), redirect_rules(site)
    texts = (headers_file(base), redirects_file(rules), apache(base, rules), nginx(base, rules), caddy(base, rules))
    yield from (File(f"/{path}", text.encode()) for path, text in zip(FILES, texts, strict=True))


def folder(site: Site) -> str:
    """The folder of the domain that the portal lives in, without a slash at the end: mostly none at all."""
    return _plain(urlsplit(site.portal.address).path).rstrip("/")


def redirect_rules(site: Site) -> tuple[Rule, ...]:
    """One hop each, to this portal only: a record's own address is never an old one.

    A path has one rule, however often and in whatever spelling it is named: nginx would not start with two.
    """
    base, first = folder(site), dict[str, Rule]()
    after = ledger_after(site)
    moved = (rule(base, one.old, one.new) for one in moves_in(after))
    gone = (rule(base, one.address) for one in withdrawals_in(after))
    for one in sorted((*moved, *gone), key=lambda one: (one.old, one.new)):
        first.setdefault(one.old.rstrip("/"), one)
    return tuple(first.values())


def rule(base: str, old: str, new: str = "") -> Rule:
    """The rule for addresses from the root of the portal, with or without escapes."""
    return Rule(base + _plain(old), quote(unquote(base + new)) if new else "")


def headers_file(base: str) -> str:
    """`_headers` of Netlify and Cloudflare. All blocks that fit are added up, so none may repeat another's header.

    A paper gets two policies there, of which a browser applies both.
    """
    blocks = [(f"{base}/*", common_headers())]
    for kind in file_kinds():
        if kind.folder:
            blocks.append((f"{base}{kind.folder}*", kind.headers))
        else:
            blocks += [
                (base + pattern, _unsaid(kind, ending) | _content_type(ending, type_))
                for ending, type_ in kind.types.items()
                for pattern in _patterns(ending)
            ]
    return "\n".join(_block(pattern, headers) for pattern, headers in blocks)


def redirects_file(rules: tuple[Rule, ...]) -> str:
    """What is gone has its page there, which these hosts send as any other."""
    return "".join(f"{quote(unquote(one.old))} {one.new} 301\n" for one in rules if one.new)


def apache(base: str, rules: tuple[Rule, ...]) -> str:
    """Rules of .htaccess are compared without the folder they lie in. What is gone has its page there, sent as any."""
    return _lines(
        "DirectoryIndex index.html",
        f'ErrorDocument 404 "{base}/404.html"',
        r'RedirectMatch 404 "/\.(?!well-known/)"',
        "<IfModule mod_mime.c>",
        *_apache_types(),
        "</IfModule>",
        "<IfModule mod_headers.c>",
        *_apache_headers(common_headers() | file_kinds()[0].headers, "  "),
        *(line for kind in file_kinds()[1:] for line in _apache_kind(kind)),
        "</IfModule>",
        "<IfModule mod_rewrite.c>",
        "  RewriteEngine On",
        *(_apache_rule(base, one) for one in rules if one.new),
        "</IfModule>",
    )


def nginx(base: str, rules: tuple[Rule, ...]) -> str:
    """For `include` within a `server`, whose `root` holds the domain. A location inherits no header if it adds one."""
    page, *others = file_kinds()
    return _lines(
        f'location "{base}/" {{',
        "  index index.html;",
        "  try_files $uri $uri/ =404;",
        f'  error_page 404 "{base}/404.html";',
        "  server_tokens off;",
        "  absolute_redirect off;",
        "  default_type application/octet-stream;",
        "  types {",
        *(f'    "{type_}" {ending[1:]};' for ending, type_ in page.types.items() if ending.startswith(".")),
        "  }",
        "  gzip on;",
        "  gzip_comp_level 6;",
        "  gzip_proxied any;",
        "  gzip_vary on;",
        f"  gzip_types {_quoted(compressed_types())};",
        *_nginx_headers(common_headers() | page.headers, "  "),
        r'  location ~ "/\.(?!well-known/)" { return 404; }',
        *(line for kind in others for line in _nginx_kind(base, kind)),
        *(_nginx_rule(base, one, old) for one in rules for old in _both(one.old)),
        "}",
    )


def caddy(base: str, rules: tuple[Rule, ...]) -> str:
    """For `import` within a site, whose `root` holds the domain. In a `route` the order is as it stands.

    What is said last counts there, so kinds stand in reverse: the first one of the table that fits wins, as in nginx.
    """
    return _lines(
        "route {",
        *_caddy_encoding(),
        *_caddy_headers(base),
        *(line for kind in reversed(file_kinds()[1:]) for line in _caddy_kind(base, kind)),
        *(_caddy_rule(one, old) for one in rules for old in _both(one.old)),
        "  @hidden {",
        r'    path_regexp "/\."',
        "    not path /.well-known/*",
        "  }",
        "  error @hidden 404",
        "  file_server",
        "}",
        "handle_errors {",
        *_caddy_encoding(),
        *_caddy_headers(base),
        f'  try_files "{{path}}index.html" "{{path}}/index.html" "{base}/404.html"',
        "  file_server",
        "}",
    )


def _plain(path: str) -> str:
    """A path as readers type it if all its letters are plain; else in escapes, which mean nothing to a server."""
    decoded = unquote(path)
    return decoded if PLAIN.fullmatch(decoded) else quote(decoded)


def _both(old: str) -> tuple[str, ...]:
    """A page's address with and without its last slash, so that neither costs a second hop."""
    return (old, old.rstrip("/")) if old.endswith("/") else (old,)


def _patterns(ending: str) -> tuple[str, ...]:
    """How `_headers` writes all addresses that end so."""
    return ("/", "/*/") if ending == "/" else (f"/*{ending}", ending) if ending.startswith("/") else (f"/*{ending}",)


def _unsaid(kind: FileKind, ending: str) -> dict[str, str]:
    """The headers of a kind but those that a shorter ending, which fits the same addresses, has said already."""
    shorter = (one for one in file_kinds() if not one.folder and any(map(ending[1:].endswith, one.types)))
    said = {pair for one in shorter for pair in one.headers.items()}
    return dict(pair for pair in kind.headers.items() if pair not in said)


def _content_type(ending: str, type_: str) -> dict[str, str]:
    """Only where a host might not know it; what it says of pages, of JSON and of XML is right."""
    return {} if "html" in type_ or ending in {"/", ".json", ".xml"} else {"Content-Type": type_}


def _block(pattern: str, headers: Mapping[str, str]) -> str:
    return _lines(pattern, *(f"  {name}: {value}" for name, value in headers.items()))


def _nginx_kind(base: str, kind: FileKind) -> Iterator[str]:
    yield f'  location ^~ "{base}{kind.folder}" {{' if kind.folder else f'  location ~* "{_pattern(kind)}" {{'
    yield "    types {"
    yield from (f'      "{type_}" {ending.rpartition(".")[2]};' for ending, type_ in kind.types.items())
    yield "    }"
    yield from _nginx_headers(common_headers() | kind.headers, "    ")
    yield "  }"


def _nginx_rule(base: str, rule: Rule, old: str) -> str:
    """A page that is gone has another in its place that says why."""
    page = f"{rule.old}index.html" if rule.old.endswith("/") else f"{base}/404.html"
    does = f'return 301 "{rule.new}";' if rule.new else f'error_page 410 "{page}"; return 410;'
    return f'  location = "{old}" {{ {does} }}'


def _nginx_headers(headers: Mapping[str, str], indent: str) -> Iterator[str]:
    return (f'{indent}add_header {name} "{value}" always;' for name, value in headers.items())


def _caddy_rule(rule: Rule, old: str) -> str:
    return f'  redir "{old}" "{rule.new}" 301' if rule.new else f'  error "{old}" 410'


def _caddy_encoding() -> Iterator[str]:
    yield "  encode gzip {"
    yield "    match {"
    yield from (f'      header Content-Type "{one}"' for one in compressed_types())
    yield "    }"
    yield "  }"


def _caddy_headers(base: str) -> Iterator[str]:
    yield f'  header "{base}/*" {{'
    yield from (f'    {name} "{value}"' for name, value in (common_headers() | file_kinds()[0].headers).items())
    yield "  }"


def _caddy_kind(base: str, kind: FileKind) -> Iterator[str]:
    """A matcher a way of ending, for files that are there; a header said twice is replaced."""
    for number, (ending, type_) in enumerate(kind.types.items()):
        name = f"@{kind.name}{number}"
        yield f"  {name} {{"
        yield "    file"
        yield f'    path_regexp "^{re.escape(base + kind.folder)}.*{re.escape(ending)}$"'
        yield "  }"
        yield f"  header {name} {{"
        yield f'    Content-Type "{type_}"'
        yield from (f'    {header} "{value}"' for header, value in kind.headers.items())
        yield "  }"


def _apache_kind(kind: FileKind) -> Iterator[str]:
    yield f'  <If "%{{REQUEST_URI}} =~ m#{_pattern(kind)}#">'
    yield from _apache_headers(kind.headers, "    ")
    yield "  </If>"


def _apache_types() -> Iterator[str]:
    """By the ending of a name, or by the whole name."""
    for ending, type_ in (pair for kind in file_kinds() for pair in kind.types.items()):
        if ending.startswith("."):
            yield f'  AddType "{type_}" {ending}'
        elif ending != "/":
            yield f'  <Files "{ending[1:]}">'
            yield f'    ForceType "{type_}"'
            yield "  </Files>"


def _apache_headers(headers: Mapping[str, str], indent: str) -> Iterator[str]:
    return (f'{indent}Header always set {name} "{value}"' for name, value in headers.items())


def _pattern(kind: FileKind) -> str:
    """A regular expression for the addresses of a kind."""
    endings = "|".join(one.replace(".", r"\.") for one in kind.types)
    return f"{kind.folder}[^/]+({endings})$" if kind.folder else f"({endings})$"


def _apache_rule(base: str, rule: Rule) -> str:
    """A target's % would stand for what a condition has found."""
    old = re.escape(rule.old.removeprefix(f"{base}/").rstrip("/"))
    end = "/?" if rule.old.endswith("/") else ""
    new = rule.new.replace("%", r"\%")
    return f'  RewriteRule "^{old}{end}$" "{new}" [R=301,L,NE]'


def _quoted(words: tuple[str, ...]) -> str:
    return " ".join(f'"{one}"' for one in words)


def _lines(*lines: str) -> str:
    return "".join(f"{one}\n" for one in lines)
