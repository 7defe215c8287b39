// The parts of lunr hang themselves on this name, which must be there before them.

globalThis.lunr = {};
