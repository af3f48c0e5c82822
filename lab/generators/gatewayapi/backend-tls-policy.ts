import { gatewayapi, ServiceHost } from 'cdk8s-istio';
import { call, either, list, maybe, mostly, pick, struct } from '../recipe';
import { defining, placed } from '../resource';
import { label, subdomain, text } from '../values';
import { hostname, preciseHostname, sectionName, serviceEntry, serviceHost } from './values';

const { BackendCaCertificates, BackendTlsTarget, SubjectAltName } = gatewayapi;

const onPort = struct<gatewayapi.BackendTlsTargetOptions>({ portName: maybe(sectionName) });
const near = call((name: string) => ServiceHost.fromName(name, { namespace: 'shop' }), label);
const target = mostly(
  either(
    call(BackendTlsTarget.serviceHost, near, onPort),
    call(BackendTlsTarget.serviceEntry, call((name: string) => ({ name }), subdomain), onPort),
  ),
  either(call(BackendTlsTarget.serviceHost, serviceHost, onPort), call(BackendTlsTarget.serviceEntry, serviceEntry, onPort)),
);
const uri = mostly(
  pick('spiffe://cluster.local/ns/shop/sa/cart', 'https://example.com', 'a://b?c#d'),
  either(text, pick('', 'a', '://a', 'a:b', 'a:/b', 'a://', `a://${'b'.repeat(249)}`, `a://${'b'.repeat(250)}`, 'a://b\nc')),
);
const subjectAltName = either(call(SubjectAltName.hostname, hostname), call(SubjectAltName.uri, uri));
const props = struct<gatewayapi.BackendTlsPolicyProps>({
  metadata: placed(mostly(pick('policy'), subdomain)),
  targets: mostly(list(target, 1, 2), list(target, 0, 3)),
  hostname: preciseHostname,
  caCertificates: either(pick(BackendCaCertificates.SYSTEM), call(BackendCaCertificates.configMap, subdomain)),
  subjectAltNames: maybe(mostly(list(subjectAltName), list(subjectAltName, 0, 7))),
});

export const backendTlsPolicy = defining(props, (scope, one) => new gatewayapi.BackendTlsPolicy(scope, 'case', one));
