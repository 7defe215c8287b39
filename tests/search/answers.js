// Asks the engine, as the page does: the address of an index, then queries; prints what was found, and by which clauses.

import { find } from "../../themes/portal/search/find.js";
import { Index } from "../../themes/portal/search/shards.js";

const [address, ...queries] = process.argv.slice(2);
const index = await Index.open(address);
for (const query of queries) {
  const { ids, clauses, tiers, missing, asked } = await find(index, query);
  const stubs = await Promise.all(ids.slice(0, 10).map((one) => index.stub(one)));
  console.log(JSON.stringify({ query, ids, clauses, tiers, missing, near: asked.flatMap((one) => one.near ?? []), hrefs: stubs.map((one) => one.h), titles: stubs.map((one) => one.t) }));
}
