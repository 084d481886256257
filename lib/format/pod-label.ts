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
