import type { PeerAuthenticationSpec, RequestAuthenticationJwtRules, RequestAuthenticationSpec } from '../security.istio.io.generated';
import { duration } from '../values/duration';
import { jwksUri, readJwks } from '../values/jwks';
import { show } from '../values/show';
import { Place } from './place';
import { scope, workloads } from './selector';

export function requestAuthentication(spec: RequestAuthenticationSpec, place: Place): void {
  scope(spec, place);
  place.each('jwtRules', spec.jwtRules, jwtRule);
}

/** The field of a key set's address has a deprecated spelling as well, which the CRD still takes. */
type JwtRule = RequestAuthenticationJwtRules & { readonly jwks_uri?: string };

function jwtRule(rule: JwtRule, place: Place): void {
  const address = rule.jwksUri ?? rule.jwks_uri;
  if (!rule.issuer && !address) place.error('must have an issuer or a jwksUri');
  place.check('jwksUri', address || undefined, jwksUri);
  place.one('jwks', rule.jwks || undefined, (text, at) => {
    const { error, secret } = readJwks(text);
    at.error(error);
    for (const index of secret) at.warning(`has a secret key at index ${index}, and a verifier needs the public one only; replace it`);
  });
  place.check('timeout', rule.timeout, duration);
}

export function peerAuthentication({ selector, portLevelMtls }: PeerAuthenticationSpec, place: Place): void {
  workloads(selector, place);
  place.pairs('portLevelMtls', portLevelMtls, (name, _, at) => {
    // The CRD's rule takes what only looks like a number, such as 080.
    if (!/^[1-9]\d*$/.test(name)) at.error(`must be a port from 1 to 65535, got ${show(name)}`);
  });
}
