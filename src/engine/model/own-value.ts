/** Something of the user's own, to be looked for in everything that was sent. It is kept nowhere. */
export interface OwnValue {
  readonly what: OwnKind;
  readonly value: string;
}

export const ownKinds = ['email', 'phone', 'name', 'imei', 'place', 'other'] as const;
export type OwnKind = (typeof ownKinds)[number];

/** What else to look for, besides what the capture itself shows the device opening. */
export interface Wanted {
  readonly own: readonly OwnValue[];
  /** Addresses of pages that were opened, with or without a scheme. */
  readonly visited: readonly string[];
}

export const nothingWanted: Wanted = { own: [], visited: [] };
