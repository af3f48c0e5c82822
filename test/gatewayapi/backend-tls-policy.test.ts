import { App, Chart } from 'cdk8s';
import { ServiceHost } from '../../src';
import { BackendCaCertificates, BackendTlsPolicy, BackendTlsPolicyProps, BackendTlsTarget, SubjectAltName } from '../../src/gatewayapi';
import { HOSTNAME_RULE, PRECISE_HOSTNAME_RULE, SUBDOMAIN_RULE } from '../support/rules';
import { chart, only } from '../support/synth';

const host = ServiceHost.fromName('reviews', { namespace: 'shop' });
const on = (portName?: string) => BackendTlsTarget.serviceHost(host, { portName });
const base = { hostname: 'reviews.example.com', caCertificates: BackendCaCertificates.SYSTEM };

test('all fields come out', () => {
  expect(only((scope) => {
    const policy = new BackendTlsPolicy(scope, 'policy', {
      targets: [on('https')],
      hostname: 'reviews.example.com',
      caCertificates: BackendCaCertificates.configMap('ca'),
      subjectAltNames: [SubjectAltName.hostname('*.example.com'), SubjectAltName.uri('spiffe://cluster.local/ns/shop/sa/reviews')],
    });
    policy.addTarget(on('admin'));
    policy.addTarget(BackendTlsTarget.serviceEntry({ name: 'api' }));
    policy.addTarget(BackendTlsTarget.service({ name: 'ratings', kind: 'Service', metadata: { namespace: 'shop' } as never }));
  })).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'BackendTLSPolicy',
    metadata: { name: 'test-policy', namespace: 'shop' },
    spec: {
      targetRefs: [
        { group: '', kind: 'Service', name: 'reviews', sectionName: 'https' },
        { group: '', kind: 'Service', name: 'reviews', sectionName: 'admin' },
        { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'api' },
        { group: '', kind: 'Service', name: 'ratings' },
      ],
      validation: {
        hostname: 'reviews.example.com',
        caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca' }],
        subjectAltNames: [{ type: 'Hostname', hostname: '*.example.com' }, { type: 'URI', uri: 'spiffe://cluster.local/ns/shop/sa/reviews' }],
      },
    },
  });
});

test('public authorities are well known', () => {
  expect(only((scope) => new BackendTlsPolicy(scope, 'policy', { ...base, targets: [on()] })).spec.validation)
    .toEqual({ hostname: 'reviews.example.com', wellKnownCACertificates: 'System' });
});

test('the namespace of the target need not be known to be that of the policy', () => {
  const scope = new Chart(new App(), 'test');
  new BackendTlsPolicy(scope, 'policy', { ...base, targets: [on()] });

  expect(scope.toJson()[0].spec.targetRefs).toEqual([{ group: '', kind: 'Service', name: 'reviews' }]);
});

const AT = '[test/policy]';
const TWICE = `targets have the Service 'reviews' twice, which is allowed only with another portName for each; drop one ${AT}`;
test.each<[string, Partial<BackendTlsPolicyProps>, string]>([
  ['a target twice', { targets: [on(), on()] }, TWICE],
  ['a port twice', { targets: [on('a'), on('a')] }, TWICE],
  ['a port beside all', { targets: [on('a'), on()] }, TWICE],
  ['17 targets', { targets: Array.from({ length: 17 }, (_, index) => on(`a${index}`)) }, `targets must have at most 16 entries, got 17 ${AT}`],
  ['a target elsewhere', { targets: [BackendTlsTarget.serviceHost(ServiceHost.fromName('a', { namespace: 'books' }))] },
    `Service 'a' is in 'books', but a policy applies only within its namespace 'shop'; put the policy into 'books' ${AT}`],
  ['a wildcard', { hostname: '*.example.com' }, `hostname ${PRECISE_HOSTNAME_RULE}, got '*.example.com' ${AT}`],
  ['no names', { subjectAltNames: [] }, `subjectAltNames must have at least one entry, got none ${AT}`],
  ['6 names', { subjectAltNames: Array(6).fill(SubjectAltName.hostname('a')) }, `subjectAltNames must have at most 5 entries, got 6 ${AT}`],
])('fails with %s', (_, props, message) => {
  expect(() => new BackendTlsPolicy(chart(), 'policy', { ...base, ...props })).toThrow(message);
});

test('fails at synthesis without a target', () => {
  expect(() => only((scope) => new BackendTlsPolicy(scope, 'policy', base))).toThrow('[test/policy] a backend TLS policy needs at least one target; add one by addTarget');
});

const URI_RULE = "uri of a subject alternative name must be such as 'spiffe://cluster.local/ns/shop/sa/cart' (at most 253)";
test.each<[string, () => unknown, string]>([
  ['a name that is none', () => SubjectAltName.hostname('*'), `hostname of a subject alternative name ${HOSTNAME_RULE}, got '*'`],
  ['a uri without authority', () => SubjectAltName.uri('a:b'), `${URI_RULE}, got 'a:b'`],
  ['a long uri', () => SubjectAltName.uri(`a://${'b'.repeat(250)}`), `${URI_RULE}, got 'a://${'b'.repeat(250)}'`],
  ['a port that is none', () => on('A'), `portName of a target ${SUBDOMAIN_RULE}, got 'A'`],
  ['a config map that is none', () => BackendCaCertificates.configMap('A'), `name of the config map ${SUBDOMAIN_RULE}, got 'A'`],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));
