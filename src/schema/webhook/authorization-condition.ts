import type { AuthorizationPolicyRulesWhen } from '../security.istio.io.generated';
import { serviceAccount, withWildcard } from '../values/identity';
import { subnet } from '../values/ip';
import { show } from '../values/show';
import { notEmpty, portText } from '../values/text';
import { Place } from './place';

type Check = (value: string) => string | undefined;

/** Attributes that a condition can read, and the form of their values. */
const ATTRIBUTES: Readonly<Record<string, Check>> = {
  'source.ip': subnet,
  'remote.ip': subnet,
  'source.namespace': notEmpty,
  'source.serviceAccount': serviceAccount,
  'source.principal': notEmpty,
  'source.trustDomain': withWildcard,
  'request.auth.principal': notEmpty,
  'request.auth.audiences': notEmpty,
  'request.auth.presenter': notEmpty,
  'destination.ip': subnet,
  'destination.port': portText,
  'connection.sni': notEmpty,
};
/** Attributes with a name in brackets. */
const MAPS = ['request.headers', 'request.auth.claims', 'experimental.envoy.filters.'];
/** What attributes of former versions became. */
const REPLACED: Readonly<Record<string, string>> = {
  'destination.namespace': 'the namespace of the policy',
  'destination.labels': 'the selector of the policy',
  'destination.name': 'the selector of the policy',
  'destination.user': 'the selector of the policy',
};
const MAX_SERVICE_ACCOUNTS = 16;

/** A condition on an attribute of a request. */
export function condition({ key, values = [], notValues = [] }: AuthorizationPolicyRulesWhen, place: Place): void {
  if (values.length === 0 && notValues.length === 0) place.error('must have values or notValues');
  const wrongKey = attribute(key);
  place.at('key').error(wrongKey);
  if (wrongKey) return;
  const check = ATTRIBUTES[key] ?? notEmpty;
  for (const [field, list] of Object.entries({ values, notValues })) {
    place.checkEach(field, list, check);
    if (check === serviceAccount && list.length > MAX_SERVICE_ACCOUNTS) {
      place.at(field).error(`must have at most ${MAX_SERVICE_ACCOUNTS} service accounts, got ${list.length}`);
    }
  }
}

function attribute(key: string): string | undefined {
  if (Object.hasOwn(ATTRIBUTES, key)) return undefined;
  const map = MAPS.find((name) => key.startsWith(name));
  if (map !== undefined) {
    return /^[^[]+\[.+\]$/s.test(key) ? undefined : `must have a name in brackets, such as 'request.headers[x-user]', got ${show(key)}`;
  }
  const former = Object.keys(REPLACED).find((name) => key === name || (name === 'destination.labels' && key.startsWith(name)));
  return former === undefined
    ? `must be an attribute such as 'source.ip' or 'request.headers[x-user]', got ${show(key)}`
    : `${show(key)} is no longer an attribute; use ${REPLACED[former]}`;
}
