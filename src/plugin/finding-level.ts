/** How bad it is what the analyzer finds. */
export enum FindingLevel {
  /** Something does not work, or is refused. */
  ERROR = 'error',

  /** Something probably does not do what is meant. */
  WARNING = 'warning',

  /** Something that is good to know. */
  INFO = 'info',
}
