import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { Crd, moduleFolder } from '../crds';
import { markDeprecated, readMessages } from './deprecations';

/** The modules of a minor version of Istio. */
export interface ReleaseModules {
  readonly 'istio.io/api': string;
  readonly 'sigs.k8s.io/gateway-api': string;
}

/** The CRDs of a minor version, by their names, with what is deprecated marked. Those of Istio have one channel. */
export interface ReleaseCrds {
  readonly minor: number;
  readonly gatewayApi: string;
  readonly standard: ReadonlyMap<string, Crd>;

  /** Those of the standard channel too, where they have more fields and versions. */
  readonly experimental: ReadonlyMap<string, Crd>;
}

/** Reads the CRDs of a minor version from its modules. */
export function readRelease(modules: ReleaseModules): ReleaseCrds {
  const [api, gatewayApi] = (['istio.io/api', 'sigs.k8s.io/gateway-api'] as const).map((name) => moduleFolder(name, modules[name]));
  const istios = crdsIn([join(api, 'kubernetes', 'customresourcedefinitions.gen.yaml')]);
  const messages = readMessages(api);
  istios.forEach((crd) => markDeprecated(crd, messages));
  const channel = (name: string) => {
    const folder = join(gatewayApi, 'config', 'crd', name);
    const crds = crdsIn(readdirSync(folder).filter((file) => file.startsWith('gateway.networking.k8s.io_')).map((file) => join(folder, file)));
    crds.forEach((crd) => markDeprecated(crd));
    return new Map([...istios, ...crds].map((crd) => [crd.metadata.name, crd]));
  };
  return {
    minor: Number(modules['istio.io/api'].split('.')[1]),
    gatewayApi: modules['sigs.k8s.io/gateway-api'].replace(/^v(\d+\.\d+).*/, '$1'),
    standard: channel('standard'),
    experimental: channel('experimental'),
  };
}

/** Each with the versions that are served. */
function crdsIn(files: string[]): Crd[] {
  const documents = files.flatMap((file) => loadAll(readFileSync(file, 'utf8')) as Array<Crd | undefined>);
  return documents.filter((one): one is Crd => one?.kind === 'CustomResourceDefinition').map((crd) => {
    crd.spec.versions = crd.spec.versions.filter(({ served }) => served);
    return crd;
  });
}
