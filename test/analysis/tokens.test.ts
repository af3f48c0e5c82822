import { analyze } from '../../src/analysis/analyze';
import { tokens } from '../../src/analysis/rules/security/tokens';
import { readText } from '../../src/model/read';

const manifests = (namespace: string) => readText(`apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: tokens, namespace: shop }
spec: { jwtRules: [{ issuer: me }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ask, namespace: ${namespace} }
spec: { rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }] }
`, 'a.yaml');

test.each([['istio-system', 0], ['shop', 0], ['other', 1]])('where a policy of %s asks for a token there are %d findings', (namespace, count) => {
  expect(analyze(manifests(namespace), { rules: [tokens] }).findings).toHaveLength(count);
});
