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

  /** The inputs are in a drawer over the results, not beside them: below 64 rem, as in the styles. */
  get isNarrow(): boolean {
    return (this.page.viewportSize()?.width ?? 0) < 1024;
  }

  /** The inputs: beside the results, or in the drawer that a phone opens. */
  async inputs(): Promise<Locator> {
    if (!this.isNarrow) return this.page.locator(".inputs-beside");
    // Found only once a drawer that is just closing no longer hides it.
    await this.page.getByRole("button", { name: "Edit inputs" }).click();
    await expect(this.#drawer).toBeVisible();
    return this.#drawer;
  }

  /** Back to the results, where the inputs lie over them. */
  async done(): Promise<void> {
    if (!this.isNarrow) return;
    await this.#drawer.getByRole("button", { name: "Done" }).click();
    await expect(this.#drawer).toBeHidden();
  }

  get #drawer(): Locator {
    return this.page.getByRole("dialog", { name: "Inputs" });
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

  /** Waits until the results are those of the inputs, proved and drawn. */
  async settled(): Promise<void> {
    await expect(this.page.locator("main")).toHaveAttribute("aria-busy", "false");
  }
}

/**
 * Waits until the page answers: React has taken over what the server sent (it marks each element it
 * keeps), the parts whose code comes later too, and has come to rest. Before that a click would do
 * nothing, or what the browser alone makes of it.
 */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    // A large part is sent behind the page, and stands in its place only once a script has put it there.
    if (document.querySelector('template[id^="B:"]') !== null) return false;
    const main = document.querySelector("main");
    const controls = main?.querySelectorAll("button, input, select, summary") ?? [];
    const answers = (element: Element | null) =>
      element !== null && Object.keys(element).some((key) => key.startsWith("__reactProps"));
    return answers(main) && [...controls].every(answers);
  });
  await page.evaluate(
    () =>
      new Promise<void>((rest) => {
        requestIdleCallback(() => rest(), { timeout: 3000 });
      }),
  );
}
