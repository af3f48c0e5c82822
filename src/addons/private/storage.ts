import * as kplus from 'cdk8s-plus-27';
import type { Storage } from '../storage';
import type { NamedMetadata } from './objects';

const name = 'data';

/** The volume of a storage, with the claim where it asks for one. */
export function mountStorage(scope: kplus.Deployment, { _size, _claim, _claimName }: Storage, metadata: NamedMetadata): kplus.Volume {
  const ofClaim = (claim: kplus.IPersistentVolumeClaim) => kplus.Volume.fromPersistentVolumeClaim(scope, 'data-volume', claim, { name });
  if (_claimName !== undefined) return ofClaim(kplus.PersistentVolumeClaim.fromClaimName(scope, 'claim', _claimName));
  if (!_claim) return kplus.Volume.fromEmptyDir(scope, 'data-volume', name, { sizeLimit: _size });
  const claim = new kplus.PersistentVolumeClaim(scope, 'claim', {
    metadata: { ...metadata, name: `${metadata.name}-data` },
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: _size,
    storageClassName: _claim.storageClassName,
  });
  return ofClaim(claim);
}
