import { MeshGateway } from '../../values/gateway';
import { Values } from '../install-plan';
import { merge } from './merge';

export function gatewayValues({ name, namespace, extraValues, ...gateway }: MeshGateway): Values {
  return merge(gateway, extraValues ?? {});
}
