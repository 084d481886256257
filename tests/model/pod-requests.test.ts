import { describe, expect, it } from "vitest";
import { podRequest } from "@/lib/model/pod-requests";
import { NO_RESOURCES } from "@/lib/units/resources";

/* Expected values worked by hand from Kubernetes' rule: max(init phase, running sum) + overhead. */

const r = (cpuMilli: number, memoryMiB: number) => ({ cpuMilli, memoryMiB });

describe("podRequest", () => {
  it.each([
    {
      name: "only the application",
      pod: { running: r(100, 64), initPeak: NO_RESOURCES, podOverhead: NO_RESOURCES },
      sidecar: undefined,
      native: true,
      expected: r(100, 64),
    },
    {
      name: "an init container larger than everything decides, resource by resource",
      pod: { running: r(100, 200), initPeak: r(333, 90), podOverhead: NO_RESOURCES },
      sidecar: undefined,
      native: true,
      expected: r(333, 200),
    },
    {
      name: "a classic sidecar runs beside the application only: max(333, 30 + 20) and max(333, 10 + 40)",
      pod: { running: r(30, 10), initPeak: r(333, 333), podOverhead: NO_RESOURCES },
      sidecar: r(20, 40),
      native: false,
      expected: r(333, 333),
    },
    {
      name: "a native sidecar runs beside init containers too: 333 + 20 and 333 + 40",
      pod: { running: r(30, 10), initPeak: r(333, 333), podOverhead: NO_RESOURCES },
      sidecar: r(20, 40),
      native: true,
      expected: r(353, 373),
    },
    {
      name: "pod overhead is added to whichever decides",
      pod: { running: r(500, 512), initPeak: r(100, 100), podOverhead: r(250, 120) },
      sidecar: r(100, 128),
      native: true,
      expected: r(850, 760),
    },
    {
      name: "a pod-level request covers the sidecar: 500 is more than 300 + 100",
      pod: {
        running: r(300, 300),
        initPeak: NO_RESOURCES,
        podOverhead: NO_RESOURCES,
        podLevel: { cpuMilli: 500 },
      },
      sidecar: r(100, 128),
      native: true,
      expected: r(500, 428),
    },
    {
      name: "a pod-level request below the sum gives way to it, as the API server demands",
      pod: {
        running: r(450, 300),
        initPeak: NO_RESOURCES,
        podOverhead: r(10, 10),
        podLevel: { cpuMilli: 500, memoryMiB: 400 },
      },
      sidecar: r(100, 128),
      native: true,
      expected: r(560, 438),
    },
  ])("$name", ({ pod, sidecar, native, expected }) => {
    expect(podRequest(pod, sidecar, native)).toEqual(expected);
  });
});
