import type { Bag } from "./fields";
import { MESH_OPTION_IDS, OPTION_IDS } from "./ids";
import type { OwnLine } from "./schema";

/*
 * One cost line of the user's own as a parameter of a link: "250~node~linkerd,cilium~Audit". The
 * label comes last, since it may hold anything; "*" stands for every mesh, nothing for no option.
 */

const EVERY_MESH = "*";

export function encodeOwnLine({ usdPerMonth, per, options, label }: OwnLine): string {
  const names = OPTION_IDS.filter((id) => options.includes(id)).join(",");
  const written = names === MESH_OPTION_IDS.join(",") ? EVERY_MESH : names;
  return [usdPerMonth, per, written, label].join("~");
}

/** Raw values for the schema to judge; what a cut link lacks is left out. */
export function decodeOwnLine(text: string): Bag {
  const [usd, per, names, ...label] = text.split("~");
  return {
    usdPerMonth: usd === undefined || usd.trim() === "" ? usd : numberOr(usd),
    ...(per === undefined ? {} : { per }),
    ...(names === undefined || names === EVERY_MESH ? {} : { options: splitNames(names) }),
    label: label.join("~"),
  };
}

const numberOr = (text: string): unknown => {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
};

const splitNames = (names: string) => (names === "" ? [] : names.split(",", OPTION_IDS.length + 1));
