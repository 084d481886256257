import { expect, type Locator, type Page } from "@playwright/test";

/** The calculator as a person uses it: the same words on a desktop and on a phone. */
export class CalculatorPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(query = ""): Promise<void> {
    const response = await this.page.goto(query === "" ? "/" : `/?${query}`);
    expect(response?.status()).toBe(200);
    await alive(this.page);
  }

  get finding(): Locator {
    // By tag, not by role: an open drawer takes what is behind it out of the accessibility tree.
    return this.page.locator("h1");
  }

  row(option: string): Locator {
    return this.page.locator(`tr[data-option="${option}"]`);
  }

  /** Opens every folded part within, as a hand would one after the other. */
  async unfold(within: Locator): Promise<void> {
    await within.locator("details[data-fold]").evaluateAll((folds) => {
      for (const fold of folds) (fold as HTMLDetailsElement).open = true;
    });
  }

  /** The node counts of the six options, as shown. */
  async nodes(): Promise<readonly string[]> {
    return this.page.locator('tr[data-option] [data-figure="nodes"]').allTextContents();
  }

  /** The inputs: beside the results, or in the drawer that a phone opens. */
  async inputs(): Promise<Locator> {
    const edit = this.page.getByRole("button", { name: "Edit inputs" });
    if (!(await edit.isVisible())) return this.page.locator(".inputs-beside");
    await edit.click();
    const drawer = this.page.getByRole("dialog", { name: "Inputs" });
    await expect(drawer).toBeVisible();
    return drawer;
  }

  /** Back to the results, where the inputs lie over them. */
  async done(): Promise<void> {
    const done = this.page.getByRole("button", { name: "Done" });
    if (await done.isVisible()) await done.click();
  }

  /** Changes something among the inputs and waits until the link and the results have followed. */
  async change(what: (inputs: Locator) => Promise<void>): Promise<void> {
    const inputs = await this.inputs();
    const before = this.page.url();
    await what(inputs);
    await expect(this.page).not.toHaveURL(before);
    await this.settled();
    await this.done();
  }

  async settled(): Promise<void> {
    await expect(this.page.locator("main")).toHaveAttribute("aria-busy", "false");
  }
}

/**
 * Waits until the page answers: React has taken over what the server sent (it marks each element it
 * keeps) and has come to rest. Before that a click on a checkbox would change the box alone.
 */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main !== null && Object.keys(main).some((key) => key.startsWith("__reactProps"));
  });
  await page.evaluate(
    () =>
      new Promise<void>((rest) => {
        requestIdleCallback(() => rest(), { timeout: 3000 });
      }),
  );
}
