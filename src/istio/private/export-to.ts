import { nonEmpty, unique } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import { ExportTo } from '../export-to';

/** The `exportTo` field of all kinds but ServiceEntry: what no namespace sees would do nothing. */
export function exportToSpec(exportTo: ExportTo[] | undefined, namespace: string | undefined): string[] | undefined {
  if (exportTo?.includes(ExportTo.NO_NAMESPACE)) throw invalid('exportTo has ExportTo.NO_NAMESPACE, which is for a ServiceEntry; drop it');
  return serviceExportToSpec(exportTo, namespace);
}

/** The `exportTo` field of a ServiceEntry, whose entries must differ and in which `*` and `~` stand alone. */
export function serviceExportToSpec(exportTo: ExportTo[] | undefined, namespace: string | undefined): string[] | undefined {
  if (!exportTo) return undefined;
  const values = nonEmpty('exportTo', exportTo).map((entry) => entry.value);
  unique('exportTo', values);
  if (namespace && values.includes('.') && values.includes(namespace)) {
    throw invalid(`exportTo has both '.' and '${namespace}', which is the same namespace; drop one`);
  }
  for (const [alone, reason] of [['*', "'*' already covers every namespace"], ['~', "'~' is no namespace at all"]]) {
    if (values.includes(alone) && values.length > 1) {
      throw invalid(`exportTo has '${alone}' beside ${values.filter((value) => value !== alone).join(', ')}; ${reason}, keep it alone`);
    }
  }
  return values;
}
