type Computed<Later> = { readonly [Name in keyof Later]: () => Later[Name] };

/** An object some of whose fields are worked out when they are first read. */
class Lazy {
  readonly #compute: Readonly<Record<string, () => unknown>>;
  readonly #known = new Map<string, unknown>();

  constructor(compute: Readonly<Record<string, () => unknown>>) {
    this.#compute = compute;
  }

  static read(object: Lazy, name: string): unknown {
    if (!object.#known.has(name)) object.#known.set(name, object.#compute[name]?.());
    return object.#known.get(name);
  }

  static plain(object: Lazy): object {
    const later = Object.keys(object.#compute).map((name) => [name, Lazy.read(object, name)]);
    return Object.fromEntries([...Object.entries(object), ...later]);
  }

  /** As a file holds it. */
  toJSON(): unknown {
    return Lazy.plain(this);
  }
}

/**
 * A maker of objects whose fields `names` are worked out when they are first read, and remembered.
 * All it makes have one shape; a getter in an object literal would give each a shape of its own,
 * which engines read slowly, and keep alive with all that the object was made from. A copy by spread
 * has only what was given: see {@link plain}.
 */
export function lazyFields<Given extends object, Later extends object>(
  names: readonly (keyof Later & string)[],
): (given: Given, later: Computed<Later>) => Given & Later {
  class Made extends Lazy {}
  for (const name of names) {
    Object.defineProperty(Made.prototype, name, {
      get(this: Lazy) {
        return Lazy.read(this, name);
      },
    });
  }
  return (given, later) =>
    Object.assign(
      new Made(later as Readonly<Record<string, () => unknown>>),
      given,
    ) as unknown as Given & Later;
}

/** A copy with every field worked out, which holds on to nothing. */
export function plain<Value extends object>(value: Value): Value {
  return value instanceof Lazy ? (Lazy.plain(value) as Value) : { ...value };
}
