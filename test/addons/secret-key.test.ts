import { ApiObject } from 'cdk8s';
import { Prometheus, SecretKey } from '../../src/addons';
import { objectOf, objectsOf } from '../support/addons';
import { chart } from '../support/synth';

const object = (kind: string, namespace?: string) => new ApiObject(chart(), 'remote', { apiVersion: 'v1', kind, metadata: { name: 'remote', namespace } });
const sending = (bearerToken: SecretKey) => ({ remoteWrite: [{ url: 'https://a.example.com', bearerToken }] });

test('it is in a Secret of the app', () => {
  const objects = objectsOf((scope) => new Prometheus(scope, 'prometheus', sending(SecretKey.secret(object('Secret'), 'token'))));
  expect(objectOf(objects, 'Deployment').spec.template.spec.volumes).toContainEqual({
    name: 'secret-0', secret: { secretName: 'remote', items: [{ key: 'token', path: 'token' }] },
  });
});

test('fails with what no pod can read', () => {
  expect(() => new Prometheus(chart(), 'prometheus', sending(SecretKey.secret(object('Secret', 'other'), 'token')))).toThrow(
    "bearerToken of a remote write is in the Secret 'remote' of 'other', but the addon is in 'shop', and a pod reads only Secrets of its namespace; put it there [test/prometheus]",
  );
});

test('fails with what is no value of a Secret', () => {
  expect(() => SecretKey.secret(object('ConfigMap'), 'token')).toThrow("a secret value is in a Secret, got the ConfigMap 'remote'; pass the Secret");
  expect(() => SecretKey.secretName('remote', '')).toThrow("key in the Secret 'remote' must not be empty");
  expect(() => SecretKey.secretName('Remote', 'token')).toThrow(
    "name of a Secret must consist of lowercase letters, digits, '-' and '.' (at most 253), begin and end with a letter or digit, got 'Remote'",
  );
});
