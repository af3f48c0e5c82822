import { CniValues } from '../../values/cni';
import { Values } from '../install-plan';
import { merge } from './merge';

export function cniValues({ enabled, namespace, extraValues, ...cni }: CniValues): Values {
  return merge(cni, extraValues ?? {});
}
