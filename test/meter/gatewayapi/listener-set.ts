import { gatewayapi } from '../../../src';
import { Coverage } from '../meter';
import { GATEWAY, listenerRecipes } from '../parts/gateway-api';

const { Gateway, Listener, ListenerSet } = gatewayapi;

export const listenerSet: Coverage = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'ListenerSet',
  minimal: (scope, id, props) => new ListenerSet(scope, id, { ...props, gateway: GATEWAY, listeners: [Listener.http()] }),
  recipes: {
    ...listenerRecipes((listener) => (scope) => new ListenerSet(scope, 'listeners', { gateway: GATEWAY, listeners: [listener] })),
    'the gateway': (scope, probe) => new ListenerSet(scope, 'listeners', {
      gateway: Gateway.fromGatewayName(`${probe.text('parentRef.namespace')}/${probe.text('parentRef.name')}`), listeners: [Listener.http()],
    }),
  },
  leftOut: [
    [/^parentRef\.(group|kind)$/, 'the only parent is a Gateway, which is the default'],
    [/\.kinds\[\]\.group$/, 'the kinds that Istio takes are all of the group that is the default'],
    [/certificateRefs\[\]\.(group|kind)$/, 'Istio takes only a Secret, which is the default'],
  ],
};
