/**
 * Answers already given, the least recently used leaving first. Bounded by weight, so that no
 * flood of links fills the memory, and where asked for by number.
 */
export class BoundedCache<Value> {
  readonly #kept = new Map<string, { readonly value: Value; readonly weight: number }>();
  readonly #mostWeight: number;
  readonly #most: number;
  #weight = 0;

  constructor(mostWeight: number, most = Number.POSITIVE_INFINITY) {
    this.#mostWeight = mostWeight;
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.value;
  }

  set(key: string, value: Value, weight: number): void {
    this.delete(key);
    // One answer must not drive out all others.
    if (weight > this.#mostWeight / 2) return;
    this.#kept.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#kept.keys()) {
      if (this.#weight <= this.#mostWeight && this.#kept.size <= this.#most) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const found = this.#kept.get(key);
    if (found === undefined) return;
    this.#kept.delete(key);
    this.#weight -= found.weight;
  }
}
