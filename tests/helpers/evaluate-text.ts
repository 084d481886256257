/**
 * Works out the text of a derivation the way a person with a calculator would: it shares nothing
 * with the model, and knows only what a derivation may contain.
 *
 *   expression = term { ("+" | "−") term }
 *   term       = factor { ("×" | "÷") factor }
 *   factor     = [ "−" ] power
 *   power      = primary [ "^" factor ]          (right-associative)
 *   primary    = number | "(" expression ")" | "⌈" expression "⌉" | name "(" expression, … ")"
 */
export function evaluateText(text: string): number {
  const reader = new Reader(tokens(text), text);
  const value = reader.expression();
  reader.end();
  return value;
}

const TOKEN = /\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?|[a-z]\w*|[+−×÷^(),⌈⌉])/uy;

function tokens(text: string): readonly string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new Error(`cannot read "${text.slice(at)}" in "${text}"`);
    found.push(token);
  }
  return found;
}

const FUNCTIONS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
  ln: ([value = Number.NaN]) => Math.log(value),
  // Nine significant digits by way of decimal text, which is how one would do it by hand.
  round9: ([value = Number.NaN]) => Number(value.toPrecision(9)),
};

class Reader {
  readonly #tokens: readonly string[];
  readonly #text: string;
  #at = 0;

  constructor(list: readonly string[], text: string) {
    this.#tokens = list;
    this.#text = text;
  }

  expression(): number {
    let value = this.#term();
    for (;;) {
      if (this.#take("+")) value += this.#term();
      else if (this.#take("−")) value -= this.#term();
      else return value;
    }
  }

  end(): void {
    if (this.#at < this.#tokens.length) this.#refuse();
  }

  #term(): number {
    let value = this.#factor();
    for (;;) {
      if (this.#take("×")) value *= this.#factor();
      else if (this.#take("÷")) value /= this.#factor();
      else return value;
    }
  }

  #factor(): number {
    return this.#take("−") ? -this.#power() : this.#power();
  }

  #power(): number {
    const base = this.#primary();
    return this.#take("^") ? base ** this.#factor() : base;
  }

  #primary(): number {
    if (this.#take("(")) return this.#closed(")");
    if (this.#take("⌈")) return Math.ceil(this.#closed("⌉"));
    const token = this.#tokens[this.#at];
    if (token === undefined) return this.#refuse();
    this.#at += 1;
    if (/^\d/.test(token)) return Number(token);
    const apply = FUNCTIONS[token];
    if (apply === undefined || !this.#take("(")) return this.#refuse();
    const values = [this.expression()];
    while (this.#take(",")) values.push(this.expression());
    if (!this.#take(")")) this.#refuse();
    return apply(values);
  }

  #closed(bracket: string): number {
    const value = this.expression();
    if (!this.#take(bracket)) this.#refuse();
    return value;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #refuse(): never {
    const rest = this.#tokens.slice(this.#at).join(" ");
    throw new Error(`did not expect "${rest}" in "${this.#text}"`);
  }
}
