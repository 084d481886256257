import { deflateSync, strToU8 } from "fflate";
import { toBase64Url } from "@/lib/scenario/base64-url";

/** The rows parameter of a link that carries this text. */
export const rowsParameter = (json: string) =>
  `rows=1.${toBase64Url(deflateSync(strToU8(json), { level: 9 }))}`;

/** A deflate stream that grows as far as deflate can: the named number of zero bytes. */
const bomb = (bytes: number) => `rows=1.${toBase64Url(deflateSync(new Uint8Array(bytes)))}`;
const repeated = (json: string, times: number) =>
  rowsParameter(`[${Array.from({ length: times }, () => json).join(",")}]`);

/** Links made to hurt, each with its name. */
export const HOSTILE_LINKS: readonly (readonly [string, string])[] = [
  ["a query of 1 MB", `name=${"x".repeat(1_000_000)}`],
  ["just under the cap, one long value", `name=${"x".repeat(99_000)}`],
  ["30,000 parameters", "a=1&".repeat(24_000)],
  ["24,000 parameters of ours", "zones=0&".repeat(12_000)],
  ["12,000 own lines", "own=1~node~*~x&".repeat(6600)],
  ["requirements without end", `needs=${"mtls,".repeat(19_000)}`],
  [
    "30,000 overrides",
    Array.from({ length: 9000 }, (_, i) => `k.${i}=1`)
      .join("&")
      .slice(0, 99_999),
  ],
  ["a deflate bomb of 70 MB", bomb(70_000_000).slice(0, 99_999)],
  ["a deflate bomb of 50 MB", bomb(50_000_000)],
  ["nested 200,000 deep", rowsParameter("[".repeat(200_000) + "]".repeat(200_000))],
  [
    "nested 200,000 deep in a cell",
    rowsParameter(`[["a",${"[".repeat(200_000)}${"]".repeat(200_000)}]]`),
  ],
  ["a million rows", repeated("[]", 1_000_000)],
  ["a row asking for 10^9 pods", rowsParameter('[["a","b",1000000000]]')],
  ["5,000 rows, each broken", repeated('["",-1,-1,-1,-1,-1]', 5000)],
  ["rows that say __proto__", rowsParameter('[{"__proto__":{"polluted":true}}]')],
  ["__proto__ as a key", "__proto__=1&__proto__.polluted=1&k.__proto__=1&constructor.prototype=1"],
  ["__proto__ as an option", "options.__proto__.polluted=1&linkerd.__proto__=1"],
  ["wrong UTF-8", "name=%FF%FE%C0%AF&region=%ED%A0%80"],
  [
    "wrong UTF-8 in rows",
    `rows=1.${toBase64Url(deflateSync(Uint8Array.of(0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d)))}`,
  ],
  ["a lone surrogate", "name=\ud800&region=\udfff"],
  ["percent signs", "%=%&%%%=%zz&name=%E0%A4%A"],
  ["a ternary of tildes", `k.envoy.memory.base=${"~".repeat(90_000)}`],
  ["numbers of every kind", "zones=Infinity&min=NaN&pods=1e999&cpu=-0&mem=0x10&rps=1e-400"],
];
