import type { Resources } from "../../units/resources";
import { sameMaking, sameTraffic } from "../alike";
import { coefficient } from "../coefficient";
import { run, type Trace } from "../formula";
import { SHARE_OF_APPLICATION_CPU } from "../proxy-laws";
import { type StatedRequests, sizedLoad } from "../sizing";
import { applicationUse, assumedShares, isMeshed } from "../traffic";
import type { AddedLoad, FootprintInput, Workload } from "../types";

export type PerPodProxy = {
  readonly name: string;
  readonly stated: StatedRequests;
  /** Request of the mesh's own init container, whatever the policy: it has a figure of its own. */
  readonly init?: Resources | undefined;
  /** Predicted use beside one pod of the workload. */
  readonly use: (workload: Workload, trace: Trace | undefined, subject: string) => Resources;
};

/** A proxy beside every meshed pod, workload by workload. */
export function perPodProxies(
  proxy: PerPodProxy,
  input: FootprintInput,
  trace: Trace | undefined,
): readonly (AddedLoad | undefined)[] {
  const byApplication = usesShareForm(input);
  let last: { readonly workload: Workload; readonly load: AddedLoad } | undefined;
  return input.workloads.map((workload) => {
    if (!isMeshed(workload)) return undefined;
    if (trace === undefined && last !== undefined && sameTraffic(workload, last.workload)) {
      if (!byApplication || sameMaking(workload, last.workload)) return last.load;
    }
    const subject =
      trace === undefined ? "" : `${proxy.name} of ${workload.namespace}/${workload.name}`;
    const load = sizedLoad(
      proxy.use(workload, trace, subject),
      proxy.stated,
      input.settings.sizingPolicy,
      input.sizing,
      trace,
      subject,
    );
    last = { workload, load: proxy.init === undefined ? load : { ...load, init: proxy.init } };
    return last.load;
  });
}

/** The field report's form: the proxy's CPU as a share of the application's. */
export function shareOfApplicationCpu(
  workload: Workload,
  shareId: string,
  input: FootprintInput,
  trace: Trace | undefined,
  subject: string,
): number {
  return run(
    SHARE_OF_APPLICATION_CPU,
    {
      share: coefficient(input.coefficients, shareId),
      applicationCpu: applicationUse(workload, assumedShares(input.coefficients)).cpuMilli,
    },
    trace,
    subject,
    { share: shareId },
  );
}

export function usesShareForm(input: FootprintInput): boolean {
  return input.coefficientSet === "field-report" || input.proxyCpuForm === "share-of-application";
}
