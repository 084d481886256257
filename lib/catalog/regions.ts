import type { Provider } from "./schema";

/** The regions with a price file, the default first. A data test holds the lists to the folder. */
export const regions = {
  aws: [
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "ca-central-1",
    "sa-east-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eu-central-1",
    "eu-north-1",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-northeast-1",
    "ap-northeast-2",
  ],
  gcp: [
    "us-central1",
    "us-east1",
    "us-east4",
    "us-west1",
    "us-west2",
    "northamerica-northeast1",
    "southamerica-east1",
    "europe-west1",
    "europe-west2",
    "europe-west3",
    "europe-west4",
    "europe-north1",
    "asia-south1",
    "asia-southeast1",
    "asia-northeast1",
    "australia-southeast1",
  ],
  azure: [
    "eastus",
    "eastus2",
    "centralus",
    "westus2",
    "westus3",
    "canadacentral",
    "brazilsouth",
    "northeurope",
    "westeurope",
    "uksouth",
    "germanywestcentral",
    "francecentral",
    "swedencentral",
    "centralindia",
    "southeastasia",
    "eastasia",
    "japaneast",
    "australiaeast",
  ],
} as const satisfies Readonly<Record<Provider, readonly string[]>>;

export type Region = (typeof regions)[Provider][number];

export function isRegionOf(provider: Provider, region: string): boolean {
  return (regions[provider] as readonly string[]).includes(region);
}
