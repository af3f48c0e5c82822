import { IstiodValues } from '../../values/istiod';
import { Values } from '../install-plan';
import { merge } from './merge';

export function istiodValues({ enabled, extraValues, ...pilot }: IstiodValues): Values {
  return { pilot: merge(pilot, extraValues ?? {}) };
}
