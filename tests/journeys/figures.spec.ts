import type { TestInfo } from "@playwright/test";
import { expect, test } from "./helpers/watched-page";

/** Another number for every run of a test, so that no earlier one has the answer ready. */
const fresh = ({ project, repeatEachIndex, retry }: TestInfo) =>
  10 * repeatEachIndex + 2 * retry + (project.name === "phone" ? 1 : 0);

test("figures: one that takes long keeps nobody waiting who asks for something else", async ({
  request,
}, info) => {
  // Scenarios nobody has asked for: the map is hundreds of plans, the bars a handful.
  const pods = 600 + fresh(info);
  const done: string[] = [];
  const ask = async (path: string) => {
    const answer = await request.get(path);
    done.push(path.replace(/\?.*/, ""));
    return answer;
  };
  const map = ask(`/figure/break-even-map.svg?from=quick&pods=${pods}`);
  const bars = await ask(`/figure/nodes-and-cost.svg?from=quick&pods=${pods + 100}`);
  expect(done).toEqual(["/figure/nodes-and-cost.svg"]);
  for (const answer of [bars, await map]) {
    expect(answer.status()).toBe(200);
    expect(answer.headers()["x-figure-status"]).toBe("ok");
    expect(await answer.text()).toMatch(/^<svg [^]*<\/svg>\s*$/);
  }
});

test("figures: the same bytes from a thread, whichever has drawn it, and again from memory", async ({
  request,
}, info) => {
  const pods = 800 + fresh(info);
  const path = (theme: string) =>
    `/figure/nodes-and-cost.svg?from=quick&pods=${pods}&theme=${theme}`;
  // Asked for at once, one scenario is drawn by several threads.
  const answers = await Promise.all(
    ["light", "light", "light", "dark", "light"].map((theme) => request.get(path(theme))),
  );
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  const again = await (await request.get(path("light"))).text();
  expect(new Set([texts[0], texts[1], texts[2], texts[4], again]).size).toBe(1);
  expect(texts[3]).not.toBe(again);
});
