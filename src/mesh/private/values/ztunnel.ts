import { ZtunnelValues } from '../../values/ztunnel';
import { Values } from '../install-plan';
import { merge } from './merge';

export function ztunnelValues({ enabled, namespace, extraValues, ...ztunnel }: ZtunnelValues): Values {
  return merge(ztunnel, extraValues ?? {});
}
