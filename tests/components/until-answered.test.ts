import { describe, expect, it } from "vitest";
import { Overtaken } from "@/components/worker/estimate-client";
import { untilAnswered } from "@/components/worker/until-answered";

/** A question that estimates overtake so many times before it is answered. */
function overtaken(times: number, asked: string[] = []) {
  let left = times;
  return () => {
    asked.push("asked");
    left -= 1;
    return left < 0 ? Promise.resolve("answer") : Promise.reject(new Overtaken());
  };
}

describe("a question put by a hand", () => {
  it("is asked again for as long as estimates overtake it", async () => {
    const asked: string[] = [];
    expect(await untilAnswered(overtaken(3, asked))).toBe("answer");
    expect(asked).toHaveLength(4);
  });

  it("is let go once nobody wants it", async () => {
    const asked: string[] = [];
    const wanted = () => asked.length < 2;
    await expect(untilAnswered(overtaken(9, asked), wanted)).rejects.toBeInstanceOf(Overtaken);
    expect(asked).toHaveLength(2);
  });

  it("passes on at once what else went wrong", async () => {
    const asked: string[] = [];
    const broken = () => {
      asked.push("asked");
      return Promise.reject(new Error("broken"));
    };
    await expect(untilAnswered(broken)).rejects.toThrow("broken");
    expect(asked).toHaveLength(1);
  });

  it("ends where no answer ever comes", async () => {
    await expect(untilAnswered(overtaken(Number.POSITIVE_INFINITY))).rejects.toBeInstanceOf(
      Overtaken,
    );
  });
});
