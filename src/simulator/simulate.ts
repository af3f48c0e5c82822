import { answerOf } from './http/answer';
import { Mesh } from './mesh';
import { Outcome } from './outcome';
import { Request } from './request';

/**
 * What the mesh does with a request.
 *
 * @throws where what sends it is not there
 */
export function simulate(mesh: Mesh, request: Request): Outcome {
  const entry = mesh.entry(request);
  const { listener, unsure } = entry;
  switch (entry.kind) {
    case 'http': return answerOf(entry);
    case 'open': return { kind: 'passed on', decision: { listener }, unsure };
    case 'closed': return { kind: 'refused', decision: { listener }, unsure, reason: entry.reason };
    case 'unmodelled': return { kind: 'unmodelled', decision: { listener }, unsure, reason: entry.reason };
  }
}
