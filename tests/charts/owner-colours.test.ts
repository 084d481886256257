import { describe, expect, it } from "vitest";
import { ANATOMY_COLOURS, OPTION_COLOURS, OWNER_LOOKS } from "@/lib/charts/options";
import { THEME } from "@/lib/charts/svg/theme";
import { BLINDNESSES, colourDistance, lightness } from "../helpers/colour";

const filled = OWNER_LOOKS.filter((look) => !look.hatched);

describe.each(["light", "dark"] as const)("owners of the pool in the %s theme", (theme) => {
  const owners = filled.map((look) => look.colour[theme]);
  const options = Object.values(OPTION_COLOURS).map((colour) => colour[theme]);
  const pairs = owners.flatMap((a, at) => owners.slice(at + 1).map((b) => [a, b] as const));

  it.each(filled.map((look) => [look.label, look.colour[theme]] as const))(
    "%s cannot be taken for an option",
    (_, owner) => {
      // Two options that stand side by side in a chart are 0.06 to 0.10 apart.
      for (const option of options) {
        expect(colourDistance(owner, option, "usual"), option).toBeGreaterThanOrEqual(0.12);
        for (const sight of BLINDNESSES) {
          expect(colourDistance(owner, option, sight), option).toBeGreaterThanOrEqual(0.05);
        }
      }
    },
  );

  it("each is told from the others, by colour-blind eyes as well", () => {
    for (const [a, b] of pairs) {
      expect(colourDistance(a, b, "usual"), `${a} ${b}`).toBeGreaterThanOrEqual(0.08);
      for (const sight of BLINDNESSES) {
        expect(colourDistance(a, b, sight), `${a} ${b}`).toBeGreaterThanOrEqual(0.035);
      }
    }
  });

  it("the parts of a mesh that stand side by side hold in grey, and so does each on the page", () => {
    const named = Object.fromEntries(filled.map((look) => [look.owner, look.colour[theme]]));
    const beside = [
      ["applications", "per-pod-proxies"],
      ["applications", "per-node-agents"],
      ["per-pod-proxies", "per-node-agents"],
      ["per-pod-proxies", "control-plane"],
      ["per-node-agents", "waypoints"],
      ["per-node-agents", "control-plane"],
      ["waypoints", "control-plane"],
      ["control-plane", "gateways"],
      ["control-plane", "system"],
      ["system", "reserved"],
    ] as const;
    for (const [a, b] of beside) {
      const apart = Math.abs(lightness(named[a] ?? "") - lightness(named[b] ?? ""));
      expect(apart, `${a}, ${b}`).toBeGreaterThanOrEqual(0.09);
    }
    for (const owner of owners) {
      const apart = Math.abs(lightness(owner) - lightness(THEME[theme].page));
      expect(apart, owner).toBeGreaterThanOrEqual(0.09);
    }
  });
});

describe.each(["light", "dark"] as const)("the parts of one node in the %s theme", (theme) => {
  const parts = Object.entries(ANATOMY_COLOURS).map(
    ([part, colour]) => [part, colour[theme]] as const,
  );
  const pairs = parts.flatMap((a, at) => parts.slice(at + 1).map((b) => [a, b] as const));

  it.each(parts)("%s cannot be taken for an option", (_, part) => {
    for (const option of Object.values(OPTION_COLOURS)) {
      expect(colourDistance(part, option[theme], "usual"), option[theme]).toBeGreaterThanOrEqual(
        0.12,
      );
      for (const sight of BLINDNESSES) {
        expect(colourDistance(part, option[theme], sight), option[theme]).toBeGreaterThanOrEqual(
          0.05,
        );
      }
    }
  });

  it("are told from one another by colour-blind eyes and in grey, and from the page", () => {
    for (const [[a, one], [b, other]] of pairs) {
      for (const sight of ["usual", ...BLINDNESSES] as const) {
        expect(colourDistance(one, other, sight), `${a} ${b}`).toBeGreaterThanOrEqual(0.08);
      }
      const apart = Math.abs(lightness(one) - lightness(other));
      expect(apart, `${a} ${b}`).toBeGreaterThanOrEqual(0.09);
    }
    for (const [part, colour] of parts) {
      const apart = Math.abs(lightness(colour) - lightness(THEME[theme].page));
      expect(apart, part).toBeGreaterThanOrEqual(0.09);
    }
  });
});
