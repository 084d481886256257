import { expect, test } from "./helpers/watched-page";

/** The watch guards every other journey: each thing it must notice is done to it here. */
const misdeeds = [
  ["an error on the console", `console.error("broken")`, /console error: broken/],
  ["a hydration warning", `console.warn("Hydration mismatch")`, /Hydration/],
  ["an exception", `setTimeout(() => { throw new Error("lost"); })`, /page error: lost/],
  [
    "a request to another site",
    `location.assign("https://example.com/")`,
    /request to https:\/\/example\.com/,
  ],
  [
    "a script without the nonce",
    `const s = document.createElement("div"); s.innerHTML = "<p onclick=alert(1)>x</p>"; document.body.append(s)`,
    /content security policy/i,
  ],
  [
    "code made from text, although the page gets over it",
    `setTimeout(() => { try { new Function(""); } catch {} })`,
    /content security policy: script-src eval/,
  ],
] as const;

for (const [name, script, complaint] of misdeeds) {
  test(`the watch notices ${name}`, async ({ page, watch }) => {
    // Answered here: the test needs no network.
    await page.route("https://example.com/**", (route) => route.fulfill({ body: "elsewhere" }));
    await page.goto("/");
    await page.evaluate(`{ ${script} }`);
    await expect.poll(() => watch.complaints.join("\n")).toMatch(complaint);
    watch.complaints.length = 0;
  });
}
