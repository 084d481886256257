// @ts-check
import { followParent } from "./follow-parent.mjs";

// Loaded into a server by --import: it then ends with whoever started it, even by SIGKILL.
followParent(() => process.exit(0));
