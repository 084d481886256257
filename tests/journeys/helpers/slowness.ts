import type { Page } from "@playwright/test";

/** Keeps the page's own code back, as a slow line does, until the function returned is called. */
export async function holdCode(page: Page): Promise<() => void> {
  let letGo = () => {};
  const come = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await come;
    await route.continue();
  });
  return letGo;
}

declare global {
  interface Window {
    /** What waits for the workers to be let go; undefined while they work as ever. */
    heldQuestions: (() => void)[] | undefined;
  }
}

/**
 * Workers that can be made to keep a hand waiting, as on a machine that is busy with something else:
 * between `hold` and `letGo` no question reaches them. To be called before the page is opened.
 */
export async function holdableWorkers(page: Page) {
  await page.addInitScript(() => {
    const Usual = window.Worker;
    window.Worker = class extends Usual {
      override postMessage(message: unknown): void {
        const send = () => super.postMessage(message);
        if (window.heldQuestions === undefined) send();
        else window.heldQuestions.push(send);
      }
    };
  });
  return {
    hold: () =>
      page.evaluate(() => {
        window.heldQuestions = [];
      }),
    letGo: () =>
      page.evaluate(() => {
        const held = window.heldQuestions ?? [];
        window.heldQuestions = undefined;
        for (const send of held) send();
      }),
  };
}
