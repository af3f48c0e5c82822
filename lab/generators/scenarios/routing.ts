import { destinationRule, Scenarios, scenario, service, serviceEntry, virtualService } from './scenario';

const to = (host: string, more: object = {}) => ({ route: [{ destination: { host, ...more } }] });

/** What stands in the way of routes. */
export const ROUTING: Readonly<Record<string, Scenarios>> = {
  IST0101: scenario((wrong, { namespace, one, app, port }) => [
    service(namespace, one, { selector: { app }, ports: [{ name: 'http', port }] }),
    virtualService(namespace, one, { hosts: [one], http: [to(wrong ? `no${one}` : one)] }),
  ]),
  IST0106: scenario((wrong, { namespace, one }) => [
    destinationRule(namespace, one, { host: '*.example.com', subsets: [{ name: wrong ? '' : 's', labels: {} }] }),
  ]),
  IST0109: scenario((wrong, { namespace, one, two, app, port }) => [
    service(namespace, one, { selector: { app }, ports: [{ name: 'http', port }] }),
    virtualService(namespace, one, { hosts: [one], http: [to(one)] }),
    virtualService(namespace, two, { hosts: [wrong ? `${one}.${namespace}.svc.cluster.local` : `${two}.example.net`], http: [to(one)] }),
  ]),
  IST0112: scenario((wrong, { namespace, one, app, chance }) => [
    service(namespace, one, { selector: { app }, ports: [{ name: 'http', port: 80 }, { name: 'http-b', port: 81 }] }),
    virtualService(namespace, one, { hosts: [one], http: [to(chance ? one : `${one}.${namespace}.svc.cluster.local`, { port: wrong ? undefined : { number: 81 } })] }),
  ]),
  IST0128: scenario((wrong, { namespace, one, chance }) => [
    destinationRule(namespace, one, { host: '*.example.com', trafficPolicy: { tls: { mode: chance ? 'SIMPLE' : 'MUTUAL', ...!chance && { clientCertificate: '/c', privateKey: '/k' }, caCertificates: wrong ? undefined : '/ca' } } }),
  ]),
  IST0129: scenario((wrong, { namespace, one, port }) => [
    destinationRule(namespace, one, { host: '*.example.com', trafficPolicy: { portLevelSettings: [{ port: { number: port }, tls: { mode: wrong ? 'SIMPLE' : 'DISABLE' } }] } }),
  ]),
  IST0130: scenario((wrong, { namespace, one, app, port }) => [
    service(namespace, one, { selector: { app }, ports: [{ name: 'http', port }] }),
    virtualService(namespace, one, { hosts: [one], http: [{ ...to(one), match: wrong ? undefined : [{ uri: { prefix: '/a' } }] }, to(one)] }),
  ]),
  IST0131: scenario((wrong, { namespace, one, app, port }) => [
    service(namespace, one, { selector: { app }, ports: [{ name: 'http', port }] }),
    virtualService(namespace, one, {
      hosts: [one],
      http: [
        { ...to(one), match: [{ uri: { prefix: '/a' } }] },
        { ...to(one), match: [{ uri: { prefix: wrong ? '/a/b' : '/c' } }, { uri: { prefix: '/d' } }] },
      ],
    }),
  ]),
  IST0134: scenario((wrong, { namespace, one }) => [
    serviceEntry(namespace, one, { hosts: [`${one}.example.com`], addresses: wrong ? undefined : ['240.0.0.9'], ports: [{ number: 3306, name: 'tcp', protocol: 'TCP' }], resolution: 'NONE' }),
  ]),
  IST0140: scenario((wrong, { namespace, one, two, app, version, port }) => [
    service(namespace, one, { selector: { app }, ports: [{ name: 'http', port }] }),
    destinationRule(namespace, one, { host: `${one}.${namespace}.svc.cluster.local`, subsets: [{ name: version, labels: { version } }] }),
    virtualService(namespace, one, { hosts: [`${one}.${namespace}.svc.cluster.local`], http: [to(`${one}.${namespace}.svc.cluster.local`, { subset: version })] }),
    virtualService(namespace, two, {
      hosts: [`${two}.example.com`], gateways: ['shop/a'], http: [to(`${one}.${namespace}.svc.cluster.local`, { subset: wrong ? undefined : version })],
    }),
  ]),
  IST0174: scenario((wrong, { namespace, one, app, port }) => [
    service(namespace, one, { selector: { app }, ports: [{ name: 'http', port }] }),
    destinationRule(namespace, one, { host: wrong ? `no${one}.${namespace}.svc.cluster.local` : one }),
  ]),
  IST0177: scenario((wrong, { namespace, other, one, two, port }) => [
    serviceEntry(namespace, one, { hosts: [`${one}.example.com`], ports: [{ number: port, name: 'p', protocol: 'HTTP' }], resolution: 'DNS' }),
    serviceEntry(other, two, { hosts: [`${one}.example.com`], ports: [{ number: port, name: 'p', protocol: wrong ? 'TLS' : 'HTTP' }], resolution: 'DNS' }),
  ]),
};
