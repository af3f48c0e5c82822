import { RELEASES } from '../schema/tables/releases.generated';

/** The minor version of Istio that manifests are for, as its second number. */
export type Target = number;

const named = (minor: number) => `1.${minor}`;

/** The target by a version such as `1.30` or `1.30.2`, if it is one that is known. */
export function targetOf(version: string): Target | undefined {
  const [, minor] = /^1\.(\d+)(?:\.\d+(?:-[\w.-]+)?)?$/.exec(version) ?? [];
  return RELEASES.find((release) => String(release.minor) === minor)?.minor;
}

/** The versions that there are, for messages. */
export const TARGETS = `${RELEASES.map(({ minor }) => named(minor)).join(', ')}, also as '1.30.2'`;

/** A version as messages name it, with the Gateway API that it has where that is what counts. */
export function releaseText(minor: number, ofGatewayApi: boolean): string {
  const { gatewayApi } = RELEASES.find((release) => release.minor === minor)!;
  return ofGatewayApi ? `Istio ${named(minor)} (Gateway API ${gatewayApi})` : `Istio ${named(minor)}`;
}
