import { atMost, duration, headerName, nonEmpty, notEmpty } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type {
  RequestAuthenticationJwtRules as RuleSpec,
  RequestAuthenticationJwtRulesFromHeaders as HeaderSpec,
} from '../../schema/security.istio.io.generated';
import { ClaimToHeader, JwtHeader, JwtRule } from '../jwt-rule';

const MAX_SPACE_DELIMITED = 64;

/** An entry of the `jwtRules` of a RequestAuthentication. */
export function jwtRuleSpec({ jwks, ...rule }: JwtRule): RuleSpec {
  const keys = jwks?._toSpec() ?? {};
  checkIssuer(rule.issuer, keys);
  if (rule.timeout && keys.jwks) throw invalid('a jwt rule has a timeout for fetching keys, but its keys are inline; drop the timeout, or use Jwks.uri');
  const texts = (field: string) => (list: readonly string[]) => nonEmpty(`${field} of a jwt rule`, list).map((text) => notEmpty(`entry of the ${field} of a jwt rule`, text));
  const spec = render<Omit<JwtRule, 'jwks'>, RuleSpec>(rule, {
    audiences: texts('audiences'),
    fromHeaders: (list) => nonEmpty('fromHeaders of a jwt rule', list).map(fromHeaderSpec),
    fromParams: texts('fromParams'),
    fromCookies: texts('fromCookies'),
    outputClaimToHeaders: (list) => nonEmpty('outputClaimToHeaders of a jwt rule', list).map(claimToHeaderSpec),
    outputPayloadToHeader: (name) => headerName('outputPayloadToHeader of a jwt rule', name),
    spaceDelimitedClaims: (list) => texts('spaceDelimitedClaims')(atMost('spaceDelimitedClaims of a jwt rule', list, MAX_SPACE_DELIMITED)),
    timeout: (value) => duration('timeout of a jwt rule', value),
  });
  return { ...spec, ...keys };
}

function checkIssuer(issuer: string | undefined, keys: RuleSpec) {
  if (issuer !== undefined) notEmpty('issuer of a jwt rule', issuer);
  if (issuer === undefined && !keys.jwksUri) throw invalid('a jwt rule needs an issuer, unless its keys are given by Jwks.uri; name the issuer');
  if (!keys.jwksUri && !keys.jwks && !/^https?:\/\//.test(issuer!)) {
    throw invalid(`a jwt rule without jwks needs an issuer that is a URL, which publishes its keys, got ${show(issuer)}; give it jwks`);
  }
}

function fromHeaderSpec(header: JwtHeader): HeaderSpec {
  return render<JwtHeader, HeaderSpec>(header, { name: (name) => headerName('name of a header of fromHeaders', name) });
}

function claimToHeaderSpec({ claim, header }: ClaimToHeader): ClaimToHeader {
  notEmpty('claim of outputClaimToHeaders', claim);
  if (!/^[-\w]+$/.test(header)) throw invalid(`header of outputClaimToHeaders must consist of letters, digits, '-' and '_', got ${show(header)}`);
  return { claim, header };
}
