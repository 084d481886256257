import type { Page } from "@playwright/test";

/**
 * Keeps the page's own code back, as a slow line does, until the function returned is called: all of
 * it, or only the files that have the given words in them.
 */
export async function holdCode(page: Page, words?: string): Promise<() => void> {
  let held = true;
  let letGo = () => {};
  const come = new Promise<void>((resolve) => {
    letGo = () => {
      held = false;
      resolve();
    };
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    if (words === undefined || !held) {
      await come;
      await route.continue();
      return;
    }
    const response = await route.fetch();
    if ((await response.text()).includes(words)) await come;
    await route.fulfill({ response });
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
