import { gatewayapi } from 'cdk8s-istio';
import { call, either, list, mostly, pick, struct } from '../recipe';
import { defining, metadata } from '../resource';
import { namespace, subdomain } from '../values';

const from = struct<gatewayapi.ReferenceGrantFrom>({ kind: pick(...Object.values(gatewayapi.ReferringKind)), namespace });
const name = mostly(subdomain, pick<string | undefined>(undefined));
const { ReferenceGrantTo } = gatewayapi;
const to = either(
  call(ReferenceGrantTo.service, name),
  call(ReferenceGrantTo.secret, name),
  call(ReferenceGrantTo.configMap, name),
  call(ReferenceGrantTo.inferencePool, name),
);
const props = struct<gatewayapi.ReferenceGrantProps>({
  metadata: metadata(mostly(pick('routes'), subdomain)),
  from: mostly(list(from, 1, 3), list(from, 0, 20)),
  to: mostly(list(to, 1, 3), list(to, 0, 20)),
});

export const referenceGrant = defining(props, (scope, one) => new gatewayapi.ReferenceGrant(scope, 'case', one));
