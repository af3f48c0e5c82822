import { Version } from '../cluster';

export const minorOf = ({ minor }: Version) => parseInt(minor, 10);

/** As people write it; of a build without a version of its own, what is known. */
export const versionText = (version: Version) => (/^v[1-9]/.test(version.gitVersion) ? version.gitVersion.slice(1) : `${version.major}.${version.minor}`);

/** The numbers of a version such as v1.6.0-rc.1; nothing where it is none. */
export function numbersOf(text: string): number[] | undefined {
  return /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text)?.slice(1).map((part) => Number(part ?? 0));
}

/** Whether a version is older than another one, whatever is appended to them. */
export function isOlder(version: readonly number[], other: readonly number[]): boolean {
  const index = version.findIndex((number, at) => number !== other[at]);
  return index !== -1 && version[index] < other[index];
}
