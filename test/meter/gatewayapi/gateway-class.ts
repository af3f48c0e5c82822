import { gatewayapi } from '../../../src';
import { Coverage } from '../meter';

const { GatewayClass } = gatewayapi;

export const gatewayClass: Coverage = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'GatewayClass',
  namespaced: false,
  minimal: (scope, id, props) => new GatewayClass(scope, id, props),
  recipes: {
    fields: (scope, probe) => new GatewayClass(scope, 'class', {
      controllerName: probe.text('controllerName', (text) => `example.com/${text}`),
      description: probe.text('description'),
      parametersRef: {
        group: probe.text('parametersRef.group', (text) => `${text}.example.com`),
        kind: probe.text('parametersRef.kind', (text) => `K${text}`),
        name: probe.text('parametersRef.name'),
        namespace: probe.text('parametersRef.namespace'),
      },
    }),
  },
  leftOut: [],
};
