// For browsers that cannot unpack by themselves; a file of its own, for nobody else needs it.

export { unzlibSync } from "fflate";
