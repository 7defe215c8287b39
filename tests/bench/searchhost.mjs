// A folder over HTTP/2: text is sent compressed, what is named by its content is kept for good.

import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const [folder, identity] = process.argv.slice(2);
const TEXT = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
const KEPT = [
  [/muc-luc\.bin$/, "max-age=60"],
  [/(\.html|pagefind-entry\.json|pagefind\.js)$/, "no-cache"],
  [/$/, "public, max-age=31536000, immutable"],
];
const answers = new Map();

function answer(path) {
  const file = statSync(path).isDirectory() ? join(path, "index.html") : path;
  const [found, kind] = [readFileSync(file), TEXT[extname(file)]];
  const head = {
    ":status": 200,
    "cache-control": KEPT.find(([names]) => names.test(file))[1],
    "content-type": kind ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(found).digest("hex").slice(0, 12)}"`,
    ...(kind && { "content-encoding": "gzip" }),
  };
  return { head, content: kind ? gzipSync(found, { level: 6 }) : found };
}

function answered(path) {
  if (!answers.has(path)) answers.set(path, answer(path));
  return answers.get(path);
}

const pem = readFileSync(identity);
const server = createSecureServer({ key: pem, cert: pem });
server.on("stream", (stream, asked) => {
  const path = join(folder, decodeURIComponent(new URL(asked[":path"], "https://cong").pathname));
  stream.on("error", () => {}); // the reader went away
  try {
    const { head, content } = answered(path);
    if (asked["if-none-match"] === head.etag) stream.respond({ ...head, ":status": 304 }, { endStream: true });
    else {
      stream.respond({ ...head, "content-length": content.length });
      stream.end(content);
    }
  } catch {
    stream.respond({ ":status": 404 }, { endStream: true });
  }
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit()).resume(); // whoever began us has ended
