import { addons } from 'cdk8s-istio';

test('fails for an administrator without a name', () => {
  expect(() => addons.GrafanaLogin.admin({ user: '', password: addons.SecretKey.secretName('grafana-admin', 'password') }))
    .toThrow(new Error('user of a login must not be empty'));
});
