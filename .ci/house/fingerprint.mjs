// @ts-check
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Every file at or below the given paths, sorted, so that the same tree lists equally everywhere.
 * Paths that do not exist are left out.
 *
 * @param {string} root
 * @param {readonly string[]} paths relative to the root, "/" between folders
 * @returns {string[]}
 */
export function listFiles(root, paths) {
  /** @type {string[]} */
  const files = [];
  /** @param {string} path */
  const visit = (path) => {
    const absolute = join(root, path);
    if (!existsSync(absolute)) return;
    if (!statSync(absolute).isDirectory()) {
      files.push(path);
      return;
    }
    for (const name of readdirSync(absolute)) visit(`${path}/${name}`);
  };
  for (const path of paths) visit(path);
  return files.sort();
}

/**
 * A hash over names and contents: it changes when a file is added, renamed, edited or removed.
 *
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {readonly string[]} [salt] anything else the result depends on
 */
export function fingerprint(root, paths, salt = []) {
  const hash = createHash("sha256");
  for (const word of salt) hash.update(`${word}\0`);
  for (const file of listFiles(root, paths)) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`);
    hash.update(content);
  }
  return hash.digest("hex");
}

/**
 * The text of a stamp file, undefined when there is none.
 *
 * @param {string} path
 */
export function readStamp(path) {
  return existsSync(path) ? readFileSync(path, "utf8").trim() : undefined;
}

/**
 * @param {string} path
 * @param {string} value
 */
export function writeStamp(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${value}\n`);
}
