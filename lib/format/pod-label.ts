/**
 * A pod class of the model's packing problems as people call it: "app shop/cart#3" → "shop/cart",
 * "system coredns" → "coredns", "mesh istiod" → "istiod".
 */
export function podLabel(className: string): string {
  const [kind, ...rest] = className.split(" ");
  if (rest.length === 0 || kind === undefined) return className;
  if (kind === "app") return rest.join(" ").replace(/#\d+$/, "");
  return kind === "system" || kind === "mesh" ? rest.join(" ") : className;
}

/** Labels of all classes, without the namespace where the names alone tell them apart. */
export function podLabels(classNames: readonly (string | undefined)[]): readonly string[] {
  const full = classNames.map((name, index) =>
    name === undefined ? `class ${index + 1}` : podLabel(name),
  );
  const short = full.map((label) => label.slice(label.indexOf("/") + 1));
  return new Set(short).size === short.length ? short : full;
}
