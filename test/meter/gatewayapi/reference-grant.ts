import { gatewayapi } from '../../../src';
import { Coverage } from '../meter';

const { ReferenceGrant, ReferenceGrantTo, ReferringKind } = gatewayapi;
const FROM: gatewayapi.ReferenceGrantFrom = { kind: ReferringKind.HTTP_ROUTE, namespace: 'edge' };

export const referenceGrant: Coverage = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'ReferenceGrant',
  minimal: (scope, id, props) => new ReferenceGrant(scope, id, { ...props, from: [FROM], to: [ReferenceGrantTo.service()] }),
  recipes: {
    'fields': (scope, probe) => {
      probe.implied('from[].group', 'gateway.networking.k8s.io');
      new ReferenceGrant(scope, 'grant', {
        from: [{ kind: probe.member('from[].kind', ReferringKind), namespace: probe.text('from[].namespace') }],
        to: [ReferenceGrantTo.service(probe.text('to[].name'))],
      });
    },
    'kinds': (scope, probe) => new ReferenceGrant(scope, 'grant', {
      from: [FROM], to: [probe.of('to[].kind', ReferenceGrantTo.service(), ReferenceGrantTo.secret(), ReferenceGrantTo.configMap())],
    }),
    'a group': (scope, probe) => {
      probe.implied('to[].group', 'inference.networking.k8s.io');
      new ReferenceGrant(scope, 'grant', { from: [FROM], to: [ReferenceGrantTo.inferencePool()] });
    },
  },
  leftOut: [],
};
