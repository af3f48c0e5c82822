/** What every component of an installation takes. */
export interface ComponentValues {
  /**
   * Whether it is installed.
   *
   * @default - as the profile has it
   */
  readonly enabled?: boolean;

  /**
   * Further values of its chart, written as in the chart's own values, for what has no property here. They win over properties.
   *
   * @default - none
   */
  readonly extraValues?: Record<string, any>;
}
