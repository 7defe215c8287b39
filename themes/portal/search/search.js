// The search: what pages import of it, in one file with all it is made of.

export { element, link, within } from "./elements.js";
export { find } from "./find.js";
export { Index, opener, withIndex } from "./shards.js";
export { bare, term } from "./terms.js";
