/*
 * The form of what is known of earlier minor versions of Istio, each by its second number: 28 for 1.28. `npx projen import`
 * writes it to `tables/releases.generated.ts`, of what differs between them only.
 */

/** A minor version of Istio. */
export interface Release {
  readonly minor: number;

  /** The Gateway API that it is built with. */
  readonly gatewayApi: string;
}

/** What a place in an object was in earlier versions. */
export interface PlaceHistory {
  /** The first version that has the field, unless it is as old as what it stands in. */
  readonly since?: number;

  /** The first version in whose standard channel the field is, if it was in the experimental one before. */
  readonly standard?: number;

  /** The first version that calls it deprecated; the oldest one, if it was so before. */
  readonly deprecated?: number;

  /** The same of single values. */
  readonly deprecatedValues?: Readonly<Record<string, number>>;

  /** What the value had to keep to in earlier versions. */
  readonly limits?: readonly Limit[];

  readonly fields?: Readonly<Record<string, PlaceHistory>>;

  /** Of the items of a list, or of the values of a map. */
  readonly items?: PlaceHistory;
}

/** What a value had to keep to. */
export interface Limit {
  /** The first version without it. */
  readonly before: number;

  /** In the standard channel only. */
  readonly standard?: true;

  readonly enum?: ReadonlyArray<string | number>;

  /** Bounds of the number, of the string's characters, or of how many items or fields there are. */
  readonly min?: number;
  readonly max?: number;
}

type Range = readonly [first: number, last: number];

/** When an API version of a kind is served. */
export interface VersionHistory {
  /** By any channel. */
  readonly served: Range;

  /** By the standard channel. */
  readonly standard?: Range;

  readonly deprecated?: number;
}

export interface KindHistory {
  /** All API versions of the kind, if they are not served alike in all versions of Istio. */
  readonly versions?: Readonly<Record<string, VersionHistory>>;

  readonly spec?: PlaceHistory;
}
