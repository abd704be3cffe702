/** By what the lanes of the timeline are told apart. */
export const laneKinds = ['company', 'country', 'app'] as const;
export type LaneKind = (typeof laneKinds)[number];

/** Who the columns of the matrix are. */
export const recipientKinds = ['company', 'country'] as const;
export type RecipientKind = (typeof recipientKinds)[number];
