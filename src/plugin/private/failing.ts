import { LEVELS, PlacedFinding } from '../../analysis/analyze';
import { FindingLevel } from '../finding-level';

/** Findings of a level, and those that are worse. */
export function failing(findings: readonly PlacedFinding[], failOn: FindingLevel): PlacedFinding[] {
  const levels = LEVELS.slice(0, LEVELS.findIndex((level) => level.toLowerCase() === failOn) + 1);
  return findings.filter(({ level }) => levels.includes(level));
}
