import { nonEmpty, unique } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import { ExportTo } from '../export-to';

/** The `exportTo` field, whose entries must differ and in which `*` stands alone. */
export function exportToSpec(exportTo: ExportTo[] | undefined, namespace: string | undefined): string[] | undefined {
  if (!exportTo) return undefined;
  const values = nonEmpty('exportTo', exportTo).map((entry) => entry.value);
  unique('exportTo', values);
  if (namespace && values.includes('.') && values.includes(namespace)) {
    throw invalid(`exportTo has both '.' and '${namespace}', which is the same namespace; drop one`);
  }
  if (values.includes('*') && values.length > 1) {
    throw invalid(`exportTo has '*' beside ${values.filter((value) => value !== '*').join(', ')}; '*' already covers every namespace, keep it alone`);
  }
  return values;
}
