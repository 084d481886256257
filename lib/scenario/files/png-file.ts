import { strFromU8, strToU8 } from "fflate";
import { crc32 } from "./crc32";

/*
 * An exported PNG carries the link of its scenario in a tEXt chunk (PNG specification, 11.3.3.3):
 * keyword, NUL, Latin-1 text. The link is plain ASCII.
 */

const KEYWORD = "meshcost-scenario";
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, type and CRC around a chunk's data. */
const CHUNK_FRAME_BYTES = 12;
/** Signature and IHDR: the first chunk is always the same size. */
const AFTER_HEADER = SIGNATURE.length + CHUNK_FRAME_BYTES + 13;

/** The PNG with the link inside, right after its header; other bytes stay as they are. */
export function withScenario(png: Uint8Array, query: string): Uint8Array<ArrayBuffer> {
  const chunk = textChunk(query);
  const out = new Uint8Array(png.length + chunk.length);
  out.set(png.subarray(0, AFTER_HEADER), 0);
  out.set(chunk, AFTER_HEADER);
  out.set(png.subarray(AFTER_HEADER), AFTER_HEADER + chunk.length);
  return out;
}

function textChunk(query: string): Uint8Array {
  const data = strToU8(`${KEYWORD}\0${query}`);
  const chunk = new Uint8Array(data.length + CHUNK_FRAME_BYTES);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(strToU8("tEXt"), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

/** The query inside a PNG of ours, or undefined. */
export function queryFromPng(png: Uint8Array): string | undefined {
  if (!SIGNATURE.every((byte, index) => png[index] === byte)) return undefined;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const keyword = `${KEYWORD}\0`;
  let at = SIGNATURE.length;
  while (at + CHUNK_FRAME_BYTES <= png.length) {
    const length = view.getUint32(at);
    const data = png.subarray(at + 8, Math.min(at + 8 + length, png.length));
    const type = strFromU8(png.subarray(at + 4, at + 8), true);
    if (type === "tEXt") {
      const text = strFromU8(data, true);
      if (text.startsWith(keyword)) return text.slice(keyword.length);
    }
    at += CHUNK_FRAME_BYTES + length;
  }
  return undefined;
}
