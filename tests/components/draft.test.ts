import { describe, expect, it } from "vitest";
import { draftBeside, type Draft, typeInto } from "@/components/ui/draft";

/** Types one text after the other, while `value` stays what it was; gives what was passed on. */
function typeAll(value: number, texts: readonly (readonly [string, number | undefined])[]) {
  let draft: Draft<number> | undefined;
  const sent: number[] = [];
  for (const [text, read] of texts) {
    const after = typeInto(draft, value, text, read);
    draft = after.draft;
    if (after.sent !== undefined) sent.push(after.sent);
  }
  return { draft, sent };
}

/** The text left in the field after these values have come in, one by one. */
function textAfter(draft: Draft<number> | undefined, values: readonly number[]) {
  return values.reduce(draftBeside, draft)?.text;
}

describe("a draft of a field", () => {
  // 65M is 65,000,000 bytes, 61.99 MiB; 65Mi is 65 MiB again.
  const MIB = [
    ["6", 6],
    ["65", 65],
    ["65M", 61.99],
    ["65Mi", 65],
  ] as const;

  it("passes each new value on, the last one too although it was typed before", () => {
    expect(typeAll(45, MIB).sent).toEqual([6, 65, 61.99, 65]);
  });

  it.each([
    ["one by one", [6, 65, 61.99, 65]],
    ["with some left out", [65, 61.99, 65]],
    ["the last only", [65]],
  ])("stands while its values come in %s", (_, values) => {
    expect(textAfter(typeAll(45, MIB).draft, values)).toBe("65Mi");
  });

  it("keeps a refused text while the value before it comes in", () => {
    const { draft, sent } = typeAll(45, [
      ["5", 5],
      ["5x", undefined],
    ]);
    expect(sent).toEqual([5]);
    expect(textAfter(draft, [45, 5, 5])).toBe("5x");
  });

  it("gives way to a value from elsewhere, and to an Undo once it has arrived", () => {
    const { draft } = typeAll(45, [
      ["6", 6],
      ["65", 65],
    ]);
    expect(textAfter(draft, [7])).toBeUndefined();
    expect(textAfter(draft, [65, 45])).toBeUndefined();
    expect(textAfter(draft, [6, 65, 45])).toBeUndefined();
  });

  it("says nothing of a text that means the value there is", () => {
    expect(typeAll(45, [["45.0", 45]]).sent).toEqual([]);
  });
});
