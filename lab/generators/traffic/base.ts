import { Manifest } from '../../light';
import { object, workload } from '../../light/testing';

/*
 * What generated routes lead to: services with two versions, one without pods, one in another namespace, and a partner outside.
 */

export const NAMESPACES = ['shop', 'apps', 'istio-system'];
export const PARTNER = 'api.partner.com';
export const SERVICES = ['web', 'cart', 'news', 'empty'];
export const VERSIONS = ['v1', 'v2'];
export const CALLERS = ['shop/news-v1', 'apps/far-v1'];

/** @param partner address of the program outside */
export function base(partner: string): Manifest[] {
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps', labels: { 'istio-injection': 'enabled', 'team': 'outer' } } },
    ...workload('web', { 'http': 80, 'http-other': 8080 }, { versions: VERSIONS }),
    ...workload('cart', { http: 80 }, { versions: VERSIONS }),
    ...workload('news', { http: 80 }),
    ...workload('empty', { http: 80 }, { versions: [] }),
    ...workload('far', { 'http': 80, 'http-other': 8080 }, { namespace: 'apps' }),
    object('networking.istio.io/v1', 'ServiceEntry', 'partner', {
      hosts: [PARTNER], ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 8080 }], resolution: 'STATIC', endpoints: [{ address: partner }],
    }),
  ] as Manifest[];
}
