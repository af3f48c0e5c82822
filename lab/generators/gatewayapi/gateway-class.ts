import { gatewayapi } from 'cdk8s-istio';
import { either, maybe, mostly, pick, struct } from '../recipe';
import { defining, metadata } from '../resource';
import { label, namespace, subdomain, text } from '../values';
import { group, kind } from './values';

const others = pick('example.com/controller', "a.b/c/d~!$&'()*+,;=:%");
const oddControllers = either(pick('', 'a', '/a', 'a/', 'A/b', 'a/b c', `a/${'b'.repeat(252)}`, `a/${'b'.repeat(251)}`), text);

const props = struct<gatewayapi.GatewayClassProps>({
  metadata: metadata(mostly(pick('edge'), label)),
  controllerName: maybe(mostly(either(pick('istio.io/gateway-controller'), others, others), oddControllers), 0.8),
  description: maybe(either(pick('x'.repeat(64), 'x'.repeat(65), 'é'.repeat(64)), text)),
  parametersRef: maybe(struct<gatewayapi.GatewayClassParameters>({ group, kind, name: subdomain, namespace: maybe(namespace) })),
});

export const gatewayClass = defining(props, (scope, one) => new gatewayapi.GatewayClass(scope, 'case', one));
