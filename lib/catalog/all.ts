import allocatableFile from "./data/allocatable.json";
import bookinfo from "./data/examples/bookinfo.json";
import dsbHotelReservation from "./data/examples/dsb-hotel-reservation.json";
import dsbSocialNetwork from "./data/examples/dsb-social-network.json";
import onlineBoutique from "./data/examples/online-boutique.json";
import opentelemetryDemo from "./data/examples/opentelemetry-demo.json";
import sockShop from "./data/examples/sock-shop.json";
import systemPodsFile from "./data/examples/system-daemonsets.json";
import awsTypes from "./data/instance-types/aws.json";
import azureTypes from "./data/instance-types/azure.json";
import gcpTypes from "./data/instance-types/gcp.json";
import platformsFile from "./data/platforms.json";
import awsApNortheast1 from "./data/prices/aws/ap-northeast-1.json";
import awsApNortheast2 from "./data/prices/aws/ap-northeast-2.json";
import awsApSouth1 from "./data/prices/aws/ap-south-1.json";
import awsApSoutheast1 from "./data/prices/aws/ap-southeast-1.json";
import awsApSoutheast2 from "./data/prices/aws/ap-southeast-2.json";
import awsCaCentral1 from "./data/prices/aws/ca-central-1.json";
import awsEuCentral1 from "./data/prices/aws/eu-central-1.json";
import awsEuNorth1 from "./data/prices/aws/eu-north-1.json";
import awsEuWest1 from "./data/prices/aws/eu-west-1.json";
import awsEuWest2 from "./data/prices/aws/eu-west-2.json";
import awsEuWest3 from "./data/prices/aws/eu-west-3.json";
import awsSaEast1 from "./data/prices/aws/sa-east-1.json";
import awsUsEast1 from "./data/prices/aws/us-east-1.json";
import awsUsEast2 from "./data/prices/aws/us-east-2.json";
import awsUsWest1 from "./data/prices/aws/us-west-1.json";
import awsUsWest2 from "./data/prices/aws/us-west-2.json";
import azureAustraliaeast from "./data/prices/azure/australiaeast.json";
import azureBrazilsouth from "./data/prices/azure/brazilsouth.json";
import azureCanadacentral from "./data/prices/azure/canadacentral.json";
import azureCentralindia from "./data/prices/azure/centralindia.json";
import azureCentralus from "./data/prices/azure/centralus.json";
import azureEastasia from "./data/prices/azure/eastasia.json";
import azureEastus from "./data/prices/azure/eastus.json";
import azureEastus2 from "./data/prices/azure/eastus2.json";
import azureFrancecentral from "./data/prices/azure/francecentral.json";
import azureGermanywestcentral from "./data/prices/azure/germanywestcentral.json";
import azureJapaneast from "./data/prices/azure/japaneast.json";
import azureNortheurope from "./data/prices/azure/northeurope.json";
import azureSoutheastasia from "./data/prices/azure/southeastasia.json";
import azureSwedencentral from "./data/prices/azure/swedencentral.json";
import azureUksouth from "./data/prices/azure/uksouth.json";
import azureWesteurope from "./data/prices/azure/westeurope.json";
import azureWestus2 from "./data/prices/azure/westus2.json";
import azureWestus3 from "./data/prices/azure/westus3.json";
import gcpAsiaNortheast1 from "./data/prices/gcp/asia-northeast1.json";
import gcpAsiaSouth1 from "./data/prices/gcp/asia-south1.json";
import gcpAsiaSoutheast1 from "./data/prices/gcp/asia-southeast1.json";
import gcpAustraliaSoutheast1 from "./data/prices/gcp/australia-southeast1.json";
import gcpEuropeNorth1 from "./data/prices/gcp/europe-north1.json";
import gcpEuropeWest1 from "./data/prices/gcp/europe-west1.json";
import gcpEuropeWest2 from "./data/prices/gcp/europe-west2.json";
import gcpEuropeWest3 from "./data/prices/gcp/europe-west3.json";
import gcpEuropeWest4 from "./data/prices/gcp/europe-west4.json";
import gcpNorthamericaNortheast1 from "./data/prices/gcp/northamerica-northeast1.json";
import gcpSouthamericaEast1 from "./data/prices/gcp/southamerica-east1.json";
import gcpUsCentral1 from "./data/prices/gcp/us-central1.json";
import gcpUsEast1 from "./data/prices/gcp/us-east1.json";
import gcpUsEast4 from "./data/prices/gcp/us-east4.json";
import gcpUsWest1 from "./data/prices/gcp/us-west1.json";
import gcpUsWest2 from "./data/prices/gcp/us-west2.json";
import type {
  AllocatableRules,
  ExampleApplication,
  InstanceTypeFile,
  Platforms,
  PriceList,
  Provider,
  SystemPods,
} from "./schema";

/** The whole catalogue, or as much of it as was loaded. */
export type Catalog = {
  readonly instanceTypes: Readonly<Record<Provider, InstanceTypeFile>>;
  /** By provider, then region. */
  readonly prices: Readonly<Record<Provider, Readonly<Record<string, PriceList>>>>;
  readonly platforms: Platforms;
  readonly allocatable: AllocatableRules;
  readonly examples: readonly ExampleApplication[];
  readonly systemPods: SystemPods;
};

/*
 * Every data file, imported statically: for the server, the library and tests. 1.7 MB of JSON, so
 * browser code takes load.ts instead. The files are checked by the data tests and trusted here:
 * hence the one plain cast.
 */
const files = {
  instanceTypes: { aws: awsTypes, gcp: gcpTypes, azure: azureTypes },
  prices: {
    aws: {
      "us-east-1": awsUsEast1,
      "us-east-2": awsUsEast2,
      "us-west-1": awsUsWest1,
      "us-west-2": awsUsWest2,
      "ca-central-1": awsCaCentral1,
      "sa-east-1": awsSaEast1,
      "eu-west-1": awsEuWest1,
      "eu-west-2": awsEuWest2,
      "eu-west-3": awsEuWest3,
      "eu-central-1": awsEuCentral1,
      "eu-north-1": awsEuNorth1,
      "ap-south-1": awsApSouth1,
      "ap-southeast-1": awsApSoutheast1,
      "ap-southeast-2": awsApSoutheast2,
      "ap-northeast-1": awsApNortheast1,
      "ap-northeast-2": awsApNortheast2,
    },
    gcp: {
      "us-central1": gcpUsCentral1,
      "us-east1": gcpUsEast1,
      "us-east4": gcpUsEast4,
      "us-west1": gcpUsWest1,
      "us-west2": gcpUsWest2,
      "northamerica-northeast1": gcpNorthamericaNortheast1,
      "southamerica-east1": gcpSouthamericaEast1,
      "europe-west1": gcpEuropeWest1,
      "europe-west2": gcpEuropeWest2,
      "europe-west3": gcpEuropeWest3,
      "europe-west4": gcpEuropeWest4,
      "europe-north1": gcpEuropeNorth1,
      "asia-south1": gcpAsiaSouth1,
      "asia-southeast1": gcpAsiaSoutheast1,
      "asia-northeast1": gcpAsiaNortheast1,
      "australia-southeast1": gcpAustraliaSoutheast1,
    },
    azure: {
      eastus: azureEastus,
      eastus2: azureEastus2,
      centralus: azureCentralus,
      westus2: azureWestus2,
      westus3: azureWestus3,
      canadacentral: azureCanadacentral,
      brazilsouth: azureBrazilsouth,
      northeurope: azureNortheurope,
      westeurope: azureWesteurope,
      uksouth: azureUksouth,
      germanywestcentral: azureGermanywestcentral,
      francecentral: azureFrancecentral,
      swedencentral: azureSwedencentral,
      centralindia: azureCentralindia,
      southeastasia: azureSoutheastasia,
      eastasia: azureEastasia,
      japaneast: azureJapaneast,
      australiaeast: azureAustraliaeast,
    },
  },
  platforms: platformsFile,
  allocatable: allocatableFile,
  examples: [
    onlineBoutique,
    sockShop,
    opentelemetryDemo,
    bookinfo,
    dsbSocialNetwork,
    dsbHotelReservation,
  ],
  systemPods: systemPodsFile,
};

export const catalog = files as unknown as Catalog;
