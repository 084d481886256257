import { DAEMON_SET_FIELDS, FIELDS, OPTION_FIELDS, POOL_FIELDS } from "../fields";
import { ROW_COLUMNS } from "../rows-codec";
import type { LinkSchema } from "./link-schema";

/**
 * Every version there ever was, oldest first. When the next one comes, today's tables are copied
 * into v1.ts with its `toNext`, and the tables in fields.ts go on as those of the newest.
 */
export const LINK_SCHEMAS: readonly LinkSchema[] = [
  {
    version: 1,
    fields: FIELDS,
    optionFields: OPTION_FIELDS,
    poolFields: POOL_FIELDS,
    daemonSetFields: DAEMON_SET_FIELDS,
    rowColumns: ROW_COLUMNS,
  },
];
