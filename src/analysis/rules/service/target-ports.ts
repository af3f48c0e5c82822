import { field, listOf, textOf } from '../../../model/loose';
import { textsOf } from '../../../model/match/labels';
import { containersOf, Pod } from '../../../model/pods';
import { Rule } from '../../rule';

/** A port that a Service leads to by name is a port of its pods. One by number need not stand in them. */
export const targetPorts: Rule = {
  id: 'service/target-ports',
  codes: ['CDI0151'],
  *check(mesh) {
    for (const resource of mesh.of('', 'Service')) {
      const named = listOf(field(resource.object, 'spec', 'ports')).map((port) => textOf(field(port, 'targetPort')));
      if (named.every((name) => name === '')) continue;
      const selector = textsOf(field(resource.object, 'spec', 'selector'));
      const pods = Object.keys(selector).length === 0 ? [] : mesh.pods.select(selector, resource.namespace);
      if (pods.length === 0) continue;
      const names = new Set(pods.flatMap(portNamesOf));
      for (const [index, name] of named.entries()) {
        if (name === '' || names.has(name)) continue;
        const message = `no container of its pods, such as '${pods[0].name}', has a port named '${name}', so the port leads nowhere`;
        yield { code: 'CDI0151', message, resource, path: ['spec', 'ports', index, 'targetPort'] };
      }
    }
  },
};

const portNamesOf = (pod: Pod) => containersOf(pod, 'containers', 'initContainers')
  .flatMap((container) => listOf(field(container, 'ports')).map((port) => field(port, 'name')));
