const SPOKEN: Readonly<Record<string, string>> = {
  "istio-sidecar": "Istio sidecars",
  "istio-ambient-l4": "ambient without waypoints",
  "istio-ambient-waypoints": "ambient with waypoints",
};

type Named = { readonly id: string; readonly name: string };

/** How a sentence names an option. */
export function spoken({ id, name }: Named): string {
  return SPOKEN[id] ?? name;
}

export function isPlural({ id }: Pick<Named, "id">): boolean {
  return id === "istio-sidecar";
}

/** A verb in the number of its option: "Linkerd needs", "Istio sidecars need". */
export function verb(option: Pick<Named, "id">, stem: string): string {
  return isPlural(option) ? stem : `${stem}s`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Peak requests" → "peak requests"; names such as ztunnel, HPA or Envoy stay. */
export function lowered(label: string): string {
  return /^[A-Z][a-z]/.test(label) &&
    !/^(Envoy|Istio|Linkerd|Cilium|Prometheus|Hubble|Gateway API)/.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}
