import { ApiObjectMetadata, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { invalid, show } from '../../core/private/errors';
import type { Storage } from '../storage';
import type { AddonProgram, ConfigFiles, MountedSecret } from './program';

/** Mounts all that a program reads and writes, as its file system is for neither. */
export function mountAll(deployment: kplus.Deployment, metadata: ApiObjectMetadata, program: AddonProgram): void {
  const [container] = deployment.containers;
  const { configs = [], storage, scratch = [], secrets = [] } = program;
  configs.forEach((config) => container.mount(config.path, configVolume(deployment, config, metadata), { readOnly: true }));
  if (storage) container.mount(storage.path, dataVolume(deployment, storage.storage, metadata));
  scratch.forEach((path, index) => container.mount(path, kplus.Volume.fromEmptyDir(deployment, `scratch-${index}`, `scratch-${index}`)));
  secrets.forEach((secret, index) => container.mount(secret.folder, secretVolume(deployment, `secret-${index}`, secret, metadata), { readOnly: true }));
}

function configVolume(deployment: kplus.Deployment, { suffix, files }: ConfigFiles, metadata: ApiObjectMetadata): kplus.Volume {
  const name = suffix ?? 'config';
  const map = new kplus.ConfigMap(deployment, name, {
    metadata: suffix === undefined ? metadata : { ...metadata, name: `${metadata.name}-${suffix}` },
    data: Object.fromEntries(Object.entries(files).map(([file, produce]) => [file, Lazy.any({ produce })])),
  });
  return kplus.Volume.fromConfigMap(deployment, `${name}-volume`, map, { name });
}

/** The volume of a storage, with the claim where it asks for one. */
function dataVolume(deployment: kplus.Deployment, { _size, _claim, _claimName }: Storage, metadata: ApiObjectMetadata): kplus.Volume {
  const name = 'data';
  const ofClaim = (claim: kplus.IPersistentVolumeClaim) => kplus.Volume.fromPersistentVolumeClaim(deployment, 'data-volume', claim, { name });
  if (_claimName !== undefined) return ofClaim(kplus.PersistentVolumeClaim.fromClaimName(deployment, 'claim', _claimName));
  if (!_claim) return kplus.Volume.fromEmptyDir(deployment, 'data-volume', name, { sizeLimit: _size });
  return ofClaim(new kplus.PersistentVolumeClaim(deployment, 'claim', {
    metadata: { ...metadata, name: `${metadata.name}-data` },
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: _size,
    storageClassName: _claim.storageClassName,
  }));
}

function secretVolume(deployment: kplus.Deployment, name: string, { what, value, file }: MountedSecret, metadata: ApiObjectMetadata): kplus.Volume {
  const { namespace } = metadata;
  const { _name, _key, _namespace } = value;
  if (_namespace !== undefined && _namespace !== namespace) {
    throw invalid(`${what} is in the Secret ${show(_name)} of ${show(_namespace)}, but the addon is in ${show(namespace)}, and a pod reads only Secrets of its namespace; put it there`);
  }
  const secret = kplus.Secret.fromSecretName(deployment, name, _name);
  return kplus.Volume.fromSecret(deployment, `${name}-volume`, secret, { name, items: { [_key]: { path: file } } });
}
