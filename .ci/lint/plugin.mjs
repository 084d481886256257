// @ts-check
import { builtinModules } from "node:module";
import { relative, sep } from "node:path";
import { zoneBreach } from "./zones.mjs";

/** @typedef {any} Node an ESTree node with TypeScript's additions */

/**
 * Holds the arrows of zones.mjs for every way TypeScript has to name another module, the type form
 * `import("../model").Thing` included, which the usual import rules overlook.
 */
const zones = {
  meta: { type: "problem", schema: [] },
  /** @param {any} context */
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join("/");
    /** @param {Node} node @param {Node} source @param {boolean} typeOnly */
    const check = (node, source, typeOnly) => {
      const specifier = textOf(source);
      if (specifier === undefined) return;
      const message = zoneBreach({ file, specifier: nodePrefixed(specifier), typeOnly });
      if (message) context.report({ node, message });
    };
    return {
      /** @param {Node} node */
      ImportDeclaration: (node) => check(node, node.source, node.importKind === "type"),
      /** @param {Node} node */
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === "type"),
      /** @param {Node} node */
      ExportNamedDeclaration: (node) => check(node, node.source, node.exportKind === "type"),
      /** @param {Node} node */
      ImportExpression: (node) => check(node, node.source, false),
      /** @param {Node} node */
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
      /** @param {Node} node */
      TSExternalModuleReference: (node) => check(node, node.expression, false),
      /** @param {Node} node */
      CallExpression: (node) => {
        if (node.callee.name === "require") check(node, node.arguments[0], false);
      },
      /** @param {Node} node */
      NewExpression: (node) => {
        // new URL("./worker.ts", import.meta.url): how bundlers are told about a worker.
        const ofThisFile = node.arguments[1]?.object?.type === "MetaProperty";
        if (node.callee.name === "URL" && ofThisFile) check(node, node.arguments[0], false);
      },
    };
  },
};

/**
 * lib has no clock: the same input must give the same answer in ten years. Dates are ISO text.
 * (Globals and properties are held by oxlint's own rules; a constructor call needs this one.)
 */
const noClock = {
  meta: { type: "problem", schema: [] },
  /** @param {any} context */
  create(context) {
    /** @param {Node} node */
    const check = (node) => {
      if (node.callee.name !== "Date") return;
      context.report({ node, message: "lib has no clock: keep dates as ISO text." });
    };
    return { NewExpression: check, CallExpression: check };
  },
};

/**
 * A specifier's text. Of a template such as `./prices/${region}.json` the first and last pieces
 * tell the folder and the kind of file, which is all a zone depends on.
 *
 * @param {Node} source may be missing
 * @returns {string | undefined}
 */
function textOf(source) {
  if (typeof source?.value === "string") return source.value;
  if (source?.type !== "TemplateLiteral") return undefined;
  return source.quasis.map((/** @type {Node} */ piece) => piece.value.cooked).join("x");
}

/** @param {string} specifier */
function nodePrefixed(specifier) {
  return builtinModules.includes(specifier) ? `node:${specifier}` : specifier;
}

export default { meta: { name: "meshcost" }, rules: { zones, "no-clock": noClock } };
