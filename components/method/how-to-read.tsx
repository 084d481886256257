import { formatCount, formatUsd, formatUsdDelta } from "@/lib/format/amounts";
import type { OptionEstimate } from "@/lib/model/types";
import evidence from "../evidence/evidence.module.css";

/** The terms of an answer, each with what it says about the worked example. */
export function HowToRead({ options }: { readonly options: readonly OptionEstimate[] }) {
  const sidecar = options.find((option) => option.id === "istio-sidecar");
  const l4 = options.find((option) => option.id === "istio-ambient-l4");
  const linkerd = options.find((option) => option.id === "linkerd");
  return (
    <div className={evidence.prose}>
      <h3>Ranges</h3>
      <p>
        Each coefficient has a low, a typical and a high value from its sources. An option is run
        three times, all coefficients at one end each time: the range is wide on purpose, since they
        will rarely all be at the same end.{" "}
        {sidecar !== undefined &&
          `Here Istio sidecars need ${formatCount(sidecar.low.nodes)} to ${formatCount(sidecar.high.nodes)} nodes, typically ${formatCount(sidecar.typical.nodes)}.`}
      </p>
      <h3>Paired runs</h3>
      <p>
        Much of that range is the machine’s and the application’s, and common to all options.
        Differences are therefore taken between runs at the same end: an option’s high against no
        mesh’s high, never high minus low.{" "}
        {sidecar !== undefined &&
          `Istio sidecars add ${formatCount(sidecar.delta.nodes.low)} to ${formatCount(sidecar.delta.nodes.high)} nodes to the same cluster without a mesh.`}
      </p>
      <h3>Function level</h3>
      <p>
        Options are compared at one stated level, so that none wins by doing less: layer 4 or layer
        7 for a share of the traffic, encryption, workload identity. An option below the level keeps
        its figures, says what it lacks, and is never called cheapest.{" "}
        {l4 !== undefined &&
          l4.belowLevel.length > 0 &&
          `Here ${l4.name} is below it: ${l4.belowLevel.join(", ")}.`}
      </p>
      <h3>Fair share</h3>
      <p>
        Whole nodes hide small options: a mesh may cost nothing until the next node, and then a
        whole one. The fair share is the part of the pool’s cost the mesh’s own requests occupy, in
        the resource that decides the node count, and the bill lines that are wholly its own.{" "}
        {linkerd !== undefined &&
          `Linkerd’s bill is ${formatUsdDelta(linkerd.delta.microUsdPerMonth.typical)} against no mesh; its fair share is ${formatUsd(linkerd.typical.fairShareMicroUsdPerMonth)}.`}
      </p>
      <h3>Lower bound</h3>
      <p>
        A number of nodes no plan can go below, from an argument that can be checked without the
        planner: one resource summed up, pods that must stand apart, or a weighting of pods of which
        no node holds more than so much. Equal to the count, it proves it; below it, the gap is
        shown.
      </p>
      <h3>Free on paper</h3>
      <p>
        Where a chart requests less than is used, the scheduler sees nothing and the node still
        fills up. Such a line says both figures, and the node count holds the larger.
      </p>
      <h3>Versions and overrides</h3>
      <p>
        A coefficient may have rows for several releases. Where the scenario names one, the row of
        its own release line is taken, else the nearest older one. Any coefficient can be
        overridden; the default then stands beside it.
      </p>
    </div>
  );
}
