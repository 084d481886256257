import { CalculatorPage } from "./helpers/calculator";
import { expect, test } from "./helpers/watched-page";

test("a dragged slider ends at its link, and writes no more links than a browser takes", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const scope = globalThis as unknown as { linksWritten: number };
    scope.linksWritten = 0;
    for (const name of ["pushState", "replaceState"] as const) {
      const write = history[name].bind(history);
      history[name] = (...args: Parameters<History["pushState"]>) => {
        scope.linksWritten += 1;
        write(...args);
      };
    }
  });
  const calculator = new CalculatorPage(page);
  await calculator.open();
  const inputs = await calculator.inputs();
  const slider = inputs.getByRole("slider", { name: "Requests into every pod, slider" });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (box === null) throw new Error("The slider is not on screen.");
  const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.3));
  await page.mouse.down();
  // What the worker's start takes is no part of the drag.
  await page.mouse.move(...at(0.4));
  await expect(page).not.toHaveURL("/");
  const written = () =>
    page.evaluate(() => (globalThis as unknown as { linksWritten: number }).linksWritten);
  const before = await written();
  const start = Date.now();
  for (let step = 0; step < 80; step += 1) {
    await page.mouse.move(...at(step % 2 === 0 ? 0.6 : 0.5));
    await page.waitForTimeout(60);
  }
  await page.mouse.move(...at(0.8));
  await page.mouse.up();
  const stopped = await slider.getAttribute("aria-valuetext");
  const rate = /^[0-9.]+/.exec(stopped ?? "")?.[0];
  await expect(page).toHaveURL(new RegExp(`[?&]rps=${rate}(&|$)`));
  await calculator.settled();
  // Safari takes a hundred in ten seconds, and refuses more with an error.
  expect((await written()) - before).toBeLessThanOrEqual(Math.ceil((Date.now() - start) / 100));
  const nodes = await calculator.nodes();
  await page.reload();
  expect(await calculator.nodes()).toEqual(nodes);
});
