/** How each field is worked out; from other fields of the object, where it hangs on them. */
type Computed<Later, Made> = { readonly [Name in keyof Later]: (made: Made) => Later[Name] };

type Compute = Readonly<Record<string, (made: unknown) => unknown>>;

/** In the place of a value nobody has read yet. */
const UNREAD = Symbol("unread");

/** An object some of whose fields are worked out when they are first read. */
class Lazy {
  readonly #names: readonly string[];
  readonly #compute: Compute;
  /** By place among the names; most objects are made and never read. */
  #known: unknown[] | undefined;

  constructor(names: readonly string[], compute: Compute) {
    this.#names = names;
    this.#compute = compute;
  }

  static read(object: Lazy, place: number): unknown {
    object.#known ??= object.#names.map(() => UNREAD);
    if (object.#known[place] === UNREAD) {
      object.#known[place] = object.#compute[object.#names[place] ?? ""]?.(object);
    }
    return object.#known[place];
  }

  static plain(object: Lazy, copies: Copies): object {
    const later = object.#names.map((name, place) => [name, Lazy.read(object, place)] as const);
    const all = [...Object.entries(object), ...later];
    return Object.fromEntries(all.map(([name, value]) => [name, plainInside(value, copies)]));
  }

  /** As a file holds it. */
  toJSON(): unknown {
    return plain(this);
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
): (given: Given, later: Computed<Later, Given & Later>) => Given & Later {
  class Made extends Lazy {}
  for (const [place, name] of names.entries()) {
    Object.defineProperty(Made.prototype, name, {
      get(this: Lazy) {
        return Lazy.read(this, place);
      },
    });
  }
  return (given, later) =>
    Object.assign(new Made(names, later as Compute), given) as unknown as Given & Later;
}

/** A copy with every field worked out, which holds on to nothing; fields of one object hold one copy. */
export function plain<Value extends object>(value: Value): Value {
  return value instanceof Lazy ? (Lazy.plain(value, new Map()) as Value) : { ...value };
}

type Copies = Map<Lazy, object>;

/** The same of what a field holds: such an object, or a list of them. */
function plainInside(value: unknown, copies: Copies): unknown {
  if (Array.isArray(value)) {
    return value.some(isLazy) ? value.map((one) => plainInside(one, copies)) : value;
  }
  if (!(value instanceof Lazy)) return value;
  const copy = copies.get(value) ?? Lazy.plain(value, copies);
  copies.set(value, copy);
  return copy;
}

/** Whether fields of it may wait to be read. */
export function isLazy(value: unknown): value is object {
  return value instanceof Lazy;
}
