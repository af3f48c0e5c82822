import { labels } from '../../../core/private/checks';
import { invalid } from '../../../core/private/errors';
import { render } from '../../../core/private/render';
import type { MeshConfigDiscoverySelectors as SelectorSpec } from '../../../schema/mesh.generated';
import { LabelSelector } from '../../config/label-selector';

export function labelSelectorSpec(what: string, selector: LabelSelector): SelectorSpec {
  if (Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions?.length ?? 0) === 0) {
    throw invalid(`${what} has a label selector without labels and expressions, which every object fits; give it some or leave it out`);
  }
  return render<LabelSelector, SelectorSpec>(selector, {
    matchLabels: (value) => labels(what, value),
    matchExpressions: (list) => list.map((expression) => expression._toSpec()),
  });
}
