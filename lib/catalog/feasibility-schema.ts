import { z } from "../zod";

const feasibilityStatuses = ["feasible", "managed-only", "infeasible", "increment"] as const;

/** The mesh options the table answers for; "no mesh" is feasible everywhere. */
export const feasibilityOptions = [
  "istio-sidecar",
  "istio-ambient-l4",
  "istio-ambient-waypoints",
  "linkerd",
  "cilium",
] as const;

const optionSchema = z.enum(feasibilityOptions);

export const feasibilitySchema = z.strictObject({
  /** "managed-only": only as the cloud runs it. "increment": it runs already, count what is added. */
  status: z.enum(feasibilityStatuses),
  reason: z.string().min(1),
  evidence: z.array(z.string()).min(1),
  /** Functions this form lacks, or has with doubts. */
  limits: z.array(z.enum(["l7", "mtls", "ipsec", "wireguard"])).optional(),
  /** With "managed-only": whose form it is, and what is to be known of it. */
  managed: z
    .strictObject({
      by: z.string().min(1),
      form: z.string().min(1),
      /** It is the CNI already: what it runs is in every cluster of this kind. */
      runs: z.literal(true).optional(),
      /** It can only be chosen when a cluster is created. */
      atCreation: z.literal(true).optional(),
      /** Rows of the feature table that this form does not offer. */
      lacks: z.array(z.string().min(1)).optional(),
    })
    .optional(),
});

const pairSchema = z.strictObject({
  platform: z.enum(["eks", "gke", "aks", "kubeadm", "custom"]),
  cni: z.string().min(1),
  label: z.string().min(1),
  /** Roles of system DaemonSets that may be taken away on this platform. */
  replaceableRoles: z.array(z.enum(["cni", "kube-proxy"])),
  options: z.strictObject({
    "istio-sidecar": feasibilitySchema,
    "istio-ambient-l4": feasibilitySchema,
    "istio-ambient-waypoints": feasibilitySchema,
    linkerd: feasibilitySchema,
    cilium: feasibilitySchema,
  }),
});

/** Where Cilium takes pod addresses from, and so how many pods a node has room for. */
const ipamModeSchema = z.strictObject({
  id: z.enum(["eni", "cluster-pool", "kubernetes", "managed"]),
  label: z.string().min(1),
  slots: z.enum(["instance-interfaces", "node-cidr", "kubernetes-pod-cidr", "platform"]),
  addressesPerNode: z.int().positive().optional(),
  note: z.string().min(1),
  evidence: z.array(z.string()).min(1),
});

/** Pods that stay outside a mesh, and why. */
const unmeshableSchema = z.strictObject({
  unmeshed: z.enum(["host-network", "windows", "daemonset", "job"]),
  options: z.array(optionSchema).min(1),
  /** True: the rule falls away where native sidecars are on. */
  unlessNativeSidecars: z.literal(true).optional(),
  reason: z.string().min(1),
  evidence: z.array(z.string()).min(1),
});

export const feasibilityFileSchema = z.strictObject({
  pairs: z.array(pairSchema).min(1),
  ipamModes: z.array(ipamModeSchema).min(1),
  unmeshable: z.array(unmeshableSchema).min(1),
});

export type FeasibilityOption = (typeof feasibilityOptions)[number];
export type FeasibilityEntry = z.infer<typeof feasibilitySchema>;
export type PlatformCni = z.infer<typeof pairSchema>;
export type IpamMode = z.infer<typeof ipamModeSchema>;
export type UnmeshableRule = z.infer<typeof unmeshableSchema>;
export type FeasibilityFile = z.infer<typeof feasibilityFileSchema>;
