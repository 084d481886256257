import features from "./data/features.json";
import type { Feature, FeatureCell, FeatureColumn } from "./features-schema";

/** What each mesh can do, open-source editions. Checked by the data tests, hence the plain cast. */
export const allFeatures = features as readonly unknown[] as readonly Feature[];

const byId: ReadonlyMap<string, Feature> = new Map(allFeatures.map((f) => [f.id, f]));

/** The feature with this id, or undefined: ids can come from a link. */
export const findFeature = (id: string): Feature | undefined => byId.get(id);

/** The cell of one feature and one column of the table. */
export const findFeatureCell = (id: string, column: FeatureColumn): FeatureCell | undefined =>
  byId.get(id)?.cells[column];
