import { describe, expect, it } from "vitest";
import { EditHistory } from "@/components/calculator/edit-history";
import { changeOption, changeOverride } from "@/components/inputs/change-option";
import { changePlatform } from "@/components/inputs/change-platform";
import { mergeSaved, readSaved, withSaved, writeSaved } from "@/components/saved/saved-store";
import { encodeScenario } from "@/lib/scenario/codec";
import { DEFAULT_SCENARIO } from "@/lib/scenario/schema";

describe("settings of an option", () => {
  it("a choice that is the default leaves no trace in the link", () => {
    const changed = changeOption(DEFAULT_SCENARIO, "linkerd", { highAvailability: false });
    expect(changed.options).toEqual({ linkerd: { highAvailability: false } });
    const back = changeOption(changed, "linkerd", { highAvailability: true });
    expect(encodeScenario(back)).toBe(encodeScenario(DEFAULT_SCENARIO));
    expect(changeOption(changed, "linkerd", { highAvailability: undefined }).options).toEqual({});
  });

  it("Cilium's own default is WireGuard, so mTLS is a choice there", () => {
    const wireguard = changeOption(DEFAULT_SCENARIO, "cilium", { encryption: "wireguard" });
    expect(wireguard.options).toEqual({});
    const beta = changeOption(DEFAULT_SCENARIO, "cilium", { encryption: "mtls-beta" });
    expect(beta.options["cilium"]).toEqual({ encryption: "mtls-beta" });
  });

  it("an override is one figure without a range, and can be taken back", () => {
    const changed = changeOverride(DEFAULT_SCENARIO, "envoy.memory.base", 30);
    expect(changed.overrides).toEqual({ "envoy.memory.base": { low: 30, typical: 30, high: 30 } });
    expect(changeOverride(changed, "envoy.memory.base", undefined).overrides).toEqual({});
  });
});

describe("another platform", () => {
  const { cluster } = DEFAULT_SCENARIO;

  it("on another cloud brings a region and a machine of that cloud", () => {
    expect(changePlatform(cluster, "gke-standard")).toMatchObject({
      provider: "gcp",
      region: "us-central1",
      instanceType: "e2-standard-4",
      capacityType: "on-demand",
    });
  });

  it("on the same cloud leaves region and machine alone", () => {
    const patch = changePlatform(cluster, "eks-bottlerocket");
    expect(Object.keys(patch).sort()).toEqual(["cni", "controlPlaneTier", "platform"]);
  });
});

describe("undo", () => {
  it("goes back and forth, and a new change ends the forth", () => {
    const history = new EditHistory<string>();
    expect(history.undo("now")).toBeUndefined();
    history.note("a", false);
    history.note("b", false);
    expect(history.undo("c")).toBe("b");
    expect(history.undo("b")).toBe("a");
    expect(history.canUndo).toBe(false);
    expect(history.redo("a")).toBe("b");
    history.note("b", false);
    expect(history.canRedo).toBe(false);
  });

  it("typing in one field is one step", () => {
    const history = new EditHistory<string>();
    history.note("before", false);
    history.note("1", true);
    history.note("12", true);
    expect(history.undo("123")).toBe("before");
    expect(history.canUndo).toBe(false);
  });
});

describe("saved scenarios", () => {
  const entry = { id: "1", name: "shop", savedOn: "2026-01-02T03:04:05Z", query: "v=1&m=dev" };

  it("come back as they were stored; broken text and entries are left out", () => {
    expect(readSaved(writeSaved([entry]))).toEqual([entry]);
    expect(readSaved(null)).toEqual([]);
    expect(readSaved("{")).toEqual([]);
    expect(readSaved(JSON.stringify([entry, { id: 2 }, null, "x"]))).toEqual([entry]);
  });

  it("an import adds what is new and overwrites nothing", () => {
    const other = { ...entry, id: "2" };
    const list = mergeSaved([entry], [{ ...entry, name: "other name" }, other]);
    expect(list).toEqual([entry, other]);
    expect(withSaved(list, { ...entry, id: "3" })[0]?.id).toBe("3");
  });
});
