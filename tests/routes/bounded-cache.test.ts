import { expect, test } from "vitest";
import { BoundedCache } from "@/app/_server/bounded-cache";

test("what was used least recently leaves first, when the weight is spent", () => {
  const cache = new BoundedCache<string>(10);
  cache.set("a", "A", 4);
  cache.set("b", "B", 4);
  cache.get("a");
  cache.set("c", "C", 4);
  expect(["a", "b", "c"].map((key) => cache.get(key))).toEqual(["A", undefined, "C"]);
});

test("or when there are more than so many, however light", () => {
  const cache = new BoundedCache<string>(1000, 2);
  for (const key of ["a", "b", "c"]) cache.set(key, key.toUpperCase(), 1);
  expect(["a", "b", "c"].map((key) => cache.get(key))).toEqual([undefined, "B", "C"]);
});

test("an answer set again is counted once", () => {
  const cache = new BoundedCache<string>(10, 2);
  for (const weight of [1, 4, 4]) cache.set("a", "A", weight);
  cache.set("b", "B", 5);
  expect(["a", "b"].map((key) => cache.get(key))).toEqual(["A", "B"]);
});

test("what weighs more than half of all is not kept: it would drive out the rest", () => {
  const cache = new BoundedCache<string>(10);
  cache.set("a", "A", 5);
  cache.set("b", "B", 6);
  expect(["a", "b"].map((key) => cache.get(key))).toEqual(["A", undefined]);
});
