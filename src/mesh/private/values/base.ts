import { render } from '../../../core/private/render';
import type { BaseSpec } from '../../../schema/values.generated';
import { BaseValues } from '../../values/base';
import { Values } from '../install-plan';
import { knownFields } from '../known-fields';
import { merge } from './merge';

/** As the chart has them, which keeps nearly all in a section of its own. */
export function baseValues({ enabled: _, extraValues = {}, defaultRevision, ...base }: BaseValues): Values {
  const section = render<typeof base, BaseSpec>(base, {});
  knownFields('base', 'values', 'Base', { ...section, defaultRevision });
  return merge({ defaultRevision, base: section }, extraValues);
}
