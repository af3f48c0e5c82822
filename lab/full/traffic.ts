import { MeshRequest } from '../request';

/** What a client of the full lab sends. */
export interface FullMeshRequest extends MeshRequest {
  /** The waypoint ('namespace/name') that a pod's request is tunnelled through, with the pod's certificate, as by ztunnel. */
  readonly waypoint?: string;
}

/** A workload as the kubelet knows it. */
export interface Reference {
  readonly namespace: string;
  readonly name: string;
}

export function reference(text: string): Reference {
  const [namespace, name, ...rest] = text.split('/');
  if (!name || rest.length > 0) throw new Error(`'${text}' names no workload; write 'namespace/name'`);
  return { namespace, name };
}

const INGRESS = 'istio-system/istio-ingressgateway';

/** A request as the kubelet takes it. */
export function sending(asked: FullMeshRequest): object {
  const { from, host, tls, port = tls ? 443 : 80, address = host, patience = 30_000, waypoint, ...request } = asked;
  const through = from === 'gateway' ? { gateway: INGRESS } : from;
  return {
    ...request,
    tls,
    ...'gateway' in through ? { gateway: reference(through.gateway) } : { workload: reference(through.workload) },
    ...waypoint && { waypoint: reference(waypoint) },
    host: [80, 443].includes(port) ? host : `${host}:${port}`,
    address,
    port,
    patience,
  };
}
