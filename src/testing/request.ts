import { onlyGateway, Request, Source } from '../simulator';
import { Traffic } from './manifests';

/** An object of Kubernetes, as a construct has its name. */
export interface Named {
  readonly name: string;
  readonly metadata: { readonly namespace?: string };
}

/** A request that a test asks about. */
export interface TestRequest extends Omit<Request, 'from'> {
  /** Workload that sends it, as a construct or 'namespace/name'. */
  readonly source?: Named | string;
  /** Gateway that it comes to from outside, as a construct or 'namespace/name'. @default the only one, where no source is given */
  readonly gateway?: Named | string;
  /** Whether an answer counts that something which is not modelled may change. @default false */
  readonly evenIfUnsure?: boolean;
}

export function requestOf({ source, gateway, evenIfUnsure: _, ...request }: TestRequest, { resources }: Traffic): Request {
  return { ...request, from: sourceOf(source, gateway) ?? onlyGateway(resources) };
}

function sourceOf(source: TestRequest['source'], gateway: TestRequest['gateway']): Source | undefined {
  if (source !== undefined && gateway !== undefined) throw new Error('a request comes from a source or to a gateway, not both; leave one out');
  if (source !== undefined) return { workload: nameOf(source) };
  return gateway === undefined ? undefined : { gateway: nameOf(gateway) };
}

const nameOf = (named: Named | string) => (typeof named === 'string' ? named : `${named.metadata.namespace ?? 'default'}/${named.name}`);
