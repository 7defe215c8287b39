// lunr, as far as it answers clauses: its builder, stemmer and parser, more than half of it, are not sent to readers.

import "./namespace.js";
import "lunr/lib/field_ref.js";
import "lunr/lib/set.js";
import "lunr/lib/vector.js";
import "lunr/lib/match_data.js";
import "lunr/lib/token_set.js";
import "lunr/lib/token_set_builder.js";
import "lunr/lib/index.js";
import "lunr/lib/query.js";

export default globalThis.lunr;
