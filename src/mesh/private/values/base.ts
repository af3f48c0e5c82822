import { BaseValues } from '../../values/base';
import { Values } from '../install-plan';
import { merge } from './merge';

export function baseValues({ extraValues, defaultRevision }: BaseValues): Values {
  return merge({ defaultRevision }, extraValues ?? {});
}
