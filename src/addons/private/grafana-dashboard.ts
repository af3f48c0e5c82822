import { dnsLabel } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';

/** So that it is the end of a volume's name, too. */
const MAX_NAME = 53;
/** The API server takes objects of up to 1 MiB, with their metadata. */
const MAX_BYTES = 1_000_000;

export function dashboardName(name: string): string {
  dnsLabel('name of a dashboard', name);
  if (name.length > MAX_NAME) throw invalid(`name of a dashboard must have at most ${MAX_NAME} letters, got ${show(name)} with ${name.length}`);
  return name;
}

/** The JSON of a dashboard that Grafana can provision. */
export function checkedJson(name: string, json: string): string {
  const { title, uid } = parsed(name, json);
  for (const [field, value] of Object.entries({ title, uid })) {
    if (typeof value !== 'string' || value === '') {
      throw invalid(`dashboard ${show(name)} needs a ${field}, got ${show(value)}; export it from Grafana as JSON, not for sharing externally`);
    }
  }
  const bytes = Buffer.byteLength(json);
  if (bytes > MAX_BYTES) throw invalid(`dashboard ${show(name)} must have at most ${MAX_BYTES} bytes, which fit into a ConfigMap, got ${bytes}; split it`);
  return json;
}

function parsed(name: string, json: string): Record<string, unknown> {
  try {
    const value = JSON.parse(json);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below, like any other text that is no dashboard.
  }
  throw invalid(`dashboard ${show(name)} must be the JSON of a dashboard, an object, got ${show(json.length > 40 ? `${json.slice(0, 40)}...` : json)}`);
}
