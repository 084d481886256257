import { z } from "zod";

/*
 * Pages forbid code made from text (the content security policy, proxy.ts). zod tries whether it may
 * when the first schema is made, which the browser would note as a breach: it is told not to try.
 */
z.config({ jitless: true });

export { z };
