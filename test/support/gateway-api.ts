import { ClientTls, Request } from '../../src/simulator';
import { asking, BASE } from './simulator';

type Fields = Record<string, any>;

const GROUP = 'gateway.networking.k8s.io';

/** An object of the Gateway API in the namespace `shop`, or in that of 'namespace/name'. */
export function api(kind: string, name: string, spec: Fields, metadata: Fields = {}): object {
  const [own, namespace = 'shop'] = name.split('/').reverse();
  return { apiVersion: `${GROUP}/v1`, kind, metadata: { name: own, namespace, ...metadata }, spec };
}

/** The Gateway `shop/api`. */
export const apiGateway = (listeners: Fields[], more: Fields = {}) => api('Gateway', 'api', { gatewayClassName: 'istio', listeners, ...more });

export const listener = (name: string, protocol: string, port: number, more: Fields = {}) => ({ name, protocol, port, ...more });

/** A route of the Gateway `shop/api`. */
export const apiRoute = (kind: string, name: string, rules: Fields[], more: Fields = {}) =>
  api(kind, name, { parentRefs: [{ name: 'api', namespace: 'shop' }], rules, ...more });

export const backendOf = (name: string, more: Fields = {}) => ({ name, port: 80, ...more });

/** What lets those of `shop` refer to something of a namespace. */
export const grant = (namespace: string, from: string, to: Fields) => ({
  ...api('ReferenceGrant', `${namespace}/${from.toLowerCase()}`, { from: [{ group: GROUP, kind: from, namespace: 'shop' }], to: [to] }),
  apiVersion: `${GROUP}/v1beta1`,
});

/** A Secret or a ConfigMap with these keys. */
export function keeping(kind: 'Secret' | 'ConfigMap', name: string, ...keys: string[]): object {
  const [own, namespace = 'shop'] = name.split('/').reverse();
  return { apiVersion: 'v1', kind, metadata: { name: own, namespace }, data: Object.fromEntries(keys.map((key) => [key, 'eA=='])) };
}

/** What becomes of requests to the Gateway `shop/api`. */
export function atGateway(objects: object[]) {
  const { outcome, who, explanation } = asking([...BASE, ...objects]);
  const full = (host: string, more: Partial<Request> = {}): Partial<Request> => ({ from: { gateway: 'shop/api' }, host, ...more });
  const byTls = (host: string, tls: ClientTls = {}, more: Partial<Request> = {}) => full(host, { port: 443, tls, ...more });
  return {
    who: (host: string, more?: Partial<Request>) => who(full(host, more)),
    outcome: (host: string, more?: Partial<Request>) => outcome(full(host, more)),
    explanation: (host: string, more?: Partial<Request>) => explanation(full(host, more)),
    whoByTls: (host: string, tls?: ClientTls, more?: Partial<Request>) => who(byTls(host, tls, more)),
    outcomeByTls: (host: string, tls?: ClientTls, more?: Partial<Request>) => outcome(byTls(host, tls, more)),
  };
}
