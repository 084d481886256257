import fc from "fast-check";
import { expect, it } from "vitest";
import {
  namespaceLimits,
  readNamespaces,
  quickShape,
  servicesFor,
  shapeInWords,
} from "@/components/inputs/quick-shape";
import { expandWorkloads } from "@/lib/scenario/expand";
import { scenario } from "../helpers/estimates";

const MOST = 5000;

const namespacesProblem = (quick: ReturnType<typeof numbers>, namespaces: number, most: number) => {
  const read = readNamespaces(String(namespaces), quick, most);
  return read.ok ? undefined : read.issues[0]?.message;
};

const numbers = (
  quickPods: number,
  quickPodsPerService: number,
  quickServicesPerNamespace = 1,
) => ({
  quickPods,
  quickPodsPerService,
  quickServicesPerNamespace,
});

const shapes = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 40 }))
  .chain(([pods, each]) =>
    fc.integer({ min: 1, max: 60 }).map((services) => numbers(pods, each, services)),
  );

it("counts the services and namespaces that the scenario is expanded to", () => {
  fc.assert(
    fc.property(shapes, (quick) => {
      const { workloads } = expandWorkloads(
        scenario({ workloads: { source: "quick", ...quick } }),
        undefined,
      );
      const services = workloads.reduce((sum, { copies }) => sum + copies, 0);
      const copies = new Map(workloads.map((each) => [each.namespace, each.copies]));
      const namespaces = [...copies.values()].reduce((sum, count) => sum + count, 0);
      expect(quickShape(quick)).toMatchObject({ services, namespaces });
    }),
    { seed: 7 },
  );
});

it("a number of namespaces either comes out or is explained", () => {
  fc.assert(
    fc.property(shapes, fc.integer({ min: 1, max: 3000 }), (quick, namespaces) => {
      const { low, high } = namespaceLimits(quick, MOST);
      fc.pre(namespaces >= low && namespaces <= high);
      const each = servicesFor(quick, namespaces, MOST);
      const problem = namespacesProblem(quick, namespaces, MOST);
      expect(each === undefined).toBe(problem !== undefined);
      if (each === undefined) return;
      expect(quickShape({ ...quick, quickServicesPerNamespace: each }).namespaces).toBe(namespaces);
    }),
    { seed: 7 },
  );
});

it("900 pods in 90 namespaces", () => {
  // 900 ÷ 2 = 450 services, 450 ÷ 5 = 90.
  expect(servicesFor(numbers(900, 2), 90, MOST)).toBe(5);
  expect(shapeInWords(numbers(900, 2, 5))).toBe("= 450 services in 90 namespaces.");
  // 900 ÷ 3 = 300 services: 300 ÷ 4 = 75, 300 ÷ 3 = 100.
  expect(namespacesProblem(numbers(900, 3), 90, MOST)).toBe(
    "300 services make 75 namespaces of 4 or 100 namespaces of 3, not 90. With 2 pods of a service, 90 come out.",
  );
});

it("says what does not fill the last ones", () => {
  // 400 = 133 × 3 + 1 pods; 134 = 11 × 12 + 2 services.
  expect(shapeInWords(numbers(400, 3, 12))).toBe(
    "= 134 services in 12 namespaces; the last namespace has 2 services, the last service has 1 pod.",
  );
  expect(shapeInWords(numbers(0, 3, 12))).toBe("= 0 services in 0 namespaces.");
});
