import { istio } from '../../src';
import { Coverage } from './meter';
import { TARGET_LEFT_OUT, targetRecipes } from './parts/policy-target';
import { seconds } from './parts/values';

const { Jwks, RequestAuthentication } = istio;
const RULE: istio.JwtRule = { issuer: 'https://issuer.example.com' };
const key = (modulus: string) => JSON.stringify({ keys: [{ kty: 'RSA', n: modulus, e: 'AQAB' }] });

export const requestAuthentication: Coverage = {
  apiVersion: 'security.istio.io/v1',
  kind: 'RequestAuthentication',
  minimal: (scope, id, props) => new RequestAuthentication(scope, id, { ...props, jwtRules: [RULE] }),
  recipes: {
    ...targetRecipes((target) => (scope) => new RequestAuthentication(scope, 'policy', { target, jwtRules: [RULE] })),
    'a rule': (scope, probe) => {
      const rule = probe.within('jwtRules[]');
      new RequestAuthentication(scope, 'policy', {
        jwtRules: [{
          issuer: rule.text('issuer'),
          audiences: [rule.text('audiences[]')],
          jwks: Jwks.uri(rule.text('jwksUri', (text) => `https://${text}.example.com/keys`)),
          fromHeaders: [{ name: rule.text('fromHeaders[].name'), prefix: rule.text('fromHeaders[].prefix') }],
          fromParams: [rule.text('fromParams[]')],
          fromCookies: [rule.text('fromCookies[]')],
          outputClaimToHeaders: [{ claim: rule.text('outputClaimToHeaders[].claim'), header: rule.text('outputClaimToHeaders[].header') }],
          outputPayloadToHeader: rule.text('outputPayloadToHeader'),
          forwardOriginalToken: rule.flag('forwardOriginalToken'),
          spaceDelimitedClaims: [rule.text('spaceDelimitedClaims[]')],
          timeout: seconds(rule, 'timeout'),
        }],
      });
    },
    'inline keys': (scope, probe) => new RequestAuthentication(scope, 'policy', {
      jwtRules: [{ ...RULE, jwks: Jwks.inline(probe.text('jwtRules[].jwks', key)) }],
    }),
  },
  leftOut: TARGET_LEFT_OUT,
};
