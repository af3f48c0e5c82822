import { Pod, push } from '../../../model/pods';
import { Typed } from '../../../model/resource';
import type { TelemetrySpec } from '../../../schema/telemetry.istio.io.generated';
import { Rule } from '../../rule';
import { firstLabel, noPods } from '../selector';

type Telemetry = Typed<TelemetrySpec>;

/** A pod has one Telemetry that selects it, and a namespace one without a selector. */
export const selectors: Rule = {
  id: 'telemetry/selectors',
  codes: ['IST0101', 'IST0159', 'IST0160'],
  *check(mesh) {
    const ofPods = new Map<Pod, Telemetry[]>();
    const ofNamespaces = new Map<string, Telemetry[]>();
    for (const resource of mesh.istio('Telemetry')) {
      const { namespace, spec } = resource;
      if (!spec.selector) push(ofNamespaces, namespace, resource);
      const selector = spec.selector?.matchLabels ?? {};
      if (Object.keys(selector).length === 0) continue;
      const pods = mesh.pods.select(selector, namespace);
      for (const pod of pods) push(ofPods, pod, resource);
      if (pods.length > 0) continue;
      yield { code: 'IST0101', message: noPods(selector, namespace), resource, path: firstLabel(selector, 'spec', 'selector', 'matchLabels') };
    }

    const reported = new Set<Telemetry>();
    for (const [pod, telemetries] of ofPods) {
      for (const resource of telemetries) {
        if (telemetries.length < 2 || reported.has(resource)) continue;
        reported.add(resource);
        const message = `the Telemetries ${namesOf(telemetries)} all select the pod '${pod.name}', and only one of them counts`;
        yield { code: 'IST0159', message, resource, path: ['metadata', 'name'] };
      }
    }
    for (const [namespace, telemetries] of ofNamespaces) {
      for (const resource of telemetries) {
        if (telemetries.length < 2) continue;
        const message = `the Telemetries ${namesOf(telemetries)} are all for the whole namespace '${namespace}', and only one of them counts`;
        yield { code: 'IST0160', message, resource };
      }
    }
  },
};

const namesOf = (telemetries: readonly Telemetry[]) => telemetries.map(({ name }) => name).sort().join(', ');
