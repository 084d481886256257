/** The node pool every cluster has, and what it is called where a pool is named. */
export const DEFAULT_POOL = "default";
