import { GlobalValues } from '../../values/global';
import { Values } from '../install-plan';
import { merge } from './merge';

export function globalValues({ extraValues, ...global }: GlobalValues): Values {
  return merge(global, extraValues ?? {});
}
