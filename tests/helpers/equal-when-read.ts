import { expect } from "vitest";
import { isLazy, plain } from "@/lib/lazy";

/**
 * Objects with fields that wait to be read are compared with all of them worked out. By themselves
 * they would be as good as equal: what nobody has read is no property of theirs.
 */
expect.addEqualityTesters([
  function (a, b, testers) {
    if (!isLazy(a) && !isLazy(b)) return undefined;
    return this.equals(read(a), read(b), testers);
  },
]);

const read = (value: unknown) => (isLazy(value) ? plain(value) : value);
